// The table of a figure: sorted by its headings, a first screenful at once, the rest on request.
import { make, setText } from "./make.js";

const FIRST = 40;
const DATE = /^\d{4}-\d\d-\d\d$/;

export function createRows(root) {
  const T = { root, sort: null, all: false, text: "" };
  T.frame = make("div", "grid", "", root);
  T.frame.tabIndex = 0;
  const table = make("table", "", "", T.frame);
  T.caption = make("caption", "sr", "", table);
  T.head = make("tr", "", "", make("thead", "", "", table));
  T.body = make("tbody", "", "", table);
  T.more = make("button", "more", "", root);
  T.more.type = "button";
  T.more.addEventListener("click", () => { T.all = true; paint(T); });
  T.note = make("p", "sub", "", root);
  return T;
}

export function drawRows(T, { title, heads, columns, total, words }) {
  const text = JSON.stringify([title, heads, columns, total, words.missing]);
  if (T.text === text) return;
  const sameHeads = JSON.stringify(heads) === T.heads;
  Object.assign(T, { text, heads: JSON.stringify(heads), data: { heads, columns, total, words } });
  setText(T.caption, title);
  if (!sameHeads) { T.sort = null; T.all = false; paintHeads(T); }
  paint(T);
}

function paintHeads(T) {
  T.head.replaceChildren(...T.data.heads.map(([label, kind], i) => {
    const cell = make("th", kind), button = make("button", "", label, cell);
    cell.scope = "col";
    button.type = "button";
    button.addEventListener("click", () => { turn(T, i); paint(T); });
    return cell;
  }));
}

// A click sorts downwards for numbers and upwards for words, the next the other way, the third as it was.
function turn(T, i) {
  const first = T.data.heads[i][1] === "number" ? -1 : 1;
  if (T.sort?.[0] !== i) T.sort = [i, first];
  else T.sort = T.sort[1] === first ? [i, -first] : null;
}

function order(T) {
  const { columns } = T.data, places = [...(columns[0] ?? []).keys()];
  if (!T.sort) return places;
  const [i, way] = T.sort, values = columns[i], unknown = (v) => v === null || v === "";
  return places.sort((a, b) => {
    const one = values[a], two = values[b];
    if (unknown(one) !== unknown(two)) return unknown(one) ? 1 : -1;
    const apart = typeof one === "number" ? one - two : String(one).localeCompare(String(two), document.documentElement.lang);
    return apart * way || a - b;
  });
}

function paint(T) {
  const { heads, columns, total, words } = T.data, places = order(T), shown = T.all ? places : places.slice(0, FIRST);
  [...T.head.children].forEach((cell, i) => {
    const way = T.sort?.[0] === i ? T.sort[1] : 0;
    cell.setAttribute("aria-sort", way > 0 ? "ascending" : way < 0 ? "descending" : "none");
  });
  T.body.replaceChildren(...shown.map((place) => {
    const row = make("tr");
    heads.forEach(([, kind, least, most, grouped], i) => {
      const text = written(columns[i][place], least, most, grouped, words);
      make("td", DATE.test(text) ? "date" : kind, text, row);
    });
    return row;
  }));
  const rest = places.length - shown.length;
  T.more.hidden = rest === 0;
  setText(T.more, words.more.replace("{n}", rest));
  T.note.hidden = total <= places.length;
  setText(T.note, words.cut.replace("{shown}", places.length).replace("{total}", total));
}

function written(value, least, most, grouped, words) {
  if (value === null) return words.missing;
  if (typeof value !== "number") return String(value);
  return value.toLocaleString("en", { minimumFractionDigits: least, maximumFractionDigits: most, useGrouping: grouped })
    .replace("-", "−");
}
