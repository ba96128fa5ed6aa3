// The live map in the page. `createMap` returns {update(data), end()}; an update compares with what is drawn and touches
// only what differs, so zoom, centre, focus and symbols stay as they are.
const views = new Map();  // by key: last view and choice, so that a map that leaves the page and returns is as it was
const FRAME = 12;         // zoom in whose pixels the ground is drawn
const MAX_ZOOM = 13;      // the ground has no more to show
const HOW_MANY = [[0.6, 5], [1.3, 9], [2, 14], [Infinity, 20]];  // zoom above the whole district → number of names
const clamp = (low, value, high) => Math.max(low, Math.min(high, value));

export function createMap(parts) {
  const M = { ...parts, marks: new Map(), known: new Map(), names: [], places: new Map(), chosen: null, asked: null,
              data: null, ownView: false, moving: false, seen: {}, size: 20, calm: matchMedia("(prefers-reduced-motion: reduce)").matches };
  M.node = (name) => M.root.querySelector(`.lz-${name}`);
  return {
    update(data) {
      M.data = data;
      if (M.map) return apply(M);
      const host = M.node("map");
      M.observer = new ResizeObserver(() => resized(M));
      M.observer.observe(host);
      paintWords(M);
      if (host.clientWidth && host.clientHeight) start(M);
    },
    setGround(ground) { M.ground = ground; M.look = ground.look; if (M.map) addGround(M); },
    end() { M.observer?.disconnect(); M.map?.remove(); },
  };
}

function start(M) {
  const { L, data } = M, host = M.node("map");
  const motion = { zoomAnimation: !M.calm, fadeAnimation: false, markerZoomAnimation: !M.calm, inertia: !M.calm };
  M.map = L.map(host, { attributionControl: false, zoomControl: false, scrollWheelZoom: false, zoomSnap: 0.05, zoomDelta: 0.7,
                        wheelPxPerZoomLevel: 90, maxZoom: MAX_ZOOM, maxBoundsViscosity: 0.9, ...motion });
  host.setAttribute("role", "group");
  for (const [name, z] of [["leaders", 450], ["places", 460]]) M.map.createPane(name).style.zIndex = z;
  M.leaders = L.layerGroup().addTo(M.map);
  M.map.on("zoomanim", (e) => moveMarks(M, e.zoom, false));
  M.map.on("zoomend", () => { if (M.ready) arrange(M); });
  M.map.on("zoomstart dragstart", () => { hideTip(M); if (!M.moving) M.ownView = true; });
  M.map.on("moveend", () => {
    if (!M.ready) return;
    edges(M);
    remember(M, { view: M.ownView ? [M.map.getCenter(), M.map.getZoom()] : null });
  });
  host.addEventListener("focusin", () => M.map.scrollWheelZoom.enable());
  host.addEventListener("focusout", () => M.map.scrollWheelZoom.disable());
  M.root.addEventListener("keydown", (e) => { if (e.key === "Escape") escape(M); });
  addGround(M);
  measure(M);
  fit(M);
  const { view, asked, chosen } = views.get(data.key) ?? {};
  if (view) { M.ownView = true; M.map.setView(view[0], view[1], { animate: false }); }
  if (asked === data.asked) { M.asked = asked; M.chosen = chosen; }
  apply(M);
}

const remember = (M, what) => views.set(M.data.key, { ...views.get(M.data.key), ...what });

