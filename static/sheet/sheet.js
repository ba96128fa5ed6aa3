// A page of the house as one sheet: blocks come as data, and only what differs from the last run is touched.
// Markup blocks are made on the server, where every value is escaped; everything else becomes text here.
import { createFigure, endFigure, updateFigure } from "./figure.js";
import { createChecks, createSearch, createSelect, updateChecks, updateSearch, updateSelect } from "./fields.js";
import { make, radios, setRadios } from "./make.js";

const KINDS = {
  html: {
    create: () => ({ node: make("div", "block") }),
    update: (B, data) => { B.node.innerHTML = data.html; },
  },
  figure: {
    create: (S) => createFigure(S.words),
    update: (B, data, S) => updateFigure(B, data, S.words),
    end: endFigure,
  },
  choice: {
    create: (S, data) => {
      const B = radios(null, data.look, (value) => S.send(data.do ?? "choice", data.name, value));
      B.node.dataset.choice = data.name;
      return B;
    },
    update: (B, data) => setRadios(B, data.label, data.options, data.value),
  },
  select: { create: createSelect, update: updateSelect },
  checks: { create: createChecks, update: updateChecks },
  search: { create: createSearch, update: updateSearch },
  row: {
    create: (S, data) => ({ node: make("div", "row"), cells: data.cells.map(() => ({ node: null, memo: new Map() })) }),
    update: (B, data, S) => {
      B.node.style.gridTemplateColumns = data.widths.map((w) => `minmax(0,${w}fr)`).join(" ");
      data.cells.forEach((blocks, i) => {
        B.cells[i].node ??= make("div", "cell", "", B.node);
        arrange(S, B.cells[i].node, B.cells[i].memo, blocks);
      });
    },
    end: (B) => B.cells.forEach((cell) => cell.memo.forEach(end)),
  },
  line: {
    create: () => ({ node: make("div", "line"), memo: new Map() }),
    update: (B, data, S) => arrange(S, B.node, B.memo, data.blocks),
    end: (B) => B.memo.forEach(end),
  },
};

const end = (entry) => KINDS[entry.kind].end?.(entry.block);

// A block is the same as before when kind, key and place among its like are: two tables never swap their charts.
function identities(blocks) {
  const seen = new Map();
  return blocks.map((data) => {
    const id = `${data.kind}:${data.key ?? data.name ?? data.widths?.length ?? ""}`, n = seen.get(id) ?? 0;
    seen.set(id, n + 1);
    return `${id}:${n}`;
  });
}

function arrange(S, parent, memo, blocks) {
  const ids = identities(blocks), present = new Set(ids);
  for (const [id, entry] of memo) if (!present.has(id)) { end(entry); entry.block.node.remove(); memo.delete(id); }
  blocks.forEach((data, i) => {
    const kind = KINDS[data.kind], text = JSON.stringify(data);
    let entry = memo.get(ids[i]);
    if (!entry) memo.set(ids[i], (entry = { kind: data.kind, block: kind.create(S, data), text: null }));
    if (parent.children[i] !== entry.block.node) parent.insertBefore(entry.block.node, parent.children[i] ?? null);
    if (entry.text !== text || entry.words !== S.words.lang) {
      Object.assign(entry, { text, words: S.words.lang });
      kind.update(entry.block, data, S);
    }
  });
}

// --- what the reader does ------------------------------------------------------------------------------------------

function pressed(S, e) {
  const link = e.target.closest("a[data-go]"), button = e.target.closest("button[data-do]");
  if (link && !(e.ctrlKey || e.metaKey || e.shiftKey || e.button)) {
    e.preventDefault();
    S.send("go", link.dataset.go, "");
  } else if (button) S.send(button.dataset.do, button.dataset.name ?? "", button.dataset.value ?? "");
}

export function createSheet(root) {
  const S = { root, memo: new Map(), words: {}, page: null };
  root.addEventListener("click", (e) => pressed(S, e));
  return S;
}

export function updateSheet(S, data) {
  S.words = data.words;
  document.documentElement.lang = data.words.lang;
  arrange(S, S.root, S.memo, data.blocks);
  if (S.page !== null && S.page !== data.page) document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0);
  S.page = data.page;
}

export const endSheet = (S) => S.memo.forEach(end);
