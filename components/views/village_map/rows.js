// The table beside the map: rows that choose a village. One table per place on the page; every further run only hands
// it data, and only what differs is touched. Data become text, never markup.
const tables = new WeakMap();

const make = (tag, className, text, parent) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  parent?.append(node);
  return node;
};

function create(root) {
  const T = { root, rows: new Map(), sort: null, asked: null, chosen: null, seen: {} };
  const table = make("table", "", "", root);
  table.setAttribute("role", "grid");
  T.head = make("tr", "", "", make("thead", "", "", table));
  T.body = make("tbody", "", "", table);
  T.table = table;
  T.body.addEventListener("click", (e) => take(T, e.target.closest("tr")?.dataset.code));
  T.body.addEventListener("keydown", (e) => pressed(T, e));
  return T;
}

function changed(T, name, value) {
  const text = JSON.stringify(value);
  if (T.seen[name] === text) return false;
  T.seen[name] = text;
  return true;
}

function update(T, data) {
  T.data = data;
  T.root.dataset.refs = data.refs;
  T.root.style.maxHeight = `${data.height}px`;
  T.table.setAttribute("aria-label", data.label);
  T.table.setAttribute("aria-rowcount", data.rows.length + 1);
  const heads = changed(T, "heads", data.heads);
  if (heads) paintHeads(T);
  if (changed(T, "rows", [data.rows, data.signs]) || heads) paintRows(T);
  if (T.asked !== data.asked) { T.asked = data.asked; choose(T, data.selected, true); } else choose(T, T.chosen, false);
}

function paintHeads(T) {
  T.head.replaceChildren(...T.data.heads.map(([label, kind, , about], i) => {
    const cell = make("th", kind), button = make("button", "", label, cell);
    cell.scope = "col";
    button.type = "button";
    button.title = about;
    button.addEventListener("click", () => { sortBy(T, i); });
    return cell;
  }));
  markSort(T);
}

function sortBy(T, column) {
  const down = T.data.heads[column][1] !== "text";
  const turns = [[column, down ? -1 : 1], [column, down ? 1 : -1], null];
  const now = turns.findIndex((turn) => JSON.stringify(turn) === JSON.stringify(T.sort));
  T.sort = turns[now < 0 || now === 2 ? 0 : now + 1];
  markSort(T);
  order(T);
}

function markSort(T) {
  [...T.head.children].forEach((cell, i) => {
    const way = T.sort?.[0] === i ? T.sort[1] : 0;
    cell.setAttribute("aria-sort", way > 0 ? "ascending" : way < 0 ? "descending" : "none");
  });
}

function order(T) {
  const place = new Map(T.data.rows.map((row, i) => [row[0], i])), rows = [...T.data.rows];
  if (T.sort) {
    const [column, way] = T.sort, unknown = (v) => v === null || v === "";
    rows.sort((one, two) => {
      const a = one[column + 1], b = two[column + 1];
      if (unknown(a) !== unknown(b)) return unknown(a) ? 1 : -1;
      const apart = typeof a === "number" ? a - b : String(a).localeCompare(String(b), document.documentElement.lang);
      return apart * way || place.get(one[0]) - place.get(two[0]);
    });
  }
  rows.forEach((row, i) => {
    const node = T.rows.get(row[0]).node;
    if (T.body.children[i] !== node) T.body.insertBefore(node, T.body.children[i] ?? null);
  });
}

function paintRows(T) {
  const present = new Set(T.data.rows.map((row) => row[0]));
  for (const [code, { node }] of T.rows) if (!present.has(code)) { node.remove(); T.rows.delete(code); }
  for (const row of T.data.rows) {
    const known = T.rows.get(row[0]) ?? { node: make("tr"), text: "" };
    const text = JSON.stringify([row, T.data.heads, T.data.signs]);
    if (known.text !== text) { dress(T, known.node, row); known.text = text; }
    T.rows.set(row[0], known);
  }
  order(T);
}

function dress(T, node, [code, ...cells]) {
  node.dataset.code = code;
  node.replaceChildren(...T.data.heads.map(([, kind, decimals], i) => {
    const value = cells[i], cell = make("td", kind);
    if (value === null) cell.textContent = "—";
    else if (typeof value === "number") cell.textContent = value.toLocaleString("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    else if (kind === "sign") {
      const [sign, ...rest] = [...value];
      make("i", "", sign, cell).style.color = T.data.signs[sign];
      cell.append(rest.join(""));
    } else cell.textContent = value;
    return cell;
  }));
}

// --- choosing ------------------------------------------------------------------------------------------------------

function choose(T, code, fromPage) {
  const row = T.rows.get(code);
  T.chosen = row ? code : null;
  for (const { node } of T.rows.values()) {
    const on = node === row?.node;
    if (node.getAttribute("aria-selected") !== String(on)) node.setAttribute("aria-selected", String(on));
  }
  stop(T, row?.node ?? T.body.querySelector("tr[tabindex='0']") ?? T.body.firstElementChild);
  if (row && fromPage) show(T, row.node);
}

// Brings a row into sight within the table, without moving the page.
function show(T, node) {
  const head = T.head.offsetHeight, top = node.offsetTop - head, end = node.offsetTop + node.offsetHeight;
  const seen = top >= T.root.scrollTop && end <= T.root.scrollTop + T.root.clientHeight;
  if (!seen) T.root.scrollTop = (top + end - T.root.clientHeight) / 2;
}

// Exactly one row is a tab stop.
function stop(T, node) {
  for (const row of T.body.children) { const at = row === node ? 0 : -1; if (row.tabIndex !== at || !row.hasAttribute("tabindex")) row.tabIndex = at; }
}

function take(T, code) {
  if (!code || code === T.chosen) return;
  choose(T, code, false);
  T.send(code);
}

function pressed(T, e) {
  const here = e.target.closest("tr"), all = [...T.body.children], i = all.indexOf(here);
  const next = { ArrowDown: all[i + 1], ArrowUp: all[i - 1], Home: all[0], End: all.at(-1) }[e.key];
  if (next) { e.preventDefault(); stop(T, next); next.focus({ preventScroll: true }); show(T, next); }
  else if (e.key === "Enter" || e.key === " ") { e.preventDefault(); take(T, here.dataset.code); }
  else if (e.key === "Escape" && T.chosen !== null) { choose(T, null, false); T.send(null); }
}

export default function ({ data, parentElement, setStateValue }) {
  let T = tables.get(parentElement);
  if (!T) { T = create(parentElement.querySelector(".vt")); tables.set(parentElement, T); }
  T.send = (code) => setStateValue("selected", [T.data.asked, code]);
  update(T, data);
  return () => tables.delete(parentElement);
}
