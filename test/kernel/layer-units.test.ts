// What the units of a layer do on the ball max(|x|, |y|) ≤ 1: exact, active or open.
import { describe, expect, test } from "vitest";
import { factsOf } from "../../src/kernel/cut.js";
import { DENOMINATOR_BITS, layer, type LinearPart, PROOF_STEPS } from "../../src/kernel/index.js";
import { unitsOf } from "../../src/kernel/layer-units.js";
import type { LayerView } from "../../src/kernel/layer-view.js";
import { dense, q } from "../exact.js";
import { factsFrom, formOf, groundOf, partOf, rowsOver, viewOf } from "./forms.js";

/** Units, or a fault of the test if the layer is refused. */
function viewFrom(units: ReturnType<typeof unitsOf>): LayerView {
  if ("verdict" in units) throw new Error(units.verdict);
  return units;
}

/** A unit in a word or its value and part. */
function described({ values, parts, symbols }: LayerView, n: number): unknown {
  return symbols.get(n) ?? { value: values.ints[n], den: values.den, part: parts[n] };
}

describe("a unit whose pre-activation is affine on the ball", () => {
  test.each([
    { name: "z = x + y − 2 touches 0 from below", value: "-2", unit: "zero" },
    { name: "z = x + y + 2 touches 0 from above", value: "2", unit: "kept" },
    { name: "z = x + y − 19/10 has both signs", value: "-19/10", unit: "open" },
    { name: "z = x + y + 19/10 has both signs", value: "19/10", unit: "open" },
    { name: "z = x + y has both signs", value: "0", unit: "open" },
  ])("$name: $unit", ({ value, unit }) => {
    const ground = groundOf();
    const below = viewOf(ground, ["0", "1,0"], ["0", "0,1"]);
    const view = rowsOver(ground, layer([dense("-1", "1", "1")]), below, [value, "1,1"]);
    const found = viewFrom(unitsOf(view, new Map(), ground));
    const { num, den } = q(value);
    const kept = { value: num, den, part: partOf(ground, "1,1") };
    const zero = { value: 0n, den, part: ground.parts.zero };
    expect(described(found, 0)).toEqual(unit === "open" ? "open" : unit === "zero" ? zero : kept);
    expect(found.isInput).toBe(false);
  });

  test("a row without negative weights keeps its sign on units, and is asked for on inputs", () => {
    const ground = groundOf();
    const rows = layer([dense("0", "1", "1")]);
    const units = viewOf(ground, ["0", "1,0"], ["0", "0,1"]);
    // Said to be ≥ 0 as units, the parts x and y are; as inputs they are not.
    const later = rowsOver(ground, rows, units, ["0", "1,1"]);
    const first = rowsOver(ground, rows, { ...units, isInput: true }, ["0", "1,1"]);
    const part: LinearPart = partOf(ground, "1,1");
    expect(described(viewFrom(unitsOf(later, new Map(), ground)), 0)).toEqual({
      value: 0n,
      den: 1n,
      part,
    });
    expect(described(viewFrom(unitsOf(first, new Map(), ground)), 0)).toBe("open");
  });
});

describe("a unit that reads symbols", () => {
  const unit = (row: ReturnType<typeof dense>, exact: string): unknown => {
    const ground = groundOf();
    const below = viewOf(ground, "open", "active");
    const facts = factsFrom(ground, ["-3", [0, "1"]], ["1", [0, "-1"]]);
    const view = rowsOver(ground, layer([row]), below, [exact, "0"]);
    const found = viewFrom(unitsOf(view, facts, ground));
    return described(found, 0) instanceof Object ? found.values.ints[0] : described(found, 0);
  };

  test.each([
    {
      name: "h_0 + h_1 has no negative weight",
      row: dense("0", "1", "1"),
      exact: "0",
      is: "active",
    },
    { name: "h_0 − 3 ≤ 0 by h_0 ≤ 3", row: dense("-3", "1", "0"), exact: "-3", is: 0n },
    { name: "h_0 − 1 ≥ 0 by h_0 ≥ 1", row: dense("-1", "1", "0"), exact: "-1", is: "active" },
    { name: "3 − h_0 ≥ 0 by h_0 ≤ 3", row: dense("3", "-1", "0"), exact: "3", is: "active" },
    { name: "1 − h_0 ≤ 0 by h_0 ≥ 1", row: dense("1", "-1", "0"), exact: "1", is: 0n },
    { name: "−h_1 ≤ 0 as h ≥ 0", row: dense("0", "0", "-1"), exact: "0", is: 0n },
    { name: "h_0 − 2 may have either sign", row: dense("-2", "1", "0"), exact: "-2", is: "open" },
    { name: "h_0 − h_1 is bounded by nothing", row: dense("0", "1", "-1"), exact: "0", is: "open" },
  ])("$name", ({ row, exact, is }) => {
    expect(unit(row, exact)).toBe(is);
  });
});

describe("the allowance", () => {
  test("is a step for each affine unit whose sign is asked for", () => {
    const ground = groundOf();
    const below = viewOf(ground, ["0", "1,0"], ["0", "0,1"]);
    const rows = layer([dense("-1", "1", "1"), dense("-1", "1", "1")]);
    const view = rowsOver(ground, rows, below, ["-1", "1,1"], ["-1", "1,1"]);
    ground.work.spend(PROOF_STEPS - 3);
    expect(unitsOf(view, new Map(), ground)).not.toHaveProperty("verdict");
    expect(unitsOf(view, new Map(), ground)).toMatchObject({
      verdict: "declined",
      decline: { limit: "proof-steps" },
    });
  });

  test("ends at the first unit that cannot be judged within it", () => {
    const ground = groundOf();
    const below = viewOf(ground, "open");
    const view = rowsOver(ground, layer([dense("-1", "1")]), below, ["-1", "0"]);
    ground.work.spend(PROOF_STEPS + 1);
    expect(unitsOf(view, new Map(), ground)).toMatchObject({ verdict: "declined" });
  });
});

test("a sign that only the size of a linear part could show ends in a decline", () => {
  const small = `1/${2n ** 3_000n}`;
  const ground = groundOf();
  const below = viewOf(ground, "open");
  // h_0 ≤ 1/2 but for a small part, so z = h_0 − 1 ≤ 0; h_0 ≥ 2 but for it, so z ≥ 0.
  const most = formOf(ground, "-1/2", { 0: "1" }, { [small]: small });
  const least = formOf(ground, "2", { 0: "-1" }, { [small]: small });
  const view = rowsOver(ground, layer([dense("-1", "1")]), below, ["-1", "0"]);
  for (const fact of [most, least]) {
    expect(unitsOf(view, factsOf([fact]), ground)).toEqual({
      verdict: "declined",
      decline: {
        code: "limit-exceeded",
        limit: "denominator-bits",
        allowed: `${DENOMINATOR_BITS}`,
      },
    });
  }
});
