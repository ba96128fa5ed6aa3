// A figure on the screen: its finding, one of chart, table, download, about, and its foot. Switching is done here.
import { createChart, drawChart, endChart } from "./chart.js";
import { make, radios, setRadios, setText } from "./make.js";
import { createRows, drawRows } from "./rows.js";

const open = new Map(); // figure → the part the reader left open, over filters and pages

export function createFigure(words) {
  const F = { words, drawn: {}, parts: {} };
  F.node = make("figure", "fig");
  const head = make("figcaption", "figtitle", "", F.node);
  F.title = make("h3", "", "", head);
  F.sub = make("p", "sub", "", head);
  F.body = make("div", "figbody", "", F.node);
  const foot = make("div", "figctl", "", F.node);
  F.foot = make("p", "figfoot", "", foot);
  F.choice = radios(foot, "segments small", (part) => { open.set(F.data.key, part); show(F); });
  return F;
}

export function updateFigure(F, data, words) {
  Object.assign(F, { data, words });
  F.node.id = `fig-${data.key}`;
  F.node.dataset.figure = data.key;
  F.node.dataset.refs = data.refs;
  setText(F.title, data.title);
  setText(F.sub, data.sub);
  if (F.footText !== data.foot) { F.footText = data.foot; F.foot.innerHTML = data.foot; }
  show(F);
}

const parts = (F) => (F.data.spec ? ["chart", "table", "download", "about"] : ["table", "download", "about"]);

function show(F) {
  const all = parts(F), wanted = open.get(F.data.key), part = all.includes(wanted) ? wanted : all[0];
  setRadios(F.choice, F.words.parts, all.map((key) => [key, F.words[key]]), part);
  F.node.dataset.part = part;
  const name = F.data.total === 0 && part !== "about" ? "empty" : part;
  const found = (F.parts[name] ??= PARTS[name].create(make("div", `part ${name}`, "", F.body), F));
  for (const [key, other] of Object.entries(F.parts)) other.root.hidden = key !== name;
  PARTS[name].draw(found, F);
}

const PARTS = {
  empty: { create: (root) => { root.classList.add("small"); return { root }; }, draw: (P, F) => setText(P.root, F.words.empty) },
  chart: {
    create: (root) => ({ root, chart: createChart(root) }),
    draw: (P, F) => {
      const text = JSON.stringify([F.data.spec, F.data.rows, F.data.alt]);
      if (P.text === text) return;
      P.text = text;
      drawChart(P.chart, F.data).catch((error) => { console.error(error); P.root.textContent = F.words.failed; });
    },
    end: (P) => endChart(P.chart),
  },
  table: {
    create: (root) => ({ root, rows: createRows(root) }),
    draw: (P, F) => drawRows(P.rows, { ...F.data, words: F.words }),
  },
  about: { create: (root) => ({ root }), draw: (P, F) => { if (P.text !== F.data.about) { P.text = F.data.about; P.root.innerHTML = F.data.about; } } },
  download: { create: createFiles, draw: drawFiles },
};

function createFiles(root) {
  const P = { root, line: make("div", "line", "", root) };
  P.said = make("p", "sub", "", root);
  P.said.setAttribute("role", "status");
  return P;
}

function drawFiles(P, F) {
  const kinds = F.data.spec ? ["csv", "xlsx", "png", "svg"] : ["csv", "xlsx"], text = `${kinds} ${F.words.csv}`;
  if (P.text !== text) {
    P.text = text;
    P.line.replaceChildren(...kinds.map((kind) => {
      const button = make("button", "file", F.words[kind]);
      button.type = "button";
      button.addEventListener("click", () => fetchFile(P, F, kind, button));
      return button;
    }));
  }
  setText(P.said, F.words.download_help);
}

// The file is made when it is asked for, from the figure as it stands now.
async function fetchFile(P, F, kind, button) {
  button.disabled = true;
  setText(P.said, F.words.making);
  try {
    const answer = await fetch(new URL(`./files/${F.data.files}.${kind}`, document.baseURI));
    if (!answer.ok) throw new Error(answer.status);
    save(await answer.blob(), `${F.data.name}.${kind}`);
    setText(P.said, F.words.download_help);
  } catch {
    setText(P.said, F.words.gone);
  }
  button.disabled = false;
}

function save(blob, name) {
  const link = make("a"), url = URL.createObjectURL(blob);
  Object.assign(link, { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function endFigure(F) {
  for (const [name, found] of Object.entries(F.parts)) PARTS[name].end?.(found);
}
