import { describe, expect, it } from "vitest";
import {
  activations,
  answered,
  layer,
  type Network,
  preActivations,
  type Row,
  row,
  valuesOf,
} from "../../src/kernel/index.js";
import { evaluate } from "../../src/networks/evaluate.js";
import { entry, rational, scaled } from "../../src/numbers/index.js";

function rowOf(...parameters: Parameters<typeof row>): Row {
  const made = row(...parameters);
  if (typeof made === "string") throw new Error(made);
  return made;
}

/** |x − y| + 1/2. */
const DISTANCE: Network = {
  inputs: 2,
  layers: [
    layer([
      rowOf(2, [0, 1], [rational(1n), rational(-1n)], rational(0n)),
      rowOf(2, [0, 1], [rational(-1n), rational(1n)], rational(0n)),
    ]),
    layer([rowOf(2, [0, 1], [rational(1n), rational(1n)], rational(1n, 2n))]),
  ],
};

describe("evaluate", () => {
  it.each([
    { x: [rational(3n), rational(1n, 3n)], value: rational(19n, 6n) },
    { x: [rational(1n, 3n), rational(3n)], value: rational(19n, 6n) },
    { x: [rational(7n), rational(7n)], value: rational(1n, 2n) },
    {
      x: [rational(10n ** 50n), rational(-1n, 10n ** 50n)],
      value: rational(2n * 10n ** 100n + 10n ** 50n + 2n, 2n * 10n ** 50n),
    },
  ])("|x − y| + 1/2 is $value.num/$value.den", ({ x, value }) => {
    expect(entry(evaluate(DISTANCE, scaled(x)), 0)).toEqual(value);
  });

  it("has no ReLU after the last layer", () => {
    const minus = { inputs: 1, layers: [layer([rowOf(1, [0], [rational(-2n)], rational(1n))])] };
    expect(evaluate(minus, scaled([rational(3n)]))).toEqual({ ints: [-5n], den: 1n });
  });
});

describe("values", () => {
  const copies = (count: number): ReturnType<typeof layer> =>
    layer(Array<Row>(count).fill(rowOf(1, [0], [rational(1n)], rational(0n))));
  const declined = (limit: string, allowed: string): unknown => ({
    verdict: "declined",
    decline: { code: "limit-exceeded", limit, allowed },
  });

  it.each([
    { rows: 2_048, bits: 65_536n },
    { rows: 4_096, bits: 32_768n },
    { rows: 5_000, bits: 26_843n },
  ])("of $rows rows are computed from numbers up to 2^$bits", ({ rows, bits }) => {
    const most = 1n << bits;
    expect(valuesOf(copies(rows), { ints: [-most], den: 1n })).toMatchObject({ den: 1n });
    const refusal = answered(() => valuesOf(copies(rows), { ints: [-most - 1n], den: 1n }));
    const limits = rows > 2_048 ? ["vector-bits", "134217728"] : ["value-bits", "65536"];
    expect(refusal).toEqual(declined(limits[0] ?? "", limits[1] ?? ""));
  });
});

describe("preActivations", () => {
  it("brings rows of unlike denominators together", () => {
    const mixed = layer([
      rowOf(2, [0], [rational(1n, 2n)], rational(0n)),
      rowOf(2, [1], [rational(1n, 3n)], rational(-1n)),
      rowOf(2, [], [], rational(5n)),
    ]);
    const z = preActivations(mixed, scaled([rational(1n, 5n), rational(6n)]));
    expect([0, 1, 2].map((n) => entry(z, n))).toEqual([
      rational(1n, 10n),
      rational(1n),
      rational(5n),
    ]);
  });

  it("is reduced", () => {
    const halves = layer([rowOf(1, [0], [rational(1n, 2n)], rational(1n, 2n))]);
    expect(preActivations(halves, { ints: [3n], den: 1n })).toEqual({ ints: [2n], den: 1n });
  });

  it("faults at a point with too few coordinates", () => {
    const second = layer([rowOf(2, [1], [rational(1n)], rational(0n))]);
    expect(() => preActivations(second, { ints: [3n], den: 1n })).toThrow(
      expect.objectContaining({ name: "KernelFault", message: "no element 1 among 1" }),
    );
  });
});

describe("activations", () => {
  it("replaces negative values by 0", () => {
    expect(activations({ ints: [-1n, 0n, 5n], den: 3n })).toEqual({ ints: [0n, 0n, 5n], den: 3n });
  });
});
