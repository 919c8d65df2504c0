// What a rule needs of the outputs: at every output the needs hold for a label exactly if the rule gives it.
import { expect, test } from "vitest";
import { meansLabel, needsOf, type Rule } from "../../src/kernel/index.js";
import { add, at, entry, multiply, rational, type Scaled } from "../../src/numbers/index.js";
import { q, vector } from "../exact.js";

const RULES: readonly (readonly [Rule, classes: number, outputs: number])[] = [
  [{ kind: "exact", values: [q("1"), q("1/2"), q("-1")] }, 3, 1],
  [{ kind: "threshold", level: q("1/2") }, 2, 1],
  [{ kind: "argmax" }, 3, 3],
  [{ kind: "argmax" }, 1, 1],
];
const VALUES = ["-1", "0", "1/2", "1"];

/** Every vector of so many of the values. */
function vectors(length: number): readonly (readonly string[])[] {
  if (length === 0) return [[]];
  return vectors(length - 1).flatMap((rest) => VALUES.map((value) => [...rest, value]));
}

function allHold(rule: Rule, label: number, f: Scaled): boolean {
  return needsOf(rule, label, f.ints.length).every(({ signs, constant, strict }) => {
    const terms = signs.map(([n, sign]) => multiply(rational(sign), entry(f, n)));
    const { num } = terms.reduce(add, constant);
    return strict ? num < 0n : num <= 0n;
  });
}

test.each(RULES)("of %o are what the rule means", (rule, classes, outputs) => {
  const found = [0, 0];
  for (const output of vectors(outputs)) {
    const f = vector(...output);
    for (let label = 0; label < classes; label += 1) {
      const means = meansLabel(rule, label, f);
      expect(allHold(rule, label, f)).toBe(means);
      found[means ? 1 : 0] = at(found, means ? 1 : 0) + 1;
    }
  }
  expect(at(found, 1)).toBeGreaterThan(0);
});

test("name the class that is kept out, in order", () => {
  expect(needsOf({ kind: "argmax" }, 1, 3).map(({ rival }) => rival)).toEqual([0, 2]);
  expect(needsOf({ kind: "threshold", level: q("0") }, 1, 1)[0]?.rival).toBe(0);
  expect(needsOf({ kind: "exact", values: [q("0")] }, 0, 1).map(({ rival }) => rival)).toEqual([
    0, 0,
  ]);
});
