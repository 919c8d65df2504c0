// Cells of matrices, and the farthest that (−Bc; c) is from a point over one.
import { describe, expect, test } from "vitest";
import { farthest, halvesOf, wholeCell } from "../../../src/kernel/index.js";
import type { Rational } from "../../../src/numbers/index.js";
import { q, vector } from "../../exact.js";

describe("a cell", () => {
  test("holds all entries from −1 to 1, and is cut at a value inside", () => {
    const [lower, upper] = halvesOf(wholeCell(2), 1, q("1/3")) ?? [];
    expect(lower).toEqual({ low: [q("-1"), q("-1")], high: [q("1"), q("1/3")], den: 3n });
    expect(upper).toEqual({ low: [q("-1"), q("1/3")], high: [q("1"), q("1")], den: 3n });
    const again = upper && halvesOf(upper, 0, q("1/2"));
    expect(again?.[0]).toMatchObject({ high: [q("1/2"), q("1")], den: 6n });
  });

  test.each([
    ["at its lower end", 0, "-1"],
    ["at its upper end", 0, "1"],
    ["below", 0, "-3/2"],
    ["above", 0, "3/2"],
    ["in an entry that is not there", 2, "0"],
  ])("is not cut %s", (_, place, value) => {
    expect(halvesOf(wholeCell(2), place, q(value))).toBeUndefined();
  });
});

describe("the farthest over a cell", () => {
  const values = ({ ints, den }: { ints: readonly bigint[]; den: bigint }): Rational[] =>
    ints.map((n) => q(`${n}`)).map((x) => ({ num: x.num, den: x.den * den }));
  const isSame = (a: readonly Rational[], b: readonly string[]): boolean =>
    a.every((x, k) => x.num * q(b[k] ?? "0").den === q(b[k] ?? "0").num * x.den);

  test("takes each entry of B at the end that is worse, for either sign of c and v", () => {
    // Columns 0 and 2 of 4; B = (b_0 b_1; b_2 b_3), c = (1, −1/2).
    const v = vector("1/4", "2", "-3", "1");
    const [, cell] = halvesOf(wholeCell(4), 3, q("1/2")) ?? [];
    if (cell === undefined) throw new Error();
    const far = farthest(v, vector("1", "-1/2"), [0, 2], cell);
    // 1/4 + 1 + 1/2; |2 − 1|; −3 − 1 − 1/2; |1 + 1/2|.
    expect(isSame(values(far), ["7/4", "1", "9/2", "3/2"])).toBe(true);
  });

  test("is |v − c| where there are no columns, and |v| where there are all", () => {
    const v = vector("1", "-2");
    expect(isSame(values(farthest(v, vector("1", "1/2"), [], wholeCell(0))), ["0", "5/2"])).toBe(
      true,
    );
    expect(isSame(values(farthest(v, vector(), [0, 1], wholeCell(0))), ["1", "2"])).toBe(true);
  });

  test("is the size of one value where the cell is narrow", () => {
    const thin = { low: [q("1/2")], high: [q("1/2")], den: 2n };
    expect(isSame(values(farthest(vector("-1", "1"), vector("2"), [0], thin)), ["0", "1"])).toBe(
      true,
    );
  });
});
