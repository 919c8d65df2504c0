import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/networks/evaluate.js";
import { at, rational } from "../../src/numbers/index.js";
import {
  codesOf,
  type Entry,
  NetworkBuilder,
  shifted,
  smallestTable,
  tablePlans,
} from "../../src/networks/index.js";
import { runsOf } from "../../src/networks/tables/runs.js";

function alternating(count: number, gap: bigint): Entry[] {
  return Array.from({ length: count }, (_, i) => ({ key: BigInt(i) * gap, code: i % 2 }));
}

test("neighbouring keys with one code are one run", () => {
  const entries = [
    { key: 1n, code: 0 },
    { key: 4n, code: 0 },
    { key: 5n, code: 2 },
    { key: 9n, code: 0 },
  ];
  expect(runsOf(entries)).toEqual([
    { start: 1n, code: 0 },
    { start: 5n, code: 2 },
    { start: 9n, code: 0 },
  ]);
});

test.each([
  { name: "1 to 3", values: [1n, 2n, 3n], codes: [0, 1, 2], base: 1n, step: 1n },
  {
    name: "a common divisor is taken out",
    values: [10n, 40n, 20n],
    codes: [0, 3, 1],
    base: 10n,
    step: 10n,
  },
  { name: "gaps stay", values: [0n, 1n, 5n], codes: [0, 1, 5], base: 0n, step: 1n },
])("codes of values: $name", ({ values, codes, base, step }) => {
  expect(codesOf(values.map((v) => rational(v)))).toEqual({
    codes,
    base: rational(base),
    step: rational(step),
    top: Math.max(...codes),
  });
});

describe("the smallest table", () => {
  test("is the staircase for few runs", () => {
    expect(smallestTable(tablePlans(alternating(20, 3n), 1)).name).toBe("L0");
  });

  test("is the one of runs for many", () => {
    expect(smallestTable(tablePlans(alternating(2000, 3n), 1)).name).toBe("L2");
  });
});

test("parameters of L1 and L2 grow by less than 2.3 when the keys are four times as many", () => {
  for (const name of ["L1", "L2"]) {
    const [few, many] = [1000, 4000].map(
      (count) =>
        tablePlans(alternating(count, 3n), 1).find((plan) => plan.name === name)?.parameters ?? 0,
    );
    expect(many).toBeLessThan(2.3 * (few ?? 0));
    expect(many).toBeGreaterThan(few ?? 0);
  }
});

test("a table of three codes, read by hand: 0 on [0, 3), 2 on [3, 4), 1 from 4 on", () => {
  const entries = [
    { key: 0n, code: 0 },
    { key: 3n, code: 2 },
    { key: 4n, code: 1 },
    { key: 6n, code: 1 },
  ];
  for (const plan of tablePlans(entries, 2)) {
    const builder = new NetworkBuilder(1);
    const unit = at(builder.relu([shifted(at(builder.inputs(), 0), rational(1n))]), 0);
    const network = builder.output([plan.build(builder, shifted(unit, rational(-1n)))]);
    const found = [0n, 3n, 4n, 6n].map((key) => evaluate(network, { ints: [key], den: 1n }).ints);
    expect({ [plan.name]: found }).toEqual({ [plan.name]: [[0n], [2n], [1n], [1n]] });
  }
});
