// Linear bounds on the leaves of a tree, twice more: in plain doubles, and in bigints of one scale.
// The first is what a float verifier pays, the second what the kernel's whole numbers save.
// Both take the same steps as src/kernel/bounds: intervals, rows for units left open, the nearer side first.

/** Hidden layers and the rows of outputs, with numbers made of rationals by `number`. */
function dense({ inputs, layers }, number) {
  let width = inputs;
  return layers.map(({ rows }) => {
    const weights = rows.map((row) => {
      const all = new Array(width).fill(number(0n, 1n));
      row.columns.forEach((column, k) => (all[column] = number(row.ints[k], row.den)));
      return all;
    });
    width = rows.length;
    return { weights, biases: rows.map(({ bias, den }) => number(bias, den)) };
  });
}

const ratio = (num, den) => {
  const digits = Math.max(0, num.toString(2).length, den.toString(2).length) - 1000;
  const by = BigInt(Math.max(0, digits));
  return Number(num >> by) / Number(den >> by);
};

/** Plain doubles: answers with the least of a mixture of conditions on a box, as it seems. */
export class Doubles {
  constructor(network) {
    const all = dense(network, ratio);
    this.outputs = all.pop();
    this.layers = all.map(({ weights, biases }) => ({
      units: biases.length,
      inputs: weights[0].length,
      weights: Float64Array.from(weights.flat()),
      biases: Float64Array.from(biases),
    }));
  }

  /** Requires: conditions on outputs alone. */
  least({ corner, low, high }, conditions, factors) {
    const at = (y) => Float64Array.from(corner.ints, (n, i) => ratio(n, corner.den) + y[i]);
    const [from, to] = [at(low), at(high)];
    const levels = [];
    let [lows, highs] = [from, to];
    for (const { units, inputs, weights, biases } of this.layers) {
      const level = {
        mode: new Uint8Array(units),
        low: new Float64Array(units),
        high: new Float64Array(units),
      };
      for (let k = 0; k < units; k += 1) {
        let [l, u] = [biases[k], biases[k]];
        for (let i = 0, at = k * inputs; i < inputs; i += 1, at += 1) {
          const w = weights[at];
          l += w * (w > 0 ? lows[i] : highs[i]);
          u += w * (w > 0 ? highs[i] : lows[i]);
        }
        const first = u < -l;
        for (let side = 0; side < 2 && levels.length > 0 && l < 0 && u > 0; side += 1) {
          const form = weights.slice(k * inputs, (k + 1) * inputs);
          if ((side === 0) === first) {
            u = Math.min(
              u,
              -this.#row(
                levels,
                form.map((w) => -w),
                -biases[k],
                from,
                to,
              ),
            );
          } else l = Math.max(l, this.#row(levels, form, biases[k], from, to));
        }
        level.low[k] = l;
        level.high[k] = u;
        level.mode[k] = u <= 0 ? 0 : l >= 0 ? 1 : 2;
      }
      levels.push(level);
      lows = level.low.map((l) => Math.max(0, l));
      highs = level.high.map((u) => Math.max(0, u));
    }
    const { weights, biases } = this.outputs;
    const form = new Float64Array(weights[0].length);
    let constant = 0;
    conditions.forEach(({ row }, n) => {
      constant -= factors[n] * ratio(row.bias, row.den);
      row.columns.forEach((column, k) => {
        const own = -factors[n] * ratio(row.ints[k], row.den);
        const output = column - corner.ints.length;
        constant += own * biases[output];
        weights[output].forEach((w, i) => (form[i] += own * w));
      });
    });
    return this.#row(levels, form, constant, from, to);
  }

  #row(levels, start, constant, from, to) {
    let form = start;
    let sum = constant;
    for (let j = levels.length - 1; j >= 0; j -= 1) {
      const { units, inputs, weights, biases } = this.layers[j];
      const { mode, low, high } = levels[j];
      const next = new Float64Array(inputs);
      for (let k = 0; k < units; k += 1) {
        if (mode[k] === 0) continue;
        let c = form[k];
        if (mode[k] === 2) {
          if (c > 0) c = high[k] > -low[k] ? c : 0;
          else {
            c *= high[k] / (high[k] - low[k]);
            sum -= c * low[k];
          }
        }
        if (c === 0) continue;
        sum += c * biases[k];
        for (let i = 0, at = k * inputs; i < inputs; i += 1, at += 1) next[i] += c * weights[at];
      }
      form = next;
    }
    for (let i = 0; i < form.length; i += 1) sum += form[i] * (form[i] > 0 ? from[i] : to[i]);
    return sum;
  }
}

const SCALE = 64n;
const ONE = 1n << SCALE;
const CHORD = 20n;
/** The floor of a ratio in units of 2^−64. */
const under = (num, den) => {
  const top = num << SCALE;
  return top / den - (top < 0n && top % den !== 0n ? 1n : 0n);
};
const size = (n) => (n < 0n ? -n : n);
const larger = (a, b) => (a > b ? a : b);

