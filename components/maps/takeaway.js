// Spacing of symbols and names in the take-away map, at every zoom and window size; `layout` is static/map/layout.js.
function spaceOut(map, district, marks, names, look, layout) {
  const leaders = L.layerGroup().addTo(map);
  const point = (at, zoom) => { const p = map.project(at, zoom); return [p.x, p.y]; };
  let size, em, least;
  function measure() {
    const box = map.getSize();
    size = Math.max(14, Math.min(64, look.symbol * Math.min(innerHeight / look.screen, box.x / 864, box.y / 514)));
    em = Math.max(14, size * look.name);
    const style = document.documentElement.style, px = { "--s": size, "--em": em, "--legend": Math.max(15, size * 0.8) };
    for (const [name, value] of Object.entries(px)) style.setProperty(name, `${value.toFixed(1)}px`);
  }
  function arrange() {
    const zoom = map.getZoom(), homes = marks.map((m) => point(m.at, zoom));
    const spots = layout.relax(homes, marks.map((m) => size / 2 * (m.alert ? look.ringGap : look.gap)));
    leaders.clearLayers();
    marks.forEach((m, i) => {
      const at = map.unproject(spots[i], zoom), far = Math.hypot(spots[i][0] - homes[i][0], spots[i][1] - homes[i][1]);
      m.marker.setLatLng(at);
      if (far > size * look.smallMove) L.polyline([m.at, at], { color: look.leader[0], weight: look.leader[1], interactive: false }).addTo(leaders);
    });
    const boxes = spots.map(([x, y], i) => { const w = size * (marks[i].alert ? look.ringGap : look.nameGap); return { x, y, w, h: w }; });
    const wanted = names.map((n) => {
      const home = n.rings.map((ring) => ring.map(([lon, lat]) => point([lat, lon], zoom)));
      return { at: point(n.at, zoom), ems: n.ems, home };
    });
    const above = zoom - least, limit = above < 0.6 ? 5 : above < 1.3 ? 9 : above < 2 ? 14 : 20;
    const [px, placed] = layout.fitNames(wanted, boxes, limit, em);
    document.documentElement.style.setProperty("--place", `${Math.max(14, px).toFixed(1)}px`);
    placed.forEach((spot, i) => {
      names[i].marker.setOpacity(spot ? 1 : 0);
      if (spot) names[i].marker.setLatLng(map.unproject(spot, zoom));
    });
  }
  function whole() {
    measure();
    map.invalidateSize(false);
    map.fitBounds(district, { padding: [size, size], animate: false });
    least = map.getZoom();
    map.setMinZoom(least - 0.5);
    arrange();
  }
  for (const [place, words] of Object.entries(look.buttons)) {
    const button = map.getContainer().querySelector(`.leaflet-control-zoom-${place}`);
    button.title = words;
    button.setAttribute("aria-label", words);
  }
  L.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);
  map.on("zoomend", arrange);
  addEventListener("resize", () => { map.setMinZoom(0); whole(); });
  whole();
}
