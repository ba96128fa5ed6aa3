// Small helpers for building elements. Data become text, never markup.
export function make(tag, className = "", text = "", parent = null) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  parent?.append(node);
  return node;
}

export const setText = (node, text) => { if (node.textContent !== text) node.textContent = text; };

let serial = 0;

// A group of native radio buttons dressed as segments: keyboard and screen reader come with them.
export function radios(parent, className, onChoose) {
  const R = { node: make("fieldset", `choice ${className}`, "", parent), name: `choice-${++serial}`, text: "" };
  R.legend = make("legend", "sr", "", R.node);
  R.node.addEventListener("change", (e) => onChoose(e.target.value));
  return R;
}

export function setRadios(R, label, options, value) {
  const text = JSON.stringify([label, options]);
  if (R.text !== text) {
    R.text = text;
    setText(R.legend, label);
    R.inputs = new Map();
    R.node.replaceChildren(R.legend, ...options.map(([key, words]) => option(R, key, words)));
  }
  const input = R.inputs.get(value);
  if (input && !input.checked) input.checked = true;
}

function option(R, key, words) {
  const label = make("label"), input = make("input", "", "", label);
  Object.assign(input, { type: "radio", name: R.name, value: key });
  make("span", "", words, label);
  R.inputs.set(key, input);
  return label;
}
