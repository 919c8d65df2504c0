// Generated data sets: a function of their sizes alone.

/** Uniform integers below `range`, by a linear congruential generator of 48 bits. */
function generator(seed) {
  let state = (BigInt(seed) * 2_862_933_555_777_941_757n + 3_037_000_493n) & 0xffffffffffffn;
  return (range) => {
    state = (state * 25_214_903_917n + 11n) & 0xffffffffffffn;
    return Number((state >> 16n) % BigInt(range));
  };
}

/** `count` points of [0, 1]^dimension with three decimals and labels in turn, as CSV, label last. */
export function generated(count, dimension, classes) {
  const draw = generator(1_000_003 * count + 1_009 * dimension + classes);
  const decimal = () => `0.${`${draw(1000)}`.padStart(3, "0")}`;
  const rows = Array.from({ length: count }, (_, i) => {
    const point = Array.from({ length: dimension }, decimal);
    return `${point.join(",")},${i % classes}`;
  });
  return `${rows.join("\n")}\n`;
}

/** The points of a set as CSV, with labels drawn from two, both of which occur; label last. */
function labelled(points, draw) {
  const rows = points.map((point, i) => `${point.join(",")},${i < 2 ? i : draw(2)}`);
  return `${rows.join("\n")}\n`;
}

/** `count` different points, each drawn by `point`. */
function distinct(count, point) {
  const found = new Map();
  while (found.size < count) {
    const one = point();
    found.set(one.join(), one);
  }
  return [...found.values()];
}

/** Different integer points of a cube of the dimension, about 16 places for a point. */
function gridPoints(count, dimension, draw) {
  const side = Math.ceil((16 * count) ** (1 / dimension));
  return distinct(count, () => Array.from({ length: dimension }, () => draw(side)));
}

/**
 * Points with three decimals in a box of side 2·count^(1/dimension) + 2, all at least 1 apart. A point that
 * is nearer to one before it is drawn again.
 */
function separatedPoints(count, dimension, draw) {
  const side = Math.round(1000 * (2 * count ** (1 / dimension) + 2));
  const points = [];
  const isNear = (a, b) => a.reduce((sum, x, t) => sum + (x - b[t]) ** 2, 0) < 1e6;
  while (points.length < count) {
    const one = Array.from({ length: dimension }, () => draw(side));
    if (!points.some((other) => isNear(one, other))) points.push(one);
  }
  const decimal = (x) => `${Math.floor(x / 1000)}.${`${x % 1000}`.padStart(3, "0")}`;
  return points.map((point) => point.map(decimal));
}

/** Half of the points are integer points of a square, half those of another one, half a step off. */
function twoGrids(count, draw) {
  const side = Math.ceil(Math.sqrt(count));
  const place = (isOff) => () => {
    const [x, y] = [draw(side), draw(side)];
    return isOff ? [`${x + side}.5`, `${y}.5`] : [x, y];
  };
  const half = Math.floor(count / 2);
  return [...distinct(half, place(false)), ...distinct(count - half, place(true))];
}

const bits = (draw, dimension) => Array.from({ length: dimension }, () => draw(2));

/** Sets of points whose number grows: dimension, what they are, and how they are drawn. */
export const SERIES = {
  line: [1, "distinct integers", (count, draw) => gridPoints(count, 1, draw)],
  grid4: [4, "distinct integer points of a cube", (count, draw) => gridPoints(count, 4, draw)],
  sep4: [
    4,
    "three decimals, all distances at least 1",
    (count, draw) => separatedPoints(count, 4, draw),
  ],
  sep6: [
    6,
    "three decimals, all distances at least 1",
    (count, draw) => separatedPoints(count, 6, draw),
  ],
  grids2: [
    2,
    "distinct integer points of two squares, those of the second half a step off",
    (count, draw) => twoGrids(count, draw),
  ],
  cube48: [48, "distinct 0/1 points", (count, draw) => distinct(count, () => bits(draw, 48))],
};

/** `count` points of a series, two random labels, as CSV. The same seed gives the same text. */
export function series(name, count, seed = 1) {
  const [dimension, , points] = SERIES[name];
  const draw = generator(1_000_003 * count + 1_009 * dimension + 7 * seed);
  return labelled(points(count, draw), draw);
}