function addGround(M) {
  const { L } = M, g = M.ground, [west, south, east, north] = g.district;
  const points = [...g.neighbours.flatMap((n) => n.rings.flat()), ...g.outline.flat()];
  const box = L.latLngBounds(points.map(([lon, lat]) => [lat, lon]));
  const [a, b] = [L.CRS.EPSG3857.latLngToPoint(box.getNorthWest(), FRAME), L.CRS.EPSG3857.latLngToPoint(box.getSouthEast(), FRAME)];
  const project = ([lon, lat]) => { const p = L.CRS.EPSG3857.latLngToPoint(L.latLng(lat, lon), FRAME); return [p.x - a.x, p.y - a.y]; };
  M.district = L.latLngBounds([south, west], [north, east]);
  M.overlay?.remove();
  M.names.forEach((name) => name.layer?.remove());
  M.drawn = M.paint.ground(M.look, g, project, [b.x - a.x, b.y - a.y]);
  M.overlay = L.svgOverlay(M.drawn.root, box, { interactive: false }).addTo(M.map);
  M.map.setMaxBounds(box);
  for (const cell of Object.values(M.drawn.cells)) {
    cell.addEventListener("mousemove", (e) => cellTip(M, cell.dataset.code, e));
    cell.addEventListener("mouseleave", () => hideTip(M));
  }
  M.names = [...g.names.map(([code, zh, en, lon, lat]) => ({ code, zh, en, at: L.latLng(lat, lon) })),
             ...g.neighbours.map(({ zh, en, at }) => ({ zh, en, at: L.latLng(at[1], at[0]), beyond: true }))];
  for (const part of ["lang", "layers", "shade", "place"]) delete M.seen[part];
}

// --- size and view -------------------------------------------------------------------------------------------------

function fit(M) {
  M.moving = true;
  M.map.setMinZoom(0);
  M.map.fitBounds(M.district, { padding: [M.size, M.size], animate: false });
  M.fitZoom = M.map.getZoom();
  M.map.setMinZoom(M.fitZoom - 0.5);
  M.moving = M.ownView = false;
}

function resized(M) {
  const host = M.node("map");
  if (!host.clientWidth || !host.clientHeight) return;
  if (!M.map) { if (M.data) start(M); return; }
  M.moving = true;
  M.map.invalidateSize({ animate: false, pan: false });
  M.moving = false;
  measure(M);
  if (!M.ownView) fit(M);
  arrange(M);
}

function measure(M) {
  const host = M.node("map"), rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const fits = Math.min(innerHeight / M.look.screen, host.clientWidth / 864, host.clientHeight / 514);
  M.size = clamp(14, M.look.symbol * fits, 64);
  const zh = M.data.lang === "zh", big = M.data.briefing;
  M.em = Math.max(14, M.size * (big ? (zh ? 1.24 : 0.95) : (zh ? 0.82 : 0.68)));
  const legend = big ? M.size * 1.24 : Math.max(14, 0.95 * rem, M.size * 0.72);
  for (const [name, px] of [["--s", M.size], ["--em", M.em], ["--legend", legend]]) M.root.style.setProperty(name, `${px.toFixed(1)}px`);
  for (const line of M.drawn.root.querySelectorAll("[data-width]")) line.setAttribute("stroke-width", Math.max(0.8, line.dataset.width * M.size / M.look.symbol).toFixed(2));
}

// --- from data to drawing ------------------------------------------------------------------------------------------

function changed(M, name, value) {
  const text = JSON.stringify(value);
  if (M.seen[name] === text) return false;
  M.seen[name] = text;
  return true;
}

function paintWords(M) {
  const { data } = M;
  M.node("map").setAttribute("aria-label", data.words.label);
  if (changed(M, "legend", [data.legend, data.shade, data.lang])) M.paint.legend(M.look, M.node("legend"), data);
  if (changed(M, "foot", data.foot)) M.paint.foot(M.node("foot"), data.foot);
}

function apply(M) {
  const { data } = M;
  paintWords(M);
  M.node("map").style.height = `${data.height}px`;
  if (changed(M, "lang", [data.lang, data.briefing])) { controls(M); nameNodes(M); }
  if (changed(M, "layers", data.layers)) {
    for (const [name, on] of Object.entries(data.layers)) M.drawn.layers[name].style.display = on ? "" : "none";
  }
  if (changed(M, "shade", data.shade)) M.paint.shade(M.look, M.drawn.cells, data.shade);
  const moved = diffMarks(M);
  measure(M);
  if (M.asked !== data.asked) { M.asked = data.asked; choose(M, data.selected, true); }
  M.ready = true;
  if (changed(M, "place", [moved, M.size, M.em, data.lang])) arrange(M);
}

