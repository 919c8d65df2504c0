// What the region macro does not go on with: numbers too large, and too many of them.
import { describe, expect, test } from "vitest";
import {
  type LinearPart,
  type LinearParts,
  linearParts,
  type Network,
  NORM_ONE,
  type Refusal,
  regionOf,
} from "../../src/kernel/index.js";
import { dense, network, q, runs, vector } from "../exact.js";

/** The region of the unit ball about 0 on the line. */
function region(of: Network, pattern: readonly string[]): ReturnType<typeof regionOf> {
  const parts = linearParts(1, NORM_ONE, q("1"), new Map());
  return regionOf(of, parts, 0, vector("0"), pattern.map(runs));
}

describe("numbers too large to go on with", () => {
  const declined = (limit: string, allowed: string): Refusal => ({
    verdict: "declined",
    decline: { code: "limit-exceeded", limit, allowed },
  });

  test.each([
    { name: "a bias 2^65536", bias: `${1n << 65_536n}`, limit: undefined },
    { name: "a bias 2^65536 + 1", bias: `${(1n << 65_536n) + 1n}`, limit: "value-bits" },
  ])("$name", ({ bias, limit }) => {
    const large = network(1, [dense(bias, "0")], [dense("0", "0")]);
    const found = region(large, ["+"]);
    expect(found).toEqual(limit === undefined ? expect.anything() : declined(limit, "65536"));
    expect(found.verdict).toBe(limit === undefined ? "affine" : "declined");
  });

  test("a weight whose product with the centre is small is still too large", () => {
    const large = network(1, [dense("0", `${(1n << 4_096n) + 1n}`)], [dense("0", "1")]);
    expect(region(large, ["+"])).toEqual(declined("part-bits", "4096"));
  });

  test("a number that more rows read than may hold it", () => {
    const copies = (rows: number): Network =>
      network(
        1,
        [dense(`${1n << 32_768n}`, "0")],
        Array.from({ length: rows }, () => dense("0", "1")),
      );
    expect(region(copies(4_096), ["+"]).verdict).toBe("affine");
    expect(region(copies(4_097), ["+"])).toEqual(declined("vector-bits", "134217728"));
  });

  test("of an output layer count too", () => {
    const large = network(1, [dense("0", `${(1n << 4_096n) + 1n}`)]);
    expect(region(large, [])).toEqual(declined("part-bits", "4096"));
  });
});

describe("the different linear parts of one layer", () => {
  // Parts that say they take half of the characters that are allowed.
  const stub = (distinct: number): LinearParts => {
    const parts = linearParts(1, NORM_ONE, q("1"), new Map());
    const part = (n: number): LinearPart => ({ ...parts.zero, id: n, digits: 33_554_432 });
    return { ...parts, ofInputs: (n) => part(n % distinct) };
  };
  const wide = network(1, [dense("0", "1"), dense("0", "1"), dense("0", "1"), dense("0", "1")]);

  test("may be as many as the limit allows", () => {
    expect(regionOf(wide, stub(2), 0, vector("1"), [])).toMatchObject({ verdict: "affine" });
    expect(regionOf(wide, stub(1), 0, vector("1"), [])).toMatchObject({ verdict: "affine" });
  });

  test("beyond the limit are declined", () => {
    expect(regionOf(wide, stub(3), 0, vector("1"), [])).toEqual({
      verdict: "declined",
      decline: { code: "limit-exceeded", limit: "layer-digits", allowed: "67108864" },
    });
  });
});
