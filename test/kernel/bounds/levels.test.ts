// Bounds on units: intervals, rows where they leave a unit open, and what assumptions say.
import { describe, expect, test } from "vitest";
import {
  answered,
  type Assumption,
  boundsOn,
  boxOf,
  type Network,
  openUnits,
  prepared,
  rootOf,
} from "../../../src/kernel/index.js";
import { at } from "../../../src/numbers/index.js";
import { dense, network, q } from "../../exact.js";

function levels(
  net: Network,
  lower: string,
  upper: string,
  assumptions: readonly Assumption[] = [],
  bits = 26,
) {
  const set = boxOf([q(lower)], [q(upper)]);
  return boundsOn({ ...rootOf(prepared(net, bits), set), assumptions });
}

/** max(0, x) and max(0, x + 10), then the first less the second. */
const CARRY = network(
  1,
  [dense("0", "1"), dense("10", "1")],
  [dense("0", "1", "-1"), dense("-1/2", "0", "1")],
  [dense("0", "1", "1")],
);

describe("bounds", () => {
  test("of the first layer are its interval", () => {
    const { low, high, mode } = at(levels(CARRY, "-1", "100").levels, 0);
    expect([low[0], high[0], low[1], high[1]]).toEqual([-1, 100, 9, 110]);
    expect([...mode]).toEqual([2, 1]);
  });

  test("of a unit that intervals leave open come from rows: h − (x + 10) ≤ −9 where x = −1", () => {
    const { low, high } = at(levels(CARRY, "-1", "100").levels, 1);
    // An open unit taken as linear would give −10, which x = −1 passes.
    expect(high[0]).toBeGreaterThanOrEqual(-9);
    expect(high[0]).toBeLessThan(-8);
    expect(low[0]).toBeLessThanOrEqual(-10);
  });

  test("stop at the first row that decides a unit: h − (x + 10) + 21/2 ≥ 1/2", () => {
    const up = network(
      1,
      [dense("0", "1"), dense("10", "1")],
      [dense("21/2", "1", "-1")],
      [dense("0", "1")],
    );
    const { low, high, mode } = at(levels(up, "-1", "100").levels, 1);
    expect([mode[0], low[0]]).toEqual([1, 1 / 2]);
    // What intervals say from above: 100 − 9 + 21/2.
    expect(high[0]).toBe(203 / 2);
  });

  test("know what is assumed: a unit is z, or 0", () => {
    const one = (isPositive: boolean) => [{ layer: 0, unit: 0, isPositive }];
    expect([...at(levels(CARRY, "-1", "100", one(true)).levels, 0).mode]).toEqual([1, 1]);
    expect([...at(levels(CARRY, "-1", "100", one(false)).levels, 0).mode]).toEqual([0, 1]);
    expect(at(levels(CARRY, "-1", "100", one(false)).levels, 1).high[0]).toBe(-9);
    expect(openUnits(levels(CARRY, "-1", "100"))).toBe(1);
    expect(openUnits(levels(CARRY, "-1", "100", one(true)))).toBe(0);
  });

  test("enclose more the fewer the bits", () => {
    const thirds = network(1, [dense("1/3", "2/3")], [dense("0", "1/3")], [dense("0", "1")]);
    const [coarse, fine] = [6, 26].map((bits) => at(levels(thirds, "0", "1", [], bits).levels, 1));
    // Truly from 1/9 to 1/3.
    for (const one of [coarse, fine]) {
      expect(9 * (one?.low[0] ?? 9)).toBeLessThanOrEqual(1);
      expect(3 * (one?.high[0] ?? 0)).toBeGreaterThanOrEqual(1);
    }
    expect(coarse?.low[0]).toBeLessThan(fine?.low[0] ?? 0);
    expect((fine?.high[0] ?? 0) - (fine?.low[0] ?? 0)).toBeLessThan(2 / 9 + 2 ** -20);
  });

  test("are declined where layers make numbers beyond 2^300", () => {
    const large = `${2n ** 200n}`;
    const grows = network(1, [dense("0", large)], [dense("0", large)], [dense("0", "1")]);
    const decline = { code: "limit-exceeded", limit: "bound-exponent", allowed: "300" };
    expect(answered(() => levels(grows, "0", "1"))).toEqual({ verdict: "declined", decline });
  });
});
