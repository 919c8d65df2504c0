// One row of bounds: what an open unit costs, what an assumption brings, and when nothing is found.
import { describe, expect, test } from "vitest";
import {
  type Assumption,
  boundsOn,
  boxOf,
  type Network,
  prepared,
  rootOf,
} from "../../../src/kernel/index.js";
import { leastOf } from "../../../src/kernel/bounds/row.js";
import { dense, network, q } from "../../exact.js";

/** h = max(0, x) on x in [−1, 3], and nothing else. */
const ONE = network(1, [dense("0", "1")], [dense("0", "1")]);

function least(
  net: Network,
  form: readonly number[],
  hint?: { betas: number[]; slopes?: number[] },
  assumptions: readonly Assumption[] = [],
  [lower, upper] = ["-1", "3"],
  bits = 26,
): number | undefined {
  const set = boxOf([q(lower)], [q(upper)]);
  const state = boundsOn({ ...rootOf(prepared(net, bits), set), assumptions });
  const tick = 2 ** -20;
  const start = { layer: 0, form: Float64Array.from(form), unit: 1, constant: 0, tick };
  const found = leastOf(state, start, hint);
  return found === undefined ? undefined : found * tick;
}

describe("an open unit", () => {
  test("under a weight below 0 is the chord: −h ≥ −(3x + 3)/4 ≥ −3", () => {
    const found = least(ONE, [-1]);
    expect(found).toBeLessThanOrEqual(-3);
    expect(found).toBeGreaterThan(-3 - 2 ** -10);
  });

  test("over a weight above 0 is a line of a slope that evidence may choose", () => {
    expect(least(ONE, [1])).toBe(-1);
    expect(least(ONE, [1], { betas: [], slopes: [0] })).toBe(0);
    // Where −l > u the slope is 0 by default.
    expect(least(ONE, [1], undefined, [], ["-3", "1"])).toBe(0);
  });

  test("loses at its low end what rounding of the chord leaves, never less", () => {
    // l and u of few digits against a slope of a third: both ends count.
    const found = least(ONE, [-1], undefined, [], ["-2", "1"], 6);
    expect(found).toBeLessThanOrEqual(-1);
  });
});

describe("an assumption", () => {
  const positive = [{ layer: 0, unit: 0, isPositive: true }];
  const negative = [{ layer: 0, unit: 0, isPositive: false }];

  test("makes the unit linear, and brings β·z with the right sign", () => {
    expect(least(ONE, [1], { betas: [0] }, positive)).toBe(-1);
    // h − 1·z = 0 at β = 1.
    expect(least(ONE, [1], { betas: [65_536] }, positive)).toBe(0);
    expect(least(ONE, [-1], { betas: [0] }, negative)).toBe(0);
    expect(least(ONE, [-1], { betas: [65_536] }, negative)).toBe(-1);
  });
});

test("nothing is found where the scales leave the range of doubles", () => {
  const wide = network(1, [dense("0", `${2n ** 290n}`)], [dense("0", "1")]);
  const set = boxOf([q("-1")], [q("1")]);
  const state = boundsOn({ ...rootOf(prepared(wide, 26), set) });
  const start = {
    layer: 0,
    form: Float64Array.of(-1),
    unit: 2 ** 200,
    constant: 0,
    tick: 2 ** -250,
  };
  expect(leastOf(state, start)).toBe(undefined);
});