function diffMarks(M) {
  const present = new Set();
  for (const row of M.data.rows) {
    present.add(row[0]);
    const v = village(M.data, row), old = M.marks.get(v.code), text = JSON.stringify(v);
    if (old?.text === text) continue;
    old ? dress(M, old, v) : M.marks.set(v.code, dress(M, newMark(M, v), v));
    M.marks.get(v.code).text = text;
    M.known.set(v.code, v);
  }
  for (const [code, mark] of M.marks) if (!present.has(code)) { mark.layer.remove(); M.marks.delete(code); }
  if (M.chosen && !present.has(M.chosen)) M.chosen = null;
  return [...M.marks.values()].map(({ v }) => [v.code, v.alert, v.at]);
}

function village(data, [code, name, town, state, alert, lon, lat, ...values]) {
  const [status, label] = data.states[state];
  const pairs = [[label, alert ? data.alert : ""], ...data.tips.map((tip, i) => [tip, values[i]])];
  return { code, name, town: data.towns[town], status, alert, at: [lat, lon], pairs, joint: data.lang === "zh" ? "，" : ", " };
}

function newMark(M, v) {
  const mark = { code: v.code, v, icon: M.paint.svg("svg"), name: M.paint.html("span", "lz-name") };
  const inner = M.paint.html("div");
  inner.append(mark.icon, mark.name);
  const icon = M.L.divIcon({ html: inner, className: "lz-mark", iconSize: null });
  mark.layer = M.L.marker(v.at, { icon, keyboard: false, riseOnHover: true, bubblingMouseEvents: false }).addTo(M.map);
  mark.el = mark.layer.getElement();
  mark.el.setAttribute("role", "button");
  mark.el.dataset.code = mark.code;
  mark.el.tabIndex = -1;
  mark.layer.on("click", () => take(M, mark.code));
  mark.el.addEventListener("keydown", (e) => pressed(M, mark, e));
  mark.el.addEventListener("mouseenter", () => markTip(M, mark));
  mark.el.addEventListener("mouseleave", () => { if (M.tipOf === mark) hideTip(M); });
  mark.el.addEventListener("focus", () => focused(M, mark));
  mark.el.addEventListener("blur", () => { if (M.tipOf === mark && !mark.el.matches(":hover")) hideTip(M); });
  return mark;
}

function dress(M, mark, v) {
  const chosen = mark.code === M.chosen;
  mark.v = v;
  M.paint.symbol(mark.icon, M.paint.markerParts(M.look, v.status, v.alert, chosen), M.look.box);
  mark.name.textContent = chosen ? v.name : "";
  mark.el.setAttribute("aria-pressed", String(chosen));
  mark.el.setAttribute("aria-label", [v.name, v.town, ...v.pairs.map((pair) => pair.join(" ").trim())].filter(Boolean).join(v.joint));
  mark.layer.setZIndexOffset(chosen ? 2000 : 0);
  return mark;
}

// --- choosing ------------------------------------------------------------------------------------------------------

function choose(M, code, fromPage) {
  const before = M.marks.get(M.chosen), mark = M.marks.get(code);
  M.chosen = mark ? code : null;
  remember(M, { chosen: M.chosen, asked: M.asked });
  for (const one of [before, mark]) if (one) dress(M, one, one.v);
  M.marks.forEach((m) => { m.el.tabIndex = -1; });
  stop(M);
  if (mark && fromPage && M.ownView) M.map.panInside(mark.layer.getLatLng(), { padding: [M.size * 4, M.size * 3], animate: !M.calm });
}

function take(M, code) {
  if (code === M.chosen) return;
  choose(M, code, false);
  M.entry.send("selected", code);
}

function escape(M) {
  hideTip(M);
  if (M.chosen !== null) { choose(M, null, false); M.entry.send("selected", null); }
}

// Exactly one symbol is a tab stop: the one last focused, the chosen one, or the first.
function stop(M, mark = null) {
  const one = mark ?? M.marks.get(M.chosen) ?? M.marks.get(M.last) ?? M.marks.values().next().value;
  if (!one) return;
  M.marks.forEach((m) => { m.el.tabIndex = m === one ? 0 : -1; });
}

function pressed(M, mark, e) {
  if (e.key === "Enter" || e.key === " ") { e.preventDefault(); e.stopPropagation(); take(M, mark.code); return; }
  if (!e.key.startsWith("Arrow")) return;
  e.preventDefault(); e.stopPropagation();
  const all = [...M.marks.values()];
  const spots = all.map((m) => { const p = M.map.project(m.layer.getLatLng()); return [p.x, p.y]; });
  all[M.layout.neighbour(spots, all.indexOf(mark), e.key)]?.el.focus();
}

