import { describe, expect, it } from "vitest";
import { layer, type Layer, type Network, type Row, row, sizeOf } from "../../src/kernel/index.js";
import { rational } from "../../src/numbers/index.js";

const ONE = rational(1n);

function rowOf(...parameters: Parameters<typeof row>): Row {
  const made = row(...parameters);
  if (typeof made === "string") throw new Error(made);
  return made;
}

describe("row", () => {
  it("puts weights and bias over one denominator", () => {
    expect(row(3, [0, 2], [rational(1n, 2n), rational(-2n, 3n)], rational(1n, 4n))).toEqual({
      columns: [0, 2],
      ints: [6n, -8n],
      bias: 3n,
      den: 12n,
      bits: 3,
      isMonotone: false,
    });
  });

  it("may have no weight at all", () => {
    const constant = { columns: [], ints: [], bias: 5n, den: 1n, bits: 3, isMonotone: true };
    expect(row(3, [], [], rational(5n))).toEqual(constant);
  });

  it.each([
    { name: "a column twice", columns: [1, 1], weights: [ONE, ONE], defect: "column-order" },
    { name: "columns backwards", columns: [1, 0], weights: [ONE, ONE], defect: "column-order" },
    { name: "a negative column", columns: [-1], weights: [ONE], defect: "column-order" },
    { name: "a column too far", columns: [2], weights: [ONE], defect: "column-range" },
    { name: "a weight 0", columns: [0], weights: [rational(0n)], defect: "zero-weight" },
    { name: "a weight too many", columns: [0], weights: [ONE, ONE], defect: "length" },
    { name: "a weight too few", columns: [0, 1], weights: [ONE], defect: "length" },
  ])("refuses $name: $defect", ({ columns, weights, defect }) => {
    expect(row(2, columns, weights, ONE)).toBe(defect);
  });

  it("is frozen, and keeps nothing of the arrays it was given", () => {
    const columns = [0];
    const made = rowOf(1, columns, [ONE], ONE);
    columns[0] = 7;
    expect(made.columns).toEqual([0]);
    expect([made, made.columns, made.ints].every((part) => Object.isFrozen(part))).toBe(true);
  });
});

describe("layer", () => {
  it("has the least common multiple of its rows' denominators", () => {
    const rows = [rowOf(1, [0], [rational(1n, 4n)], ONE), rowOf(1, [0], [rational(1n, 6n)], ONE)];
    expect(layer(rows).den).toBe(12n);
    expect(layer([]).den).toBe(1n);
  });

  it("is frozen", () => {
    const made = layer([]);
    expect(Object.isFrozen(made) && Object.isFrozen(made.rows)).toBe(true);
  });
});

describe("sizeOf", () => {
  it("counts an affine map of one layer: no width", () => {
    const network: Network = { inputs: 3, layers: [layer([rowOf(3, [1], [ONE], rational(0n))])] };
    expect(sizeOf(network)).toEqual({ width: 0, depth: 1, parameters: 4n, nonzero: 1n, bits: 1 });
  });

  it("counts zeros in the dense count only, and leaves the outputs out of the width", () => {
    const hidden = layer([
      rowOf(1, [0], [rational(8n)], rational(0n)),
      rowOf(1, [], [], rational(0n)),
    ]);
    const outputs = layer([
      rowOf(2, [0, 1], [rational(1n, 2n), ONE], ONE),
      rowOf(2, [1], [rational(5n, 3n)], ONE),
      rowOf(2, [], [], rational(-1n)),
    ]);
    // (1 + 1)·2 + (2 + 1)·3 dense; bits: 8 → 4, 1/2 → 1 + 2 − 1, 5/3 → 3 + 2 − 1.
    const size = { width: 2, depth: 2, parameters: 13n, nonzero: 7n, bits: 4 };
    expect(sizeOf({ inputs: 1, layers: [hidden, outputs] })).toEqual(size);
  });

  it("takes the widest hidden layer, whichever comes last", () => {
    const units = (inputs: number, count: number): Layer =>
      layer(Array.from({ length: count }, () => rowOf(inputs, [0], [ONE], ONE)));
    const of = (...widths: number[]): number =>
      sizeOf({ inputs: 1, layers: widths.map((count, l) => units(widths[l - 1] ?? 1, count)) })
        .width;
    expect(of(3, 2, 1)).toBe(3);
    expect(of(2, 3, 1)).toBe(3);
    expect(of(2, 3, 9)).toBe(3);
  });

  it("counts the bits of a fraction n/2^j as bits(n) + j, biases too", () => {
    const network = { inputs: 1, layers: [layer([rowOf(1, [0], [ONE], rational(-5n, 16n))])] };
    expect(sizeOf(network).bits).toBe(3 + 4);
  });
});
