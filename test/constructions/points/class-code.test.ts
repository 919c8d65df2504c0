import { expect, test } from "vitest";
import { classCode } from "../../../src/constructions/points/class-code.js";
import { rational } from "../../../src/numbers/index.js";

/** base + Σ weight of the bits set, class by class. */
function valuesOf(values: readonly bigint[]): { bits: number; found: bigint[] } {
  const { base, bits } = classCode(values.map((n) => rational(n)));
  const found = values.map((_, k) =>
    bits.reduce((sum, { weight, ones }) => sum + (ones[k] === true ? weight : 0n), base.num),
  );
  return { bits: bits.length, found };
}

test.each<{ name: string; values: readonly bigint[]; bits: number }>([
  { name: "two classes", values: [7n, 3n], bits: 1 },
  { name: "three in a row", values: [0n, 1n, 2n], bits: 2 },
  { name: "ten digits", values: [0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n], bits: 4 },
  { name: "steps of three", values: [2n, 5n, 8n, 11n], bits: 2 },
  { name: "a bit that no class has", values: [0n, 1n, 4n, 5n], bits: 2 },
  { name: "far apart: a bit a class", values: [0n, 1n, 1023n], bits: 2 },
])("$name: $bits bits give every value", ({ values, bits }) => {
  expect(valuesOf(values)).toEqual({ bits, found: [...values] });
});
