// Exact solution of linear equations.
import { describe, expect, test } from "vitest";
import { solution } from "../../src/refute/exact-solve.js";
import { q } from "../exact.js";

const solved = (a: bigint[][], b: bigint[]): unknown => solution(a, b);

describe("linear equations", () => {
  test("have their solution", () => {
    expect(
      solved(
        [
          [2n, 1n],
          [1n, 3n],
        ],
        [5n, 5n],
      ),
    ).toEqual([q("2"), q("1")]);
    expect(
      solved(
        [
          [0n, 3n],
          [2n, 0n],
        ],
        [1n, 1n],
      ),
    ).toEqual([q("1/2"), q("1/3")]);
  });

  test("with free columns have one where these are 0", () => {
    expect(solved([[0n, 2n, 4n]], [3n])).toEqual([q("0"), q("3/2"), q("0")]);
  });

  test("with dependent rows have one only if the sides fit", () => {
    expect(
      solved(
        [
          [1n, 2n],
          [2n, 4n],
          [1n, 0n],
        ],
        [3n, 6n, 1n],
      ),
    ).toEqual([q("1"), q("1")]);
    expect(
      solved(
        [
          [1n, 2n],
          [2n, 4n],
        ],
        [3n, 7n],
      ),
    ).toBe(undefined);
  });

  test("of larger size are solved without rounding", () => {
    const n = 12;
    const a = Array.from({ length: n }, (_, r) =>
      Array.from({ length: n }, (__, k) =>
        BigInt(((r * r * 7 + k * 13 + r * k * k * 5) % 101) - 50),
      ),
    );
    const x = Array.from({ length: n }, (_, k) => BigInt(k * k - 30));
    const b = a.map((row) => row.reduce((sum, v, k) => sum + v * (x[k] ?? 0n), 0n));
    expect(solved(a, b)).toEqual(x.map((v) => q(`${v}`)));
  });
});