function focused(M, mark) {
  M.last = mark.code;
  stop(M, mark);
  if (!M.map.getBounds().contains(mark.layer.getLatLng())) M.map.panInside(mark.layer.getLatLng(), { padding: [M.size * 2, M.size * 2], animate: false });
  if (mark.el.matches(":focus-visible")) markTip(M, mark);
}

// --- places: symbols apart, leader lines, names --------------------------------------------------------------------

function places(M, zoom) {
  const key = `${zoom.toFixed(3)}|${M.size.toFixed(1)}`;
  const known = [...M.known.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  const text = JSON.stringify(known.map((v) => [v.code, v.alert, v.at]));
  if (M.knownText !== text) { M.knownText = text; M.places.clear(); }
  if (!M.places.has(key)) {
    const homes = known.map((v) => { const p = M.map.project(v.at, zoom); return [p.x, p.y]; });
    const spots = M.layout.relax(homes, known.map((v) => M.size / 2 * (v.alert ? M.look.ringGap : M.look.gap)));
    M.places.set(key, new Map(known.map((v, i) => [v.code, { home: homes[i], spot: spots[i] }])));
  }
  return M.places.get(key);
}

// During a zoom animation only the targets change (Leaflet moves the symbols there); afterwards everything settles.
function moveMarks(M, zoom, settle) {
  const found = places(M, zoom);
  for (const mark of M.marks.values()) {
    const at = M.map.unproject(found.get(mark.code).spot, zoom);
    if (settle) mark.layer.setLatLng(at); else mark.layer._latlng = at;
  }
  if (settle) { leaders(M, found, zoom); nameSpots(M, found, zoom); }
}

function arrange(M) {
  stop(M);
  moveMarks(M, M.map.getZoom(), true);
  edges(M);
}

function leaders(M, found, zoom) {
  M.leaders.clearLayers();
  const [color, weight] = M.look.lines.leader, pane = "leaders";
  for (const code of M.marks.keys()) {
    const { home, spot } = found.get(code);
    if (Math.hypot(spot[0] - home[0], spot[1] - home[1]) < M.size * M.look.smallMove) continue;
    const from = M.map.unproject(home, zoom), options = { color, weight, pane, interactive: false, fillOpacity: 1, fillColor: color };
    M.L.polyline([from, M.map.unproject(spot, zoom)], options).addTo(M.leaders);
    M.L.circleMarker(from, { ...options, radius: 1.6, weight: 0 }).addTo(M.leaders);
  }
}

function nameNodes(M) {
  for (const name of M.names) {
    name.layer?.remove();
    name.text = M.data.lang === "zh" ? name.zh : name.en;
    const inner = M.paint.html("span", "", name.text);
    const icon = M.L.divIcon({ html: inner, className: `lz-place${name.beyond ? " lz-beyond" : ""}`, iconSize: null });
    name.layer = M.L.marker(name.at, { icon, interactive: false, keyboard: false, pane: "places" }).addTo(M.map);
    const el = name.layer.getElement();
    el.setAttribute("aria-hidden", "true");
    el.hidden = true;
  }
}

function nameSpots(M, found, zoom) {
  const own = M.names.filter((n) => !n.beyond);
  const symbols = [...M.marks.values()].map((m) => {
    const [x, y] = found.get(m.code).spot, side = M.size * (m.v.alert ? M.look.ringGap : M.look.nameGap);
    return { x, y, w: side, h: side };
  });
  const names = own.map((n) => {
    const p = M.map.project(n.at, zoom);
    const home = M.ground.townships[n.code].map((ring) => ring.map(([lon, lat]) => { const q = M.map.project([lat, lon], zoom); return [q.x, q.y]; }));
    return { at: [p.x, p.y], ems: M.layout.textWidth(n.text, 1), home };
  });
  const limit = HOW_MANY.find(([above]) => zoom - M.fitZoom < above)[1];
  const [size, placed] = M.layout.fitNames(names, symbols, limit, M.em);
  M.root.style.setProperty("--place", `${Math.max(14, size).toFixed(1)}px`);
  placed.forEach((spot, i) => {
    own[i].layer.getElement().hidden = !spot;
    if (spot) own[i].layer.setLatLng(M.map.unproject(spot, zoom));
  });
}

// --- tooltip and controls ------------------------------------------------------------------------------------------

function markTip(M, mark) {
  M.tipOf = mark;
  M.paint.tip(M.node("tip"), `${mark.v.name}　${mark.v.town}`, mark.v.pairs);
  const box = mark.el.getBoundingClientRect();
  showTip(M, box.left + box.width / 2, box.top, box.bottom);
}

function cellTip(M, code, e) {
  M.tipOf = code;
  const name = M.names.find((n) => n.code === code);
  M.paint.tip(M.node("tip"), name?.text ?? code, [[M.data.shade.label, M.data.shade.cells[code][1]]]);
  showTip(M, e.clientX, e.clientY - 12, e.clientY + 18);
}

function showTip(M, x, top, bottom) {
  const tip = M.node("tip"), frame = M.root.getBoundingClientRect();
  tip.hidden = false;
  const w = tip.offsetWidth, h = tip.offsetHeight, above = top - frame.top - h - 8;
  tip.style.left = `${clamp(4, x - frame.left - w / 2, frame.width - w - 4)}px`;
  tip.style.top = `${above >= 0 ? above : bottom - frame.top + 8}px`;
}

function hideTip(M) {
  M.tipOf = null;
  M.node("tip").hidden = true;
}

function controls(M) {
  const { L, data } = M, words = data.words;
  M.controls?.forEach((one) => one.remove());
  const box = L.control({ position: "topright" });
  const button = (icon, title, act) => {
    const node = M.paint.html("button");
    M.paint.svg("path", { d: icon }, M.paint.svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, node));
    node.type = "button";
    node.title = title;
    node.setAttribute("aria-label", title);
    node.addEventListener("click", act);
    return node;
  };
  box.onAdd = () => {
    const bar = M.paint.html("div", "lz-bar");
    M.plus = button("M3 10H17M10 3V17", words.zoom_in, () => { M.ownView = true; M.map.zoomIn(); });
    M.minus = button("M3 10H17", words.zoom_out, () => { M.ownView = true; M.map.zoomOut(); });
    M.whole = button("M3 7V3H7M13 3H17V7M17 13V17H13M7 17H3V13", words.whole, () => { fit(M); arrange(M); });
    bar.append(M.plus, M.minus, M.whole);
    L.DomEvent.disableClickPropagation(bar);
    return bar;
  };
  const Scale = L.Control.Scale.extend({
    _updateMetric(metres) {
      const round = this._getRoundNum(metres);
      this._updateScale(this._mScale, round < 1000 ? `${round} ${words.m}` : `${round / 1000} ${words.km}`, round / metres);
    },
  });
  M.controls = [box, new Scale({ imperial: false, maxWidth: 140, position: "bottomleft" })];
  M.controls.forEach((one) => one.addTo(M.map));
}

// What depends on the window: buttons at the end of their range, the chosen name's side, neighbours cut by the edge.
function edges(M) {
  const zoom = M.map.getZoom(), window = M.map.getSize();
  M.drawn.hatch.setAttribute("patternTransform", `rotate(45) scale(${2 ** (FRAME - zoom)})`);
  M.plus.disabled = zoom >= MAX_ZOOM - 0.01;
  M.minus.disabled = zoom <= M.map.getMinZoom() + 0.01;
  for (const mark of M.marks.values()) {
    mark.el.classList.toggle("lz-left", M.map.latLngToContainerPoint(mark.layer.getLatLng()).x > window.x * 0.75);
  }
  for (const name of M.names.filter((n) => n.beyond)) {
    const p = M.map.latLngToContainerPoint(name.at), half = M.layout.textWidth(name.text, M.em) / 2;
    const free = !(p.y > window.y - 60 && p.x - half < 180) && !(p.y < 160 && p.x + half > window.x - 60);  // scale, buttons
    const fits = free && p.x > half && p.x < window.x - half && p.y > M.em && p.y < window.y - M.em;
    name.layer.getElement().hidden = !(fits && name.text && M.data.layers.neighbours);
  }
}
