// Fields of the sheet: a list of which one is chosen, boxes of which several are ticked, a code to write. Native, so that keyboard,
// type-ahead and screen readers come with them.
import { make, setText } from "./make.js";

export function createSelect(S, data) {
  const B = { node: make("label", `choose ${data.look}`), text: "" };
  B.label = make("span", data.look.includes("labelled") ? "label" : "sr", "", B.node);
  B.select = make("select", "", "", B.node);
  B.node.dataset.choice = data.name;
  B.select.addEventListener("change", () => S.send(data.do ?? "choice", data.name, B.select.value));
  return B;
}

export function updateSelect(B, data) {
  const text = JSON.stringify(data.options);
  if (B.text !== text) {
    B.text = text;
    B.select.replaceChildren(...data.options.map(([value, words]) => new Option(words, value)));
  }
  setText(B.label, data.label);
  B.select.value = data.value;
  B.select.disabled = data.options.length < 2;
}

export function createChecks(S, data) {
  const B = { node: make("details", "checks"), text: "" };
  B.summary = make("summary", "", "", B.node);
  B.list = make("div", "boxes", "", B.node);
  B.node.dataset.choice = data.name;
  B.list.addEventListener("change", () => {
    const ticked = [...B.list.querySelectorAll("input:checked")].map((input) => input.value);
    S.send(data.do, data.name, JSON.stringify(ticked));
  });
  return B;
}

export function updateChecks(B, data) {
  const text = JSON.stringify(data.options), chosen = new Set(data.value);
  if (B.text !== text) {
    B.text = text;
    B.list.replaceChildren(...data.options.map(([value, words]) => {
      const label = make("label"), input = make("input", "", "", label);
      Object.assign(input, { type: "checkbox", value });
      make("span", "", words, label);
      return label;
    }));
  }
  for (const input of B.list.querySelectorAll("input")) input.checked = chosen.has(input.value);
  const names = data.options.filter(([value]) => chosen.has(value)).map(([, words]) => words);
  B.summary.replaceChildren(make("span", "label", data.label), make("b", "", names.join("、") || data.all));
}

export function createSearch(S, data) {
  const B = { node: make("form", "search") }, label = make("label", "", "", B.node);
  B.label = make("span", "label", "", label);
  B.input = make("input", "", "", label);
  B.button = make("button", "", "", B.node);
  Object.assign(B.input, { type: "search", name: data.name, autocomplete: "off", spellcheck: false, maxLength: 40 });
  B.button.type = "submit";
  B.node.addEventListener("submit", (e) => {
    e.preventDefault();
    S.send("choice", data.name, B.input.value.trim());
  });
  return B;
}

export function updateSearch(B, data) {
  setText(B.label, data.label);
  setText(B.button, data.button);
  B.input.value = data.value;
}
