// Prints a small network trained on one of the data sets here: two hidden layers, one output a class,
// weights rounded to decimals. A function of the data alone: additions, multiplications and square
// roots of doubles, which are the same on every machine. To make the files again:
//   node certificates/data/make-trained.js iris > certificates/data/iris-trained.network
//   node certificates/data/make-trained.js toy > certificates/data/toy-trained.network
import { readFileSync } from "node:fs";

const JOBS = {
  iris: {
    widths: [8, 8],
    epochs: 4000,
    rate: 0.001,
    noise: 0.05,
    seed: 2,
    centre: [5.8, 3, 3.8, 1.2],
  },
  toy: { widths: [6, 6], epochs: 4000, rate: 0.001, noise: 0.3, seed: 1, centre: [1.5, 1.5] },
};
/** The least lead of the right class that training asks for. */
const LEAD = 1;
const DECAY = 1e-5;
const MOMENTUM = 0.9;
/** Weights are multiples of 1/UNITS. */
const UNITS = 1000;

const name = process.argv[2] ?? "iris";
const { widths, epochs, rate, noise, seed, centre } = JOBS[name];

/** Points relative to the centre, and labels by their first appearance. */
function dataset() {
  const text = readFileSync(new URL(`${name}.csv`, import.meta.url), "utf8");
  const rows = text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
  const classes = [...new Set(rows.map((row) => row.at(-1)))];
  return {
    points: rows.map((row) => row.slice(0, -1).map((value, k) => Number(value) - centre[k])),
    labels: rows.map((row) => classes.indexOf(row.at(-1))),
    classes: classes.length,
  };
}

let state = seed;
/** A double in [0, 1), by the linear congruential generator of Numerical Recipes. */
function uniform() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

function layerOf(inputs, units) {
  const size = Math.sqrt(3 / inputs);
  const weights = Array.from({ length: units }, () =>
    Array.from({ length: inputs }, () => (uniform() * 2 - 1) * size),
  );
  const zeros = weights.map((row) => row.map(() => 0));
  return { weights, biases: weights.map(() => 0), speeds: zeros, drifts: weights.map(() => 0) };
}

/** Inputs and pre-activations of every layer. */
function trace(layers, x) {
  let h = x;
  return layers.map(({ weights, biases }) => {
    const z = weights.map((row, n) => row.reduce((sum, w, k) => sum + w * h[k], biases[n]));
    const step = { h, z };
    h = z.map((value) => Math.max(0, value));
    return step;
  });
}

/** One step down the gradient of Σ max(0, LEAD − (f_label − f_k)), with momentum. */
function descend(layers, x, label, pace) {
  const steps = trace(layers, x);
  const f = steps.at(-1).z;
  let slope = f.map(() => 0);
  f.forEach((value, k) => {
    if (k === label || f[label] - value >= LEAD) return;
    slope[k] += 1;
    slope[label] -= 1;
  });
  for (let l = layers.length - 1; l >= 0; l -= 1) {
    const { weights, biases, speeds, drifts } = layers[l];
    const { h } = steps[l];
    const back = h.map((_, k) => weights.reduce((sum, row, n) => sum + slope[n] * row[k], 0));
    weights.forEach((row, n) => {
      row.forEach((w, k) => {
        speeds[n][k] = MOMENTUM * speeds[n][k] + slope[n] * h[k] + DECAY * w;
        row[k] = w - pace * speeds[n][k];
      });
      drifts[n] = MOMENTUM * drifts[n] + slope[n];
      biases[n] -= pace * drifts[n];
    });
    if (l > 0) slope = back.map((value, k) => (steps[l - 1].z[k] > 0 ? value : 0));
  }
}

function trained({ points, labels, classes }) {
  const sizes = [centre.length, ...widths, classes];
  const layers = sizes.slice(1).map((units, l) => layerOf(sizes[l], units));
  const order = [...points.keys()];
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(uniform() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    for (const i of order) {
      const x = points[i].map((value) => value + noise * (uniform() * 2 - 1));
      descend(layers, x, labels[i], rate * (1 - epoch / epochs));
    }
  }
  return layers;
}

/** n/UNITS in lowest terms. */
function spelled(n) {
  let [a, b] = [Math.abs(n), UNITS];
  while (b !== 0) [a, b] = [b, a % b];
  return a === UNITS ? `${n / a}` : `${n / a}/${UNITS / a}`;
}

/** A row of the network's text; weights that are rounded to 0 are left out. */
function rowText(weights, bias) {
  const columns = [...weights.keys()].filter((k) => weights[k] !== 0);
  const kept = columns.map((k) => spelled(weights[k]));
  return JSON.stringify({ bias: spelled(bias), columns, weights: kept });
}

const layers = trained(dataset());
const lines = layers.flatMap(({ weights, biases }, l) =>
  weights.map((row, n) => {
    const whole = row.map((w) => Math.round(w * UNITS) + 0);
    // The first layer reads x itself, not its difference to the centre.
    const shift = l === 0 ? row.reduce((sum, w, k) => sum + w * centre[k], 0) : 0;
    return rowText(whole, Math.round((biases[n] - shift) * UNITS) + 0);
  }),
);
const header = {
  format: "muball-network/1",
  inputs: centre.length,
  widths: layers.map(({ biases }) => biases.length),
};
process.stdout.write(`${[JSON.stringify(header), ...lines].join("\n")}\n`);
