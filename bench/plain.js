// The plain loop that ratios are about: a forward pass in doubles. It proves nothing; it is the number of multiplications.

/** Rows as doubles: the same numbers of the same sparse rows. */
export function doubleLayers(network) {
  return network.layers.map((layer) =>
    layer.rows.map((row) => ({
      columns: Int32Array.from(row.columns),
      weights: Float64Array.from(row.ints, (n) => Number(n) / Number(row.den)),
      bias: Number(row.bias) / Number(row.den),
    })),
  );
}

/** A point as doubles. */
export const doublePoint = ({ ints, den }) =>
  Float64Array.from(ints, (n) => Number(n) / Number(den));

/** The forward pass at every point; the number of units that are on. */
export function forwardLoop(layers, points) {
  let positive = 0;
  for (const point of points) {
    let h = point;
    for (const rows of layers) {
      const z = new Float64Array(rows.length);
      for (let n = 0; n < rows.length; n += 1) {
        const { columns, weights, bias } = rows[n];
        let sum = bias;
        for (let k = 0; k < columns.length; k += 1) sum += weights[k] * h[columns[k]];
        z[n] = sum > 0 ? sum : 0;
        if (sum > 0) positive += 1;
      }
      h = z;
    }
  }
  return positive;
}

/** The least squared ℓ_2 distance of points with different labels, by full sums. */
export function distanceLoop(rows, labels) {
  let least = Infinity;
  for (let i = 0; i < rows.length; i += 1) {
    const x = rows[i];
    for (let j = i + 1; j < rows.length; j += 1) {
      if (labels[i] === labels[j]) continue;
      const y = rows[j];
      let sum = 0;
      for (let k = 0; k < x.length; k += 1) {
        const t = x[k] - y[k];
        sum += t * t;
      }
      if (sum < least) least = sum;
    }
  }
  return least;
}
