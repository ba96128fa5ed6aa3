// What is drawn, as DOM: ground, symbols, legend, tooltip. Data becomes text (textContent) or an attribute, never markup.
const SVG = "http://www.w3.org/2000/svg";

export function svg(tag, values = {}, parent = null) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(values)) node.setAttribute(name, value);
  parent?.append(node);
  return node;
}

export function html(tag, className = "", text = null, parent = null) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== null) node.textContent = text;
  parent?.append(node);
  return node;
}

// Fill an <svg> with symbol parts, back to front.
export function symbol(node, parts, box) {
  node.setAttribute("viewBox", `${-box} ${-box} ${2 * box} ${2 * box}`);
  node.setAttribute("aria-hidden", "true");
  node.replaceChildren(...parts.map(([tag, values]) => svg(tag, values)));
  return node;
}

export function markerParts(look, status, alert, chosen) {
  return [...(chosen ? look.chosen : []), ...(alert ? look.ring : []), ...look.symbols[status]];
}

function hatching(look, parent) {
  const side = look.hatch;
  const pattern = svg("pattern", { id: "lz-hatch", width: side, height: side, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, parent);
  svg("rect", { width: side, height: side, fill: look.colour.paper }, pattern);
  svg("path", { d: `M0 0V${side}`, stroke: look.colour.context, "stroke-width": 1.6, style: "vector-effect:none" }, pattern);
  return pattern;
}

// The ground as one picture in the coordinates of `project` ([lon, lat] → [x, y]); lines keep their width at any zoom.
export function ground(look, geometry, project, size) {
  const path = (lines, close) => lines.map((line) => "M" + line.map((p) => project(p).map((c) => c.toFixed(2)).join(" ")).join("L") + (close ? "Z" : "")).join("");
  const root = svg("svg", { viewBox: `0 0 ${size[0]} ${size[1]}`, preserveAspectRatio: "none", class: "lz-ground", "aria-hidden": "true" });
  const line = (kind, d, parent, more = {}) =>
    svg("path", { d, fill: "none", stroke: look.lines[kind][0], "data-width": look.lines[kind][1], "data-kind": kind, ...more }, parent);
  const outline = path(geometry.outline, true), defs = svg("defs", {}, root);
  const hatch = hatching(look, defs);
  svg("path", { d: outline }, svg("clipPath", { id: "lz-district" }, defs));
  const layers = { neighbours: svg("g", {}, root) };
  geometry.neighbours.forEach((n) => line("neighbour", path(n.rings, true), layers.neighbours));
  svg("path", { d: outline, fill: look.colour.paper }, root);
  const inside = svg("g", { "clip-path": "url(#lz-district)" }, root);
  const [west, south, east, north] = geometry.picture_frame, [x0, y0] = project([west, north]), [x1, y1] = project([east, south]);
  layers.ground = svg("image", { href: geometry.picture, x: x0, y: y0, width: x1 - x0, height: y1 - y0, preserveAspectRatio: "none" }, inside);
  const cells = {}, fills = svg("g", {}, inside);
  for (const [code, rings] of Object.entries(geometry.townships)) {
    cells[code] = svg("path", { d: path(rings, true), fill: "none", class: "lz-cell", "data-code": code }, fills);
  }
  layers.streams = line("stream", path(geometry.streams, false), inside);
  layers.rivers = line("river", path(geometry.rivers, false), inside);
  layers.townships = svg("g", {}, inside);
  Object.values(geometry.townships).forEach((rings) => line("township", path(rings, true), layers.townships));
  line("outline", outline, root);
  return { root, layers, cells, hatch };
}

export function shade(look, cells, shading) {
  for (const [code, cell] of Object.entries(cells)) {
    const [kind] = shading?.cells[code] ?? [null];
    cell.classList.toggle("lz-shaded", kind !== null);
    cell.setAttribute("fill", kind === null ? "none" : kind < 0 ? "url(#lz-hatch)" : shading.classes[kind][0]);
    cell.setAttribute("fill-opacity", look.shade);
  }
}

function legendRow(body, mark, label, count) {
  const row = html("tr", "", null, body);
  html("td", "", null, row).append(mark);
  html("td", "", label, row);
  html("td", "", count, row);
}

function swatch(look, fill) {
  const box = svg("svg", { class: "lz-box", viewBox: "0 0 26 17", "aria-hidden": "true" });
  svg("rect", { width: 26, height: 17, fill: fill ?? look.colour.paper }, box);
  if (fill === null) svg("path", { d: "M-2 10L10 -2M-2 18L18 -2M4 20L26 -2M12 20L28 4M20 20L28 12", stroke: look.colour.context, "stroke-width": 1.4 }, box);
  svg("rect", { width: 26, height: 17, fill: "none", stroke: look.colour.outline, "stroke-width": 1.5 }, box);
  return box;
}

export function legend(look, node, data) {
  const table = html("table"), body = html("tbody");
  html("caption", "", data.words.legend, table);
  table.append(body);
  for (const [key, label, count, ring] of data.legend) {
    const mark = svg("svg", { class: "lz-sym" });
    legendRow(body, symbol(mark, ring ? look.ring : look.symbols[key], 88), label, count);
  }
  if (data.shade) {
    const head = html("th", "", data.shade.label, html("tr", "", null, body));
    head.colSpan = 3;
    html("small", "", data.shade.unit, head);
    for (const [colour, limits, count] of data.shade.classes) legendRow(body, swatch(look, colour), limits, count);
    if (data.shade.missing) legendRow(body, swatch(look, null), data.words.no_data, data.shade.missing);
  }
  node.replaceChildren(table);
}

export function foot(node, lines) {
  node.replaceChildren(...lines.map((line) => html("span", "", line)));
}

// Title and (label, value) pairs.
export function tip(node, title, pairs) {
  node.replaceChildren(html("b", "", title));
  const list = html("dl", "", null, node);
  for (const [label, value] of pairs) { html("dt", "", label, list); html("dd", "", value, list); }
}
