// Receives the ground of the map (sent again only when the boundaries change) and keeps it for the maps on the page.
// The first 12 bytes are its key, the rest is JSON. A map that asked earlier is waiting for the promise (live_map.js).
export default function ({ data }) {
  const text = new TextDecoder().decode(data), key = text.slice(0, 12);
  const grounds = (globalThis[Symbol.for("lizhou.grounds")] ??= new Map());
  if (!grounds.has(key)) {
    const one = {};
    one.promise = new Promise((resolve) => { one.resolve = resolve; });
    grounds.set(key, one);
  }
  grounds.get(key).resolve(text.slice(12));
}