/**
 * Bigints, all in units of 2^−64, in coordinates y = x − corner ≥ 0: every rounding is a floor of a lower bound.
 *
 * Ensures  `least` is at most the truth: a second opinion on leaves that shares nothing with the kernel.
 */
export class Bigints {
  constructor(network) {
    const all = dense(network, under);
    this.outputs = all.pop();
    this.layers = all;
    this.inputs = network.inputs;
  }

  /** Requires: conditions on outputs alone. In units of 2^−64. */
  least({ corner, low, high }, conditions, factors) {
    const from = Array.from(low, (y) => BigInt(y * 2 ** 64));
    const to = Array.from(high, (y) => -BigInt(-y * 2 ** 64));
    const x = corner.ints.map((n) => under(n, corner.den));
    const levels = [];
    let [lows, highs] = [from, to];
    // |x| ≤ this, one more unit for each rounding.
    for (const [j, { weights, biases }] of this.layers.entries()) {
      const level = { mode: [], low: [], high: [], bias: [], slack: 0n };
      // Weights are floored: w ≤ true w < w + 1, so Σw·h errs by at most Σh units of 2^−64; at the corner by Σ|x|.
      const corners = j === 0 ? x.reduce((sum, own) => sum + size(own) + ONE, 0n) : 0n;
      const spread = highs.reduce((sum, own) => sum + larger(own, 0n), 0n) + corners;
      level.slack = (spread >> SCALE) + BigInt(highs.length) + 3n;
      for (const [k, row] of weights.entries()) {
        const moved = j === 0 ? row.reduce((sum, w, i) => sum + w * x[i], 0n) >> SCALE : 0n;
        const wide = j === 0 ? row.reduce((sum, w) => sum + size(w), 0n) / ONE + 2n : 0n;
        const bias = biases[k] + moved;
        const slack = level.slack + wide;
        let l = 0n;
        let u = 0n;
        for (const [i, w] of row.entries()) {
          l += w * (w > 0n ? lows[i] : highs[i]);
          u += w * (w > 0n ? highs[i] : lows[i]);
        }
        l = (l >> SCALE) + bias - slack;
        u = -(-u >> SCALE) + bias + slack;
        const first = u < -l;
        for (let side = 0; side < 2 && j > 0 && l < 0n && u > 0n; side += 1) {
          if ((side === 0) === first) {
            const fall = -this.#row(
              levels,
              row.map((w) => -w),
              -bias - slack,
              from,
              to,
            );
            if (fall < u) u = fall;
          } else l = larger(l, this.#row(levels, row, bias - slack, from, to));
        }
        level.low.push(l);
        level.high.push(u);
        level.mode.push(u <= 0n ? 0 : l >= 0n ? 1 : 2);
        level.bias.push([bias - slack, bias + slack]);
      }
      levels.push(level);
      lows = level.low.map((l) => larger(l, 0n));
      highs = level.high.map((u) => larger(u, 0n));
    }
    const { weights, biases } = this.outputs;
    const form = new Array(weights[0].length).fill(0n);
    let constant = 0n;
    const spread = highs.reduce((sum, own) => sum + own, 0n);
    conditions.forEach(({ row }, n) => {
      const factor = BigInt(factors[n]);
      constant += factor * under(-row.bias, row.den);
      row.columns.forEach((column, k) => {
        const own = -factor * (row.ints[k] / row.den);
        const output = column - this.inputs;
        constant += own * biases[output] - size(own) * ((spread >> SCALE) + 3n);
        weights[output].forEach((w, i) => (form[i] += own * w));
      });
    });
    return this.#row(levels, form, constant, from, to);
  }

  /** Requires: `start` in units of 2^−64 over the last layer of `levels`. */
  #row(levels, start, constant, from, to) {
    let form = start;
    let sum = constant << SCALE;
    for (let j = levels.length - 1; j >= 0; j -= 1) {
      const { weights } = this.layers[j];
      const { mode, low, high, bias } = levels[j];
      const next = new Array(weights[0].length).fill(0n);
      for (const [k, own] of form.entries()) {
        if (mode[k] === 0 || own === 0n) continue;
        let c = own;
        if (mode[k] === 2) {
          if (c > 0n) c = high[k] > -low[k] ? c : 0n;
          else {
            const chord = (high[k] << CHORD) / (high[k] - low[k]);
            c = -((-own * chord) >> CHORD);
            const [atLow, atHigh] = [-c * low[k], (own - c) * high[k]];
            sum += atLow < atHigh ? atLow : atHigh;
          }
        }
        if (c === 0n) continue;
        sum += c * bias[k][c < 0n ? 1 : 0];
        const row = weights[k];
        for (let i = 0; i < row.length; i += 1) next[i] += c * row[i];
      }
      form = next.map((n) => n >> SCALE);
    }
    for (const [i, n] of form.entries()) sum += n * (n < 0n ? to[i] : from[i]);
    return sum >> SCALE;
  }
}
