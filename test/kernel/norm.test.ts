// Which exponents name a norm, and how.
import { describe, expect, test } from "vitest";
import { NORM_INFINITY, NORM_ONE, NORM_TWO, normOf } from "../../src/kernel/index.js";
import { q } from "../exact.js";

describe("the norm of an exponent", () => {
  test.each([
    { p: "1", norm: NORM_ONE },
    { p: "3/3", norm: NORM_ONE },
    { p: "2", norm: NORM_TWO },
    { p: "3", norm: { kind: "power", a: 3n, b: 1n } },
    { p: "3/2", norm: { kind: "power", a: 3n, b: 2n } },
    { p: "1001/1000", norm: { kind: "power", a: 1001n, b: 1000n } },
    { p: "999/1000", norm: undefined },
    { p: "0", norm: undefined },
    { p: "-2", norm: undefined },
    { p: "-3/2", norm: undefined },
  ])("p = $p", ({ p, norm }) => {
    expect(normOf(q(p))).toEqual(norm);
  });

  test("is frozen", () => {
    for (const norm of [NORM_ONE, NORM_TWO, NORM_INFINITY, normOf(q("3"))]) {
      expect(Object.isFrozen(norm)).toBe(true);
    }
    expect([NORM_ONE.kind, NORM_TWO.kind, NORM_INFINITY.kind]).toEqual(["one", "two", "infinity"]);
  });
});
