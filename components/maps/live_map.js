// Bridge between Streamlit and the map. One Leaflet map per place on the page; every further run only hands it data.
// The map itself (static/map) and Leaflet are fetched once and kept by the browser; the ground comes from live_ground.js.
const maps = new WeakMap();

const address = (version) => (path) => new URL(`./assets/${path}?v=${version}`, document.baseURI).href;

function ground(key) {
  const grounds = (globalThis[Symbol.for("lizhou.grounds")] ??= new Map());
  if (!grounds.has(key)) {
    const one = {};
    one.promise = new Promise((resolve) => { one.resolve = resolve; });
    grounds.set(key, one);
  }
  return grounds.get(key).promise.then(JSON.parse);
}

function stylesheet(root, href) {
  return new Promise((done, fail) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: done });
    link.onerror = () => fail(new Error(href));
    root.append(link);
  });
}

async function load(root, entry) {
  const at = address(entry.data.version);
  const [leaflet, map, layout, paint] = await Promise.all([
    ...["leaflet/leaflet-src.esm.js", "map/map.js", "map/layout.js", "map/paint.js"].map((path) => import(at(path))),
    ...["leaflet/leaflet.css", "map/map.css"].map((path) => stylesheet(root, at(path))),
  ]);
  const first = await ground(entry.data.ground);
  if (entry.gone) return;
  entry.map = map.createMap({ root, layout, paint, L: leaflet.default ?? leaflet, entry });
  entry.map.setGround(first);
  entry.key = entry.data.ground;
  update(entry);
}

function update(entry) {
  const { data } = entry;
  entry.root.dataset.refs = data.refs;
  if (entry.key === data.ground) return entry.map.update(data);
  entry.key = data.ground;
  ground(data.ground).then((next) => { entry.map.setGround(next); entry.map.update(entry.data); });
}

export default function ({ data, parentElement, setStateValue }) {
  let entry = maps.get(parentElement);
  const send = (name, code) => setStateValue(name, [data.asked, code]);
  if (entry) {
    Object.assign(entry, { data, send });
    if (entry.map) update(entry);
    return entry.end;
  }
  const root = parentElement.querySelector(".lz");
  entry = { root, data, send, map: null, gone: false };
  entry.end = () => { entry.gone = true; entry.map?.end(); maps.delete(parentElement); };
  maps.set(parentElement, entry);
  root.querySelector(".lz-map").style.height = `${data.height}px`;
  load(root, entry).catch((error) => {
    console.error(error);
    const note = root.querySelector(".lz-missing");
    note.textContent = data.words.missing;
    note.hidden = false;
  });
  return entry.end;
}
