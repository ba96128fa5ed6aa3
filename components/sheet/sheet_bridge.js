// Bridge between Streamlit and the sheet: one sheet per place on the page; every further run only hands it data.
const sheets = new WeakMap();
const code = import(new URL("./assets/sheet/sheet.js", document.baseURI).href);

export default function ({ data, parentElement, setTriggerValue }) {
  let entry = sheets.get(parentElement);
  if (!entry) {
    entry = { sheet: null, gone: false };
    entry.end = () => { entry.gone = true; if (entry.sheet) code.then((c) => c.endSheet(entry.sheet)); sheets.delete(parentElement); };
    sheets.set(parentElement, entry);
  }
  Object.assign(entry, { data, send: (what, name, value) => setTriggerValue("ask", [what, name, value]) });
  if (entry.code) draw(entry, parentElement);
  else code.then((c) => { entry.code = c; if (!entry.gone) draw(entry, parentElement); });
  return entry.end;
}

function draw(entry, parentElement) {
  entry.sheet ??= entry.code.createSheet(parentElement.querySelector(".sheet"));
  entry.sheet.send = entry.send;
  entry.code.updateSheet(entry.sheet, entry.data);
}
