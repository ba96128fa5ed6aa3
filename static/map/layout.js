// Spacing of symbols and names: the same steps, in the same order, as components/maps/projection.py.
const ROUNDS = 160, PULL = 0.03, GOLDEN = 2.399963229728653, SPARE = 3;
export const NAME_STEPS = [1, 0.88, 0.76];

export function relax(homes, radii) {
  const spots = homes.map(([x, y]) => [x, y]);
  for (let turn = 0; turn < ROUNDS; turn++) {
    if (!push(spots, radii)) break;
    if (turn < Math.floor(ROUNDS * 3 / 4)) {
      spots.forEach((s, i) => { s[0] += (homes[i][0] - s[0]) * PULL; s[1] += (homes[i][1] - s[1]) * PULL; });
    }
  }
  return spots;
}

function push(spots, radii) {
  let moved = false;
  for (let i = 0; i < spots.length; i++) {
    for (let j = i + 1; j < spots.length; j++) {
      const a = spots[i], b = spots[j], reach = radii[i] + radii[j];
      let dx = b[0] - a[0], dy = b[1] - a[1];
      const apart = dx * dx + dy * dy;
      if (apart >= reach * reach * 0.9999) continue;
      moved = true;
      let gap = Math.sqrt(apart), step = (reach - gap) / 2;
      if (gap < 1e-6) { dx = Math.cos(GOLDEN * j); dy = Math.sin(GOLDEN * j); gap = 1; step = reach / 2; }
      a[0] -= dx / gap * step; a[1] -= dy / gap * step;
      b[0] += dx / gap * step; b[1] += dy / gap * step;
    }
  }
  return moved;
}

function overlap(a, b) {
  const w = Math.min(a.x + a.w / 2, b.x + b.w / 2) - Math.max(a.x - a.w / 2, b.x - b.w / 2);
  const h = Math.min(a.y + a.h / 2, b.y + b.h / 2) - Math.max(a.y - a.h / 2, b.y - b.h / 2);
  return w > 0 && h > 0 ? w * h : 0;
}

function inside(x, y, rings) {
  let found = false;
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [ax, ay] = ring[i], [bx, by] = ring[i + 1];
      if ((ay > y) !== (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax) found = !found;
    }
  }
  return found;
}

// Names of `ems` widths at points `at`, as large as lets `limit` of them find a place: [size, spots].
export function fitNames(names, symbols, limit, em) {
  let found = [em, []];
  for (const step of NAME_STEPS) {
    const size = Math.max(Math.min(14, em), em * step);  // px; never too small to read
    const boxes = names.map((n) => ({ box: { x: n.at[0], y: n.at[1], w: n.ems * size, h: size * 1.15 }, home: n.home }));
    found = [size, placeNames(boxes, symbols, limit)];
    if (found[1].filter(Boolean).length >= limit) break;
  }
  return found;
}

// names: [{box: {x, y, w, h}, home: rings}] by rank; symbols: boxes. Returns a centre or null for each name.
export function placeNames(names, symbols, limit) {
  const taken = [];
  return names.map(({ box, home }, rank) => {
    const tried = taken.length < limit && rank < limit + SPARE;
    const spot = tried ? freeSpot(box, home, [...symbols, ...taken]) : null;
    if (spot) taken.push({ x: spot[0], y: spot[1], w: box.w + box.h, h: box.h * 1.4 });
    return spot;
  });
}

function freeSpot(box, home, obstacles) {
  for (let ring = 0; ring < 9; ring++) {
    for (let turn = 0; turn < (ring ? 12 : 1); turn++) {
      const angle = turn * Math.PI / 6;
      const x = box.x + Math.cos(angle) * ring * box.h * 0.6, y = box.y + Math.sin(angle) * ring * box.h * 0.45;
      const spot = { x, y, w: box.w, h: box.h };
      if (inside(x, y, home) && obstacles.every((o) => overlap(spot, o) <= 0)) return [x, y];
    }
  }
  return null;
}

// Index of the nearest spot in the direction of an arrow key, or -1.
export function neighbour(spots, from, key) {
  const [ux, uy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  let best = -1, least = Infinity;
  spots.forEach(([x, y], i) => {
    const dx = x - spots[from][0], dy = y - spots[from][1];
    const along = dx * ux + dy * uy, aside = Math.abs(dx * uy) + Math.abs(dy * ux);
    if (i === from || along <= 0 || aside > 2 * along) return;
    const cost = along + 2 * aside;
    if (cost < least) { least = cost; best = i; }
  });
  return best;
}

export const textWidth = (text, em) => [...text].reduce((w, c) => w + (c.codePointAt(0) > 0x2E7F ? em : em * 0.58), 0);
