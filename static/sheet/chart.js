// One chart: a specification fetched once by its name, and the rows of this selection. The same specification with
// other rows redraws in place; another one is drawn beside the old and takes its place when it is ready.
import { View, parse, compile, expressionInterpreter, Handler, ErrorLevel } from "../vega/vega-6.4.0.js";

const SOURCE = "source";
const plans = new Map();
const tooltip = new Handler({ id: "chart-tip" }).call;

function plan(name) {
  if (!plans.has(name)) plans.set(name, fetched(name).catch((error) => { plans.delete(name); throw error; }));
  return plans.get(name);
}

async function fetched(name) {
  const answer = await fetch(new URL(`./chart/${name}.json`, document.baseURI));
  if (!answer.ok) throw new Error(`chart ${name}: ${answer.status}`);
  return parse(compile(await answer.json()).spec, null, { ast: true });
}

const records = (columns) => {
  const names = Object.keys(columns);
  return (columns[names[0]] ?? []).map((_, i) => Object.fromEntries(names.map((name) => [name, columns[name][i]])));
};

export function createChart(root) {
  const C = { root, name: null, view: null, turn: 0, width: 0 };
  C.watch = new ResizeObserver(() => fit(C));
  C.watch.observe(root);
  return C;
}

// Resolves when the rows stand on the screen. A later call overtakes an earlier one that is still fetching.
export async function drawChart(C, { spec, rows, alt, height }) {
  const turn = ++C.turn;
  C.root.style.minHeight = `${height}px`;
  if (C.view && C.name === spec) {
    C.view.data(SOURCE, records(rows));
    await C.view.runAsync();
  } else {
    const ready = await plan(spec);
    if (turn !== C.turn) return;
    await replace(C, ready, records(rows), turn);
    if (turn === C.turn) C.name = spec;
  }
  name(C.view?.container(), alt);
}

async function replace(C, ready, rows, turn) {
  const place = document.createElement("div"), width = C.root.clientWidth, before = [...C.root.childNodes];
  place.className = "coming"; // in its column, so that it can measure it, but not seen yet
  C.root.append(place);
  const view = new View(ready, { expr: expressionInterpreter, renderer: "svg", hover: true, logLevel: ErrorLevel });
  await view.tooltip(tooltip).data(SOURCE, rows).initialize(place).runAsync();
  if (turn !== C.turn) { view.finalize(); place.remove(); return; }
  C.view?.finalize();
  before.forEach((node) => node.remove());
  place.className = "";
  Object.assign(C, { view, width });
}

// One picture with one name in the reader's language: Vega's own words are English.
function name(place, alt) {
  if (!place) return;
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", alt);
  place.removeAttribute("aria-roledescription");
  place.querySelector("svg").setAttribute("aria-hidden", "true");
}

const hasWidth = (view) => { try { return view.signal("width") !== undefined; } catch { return false; } };

function fit(C) {
  const width = C.root.clientWidth;
  if (!C.view || !width || width === C.width || !hasWidth(C.view)) return;
  C.width = width;
  C.view.signal("width", width).runAsync();
}

export function endChart(C) {
  C.turn++;
  C.watch.disconnect();
  C.view?.finalize();
}
