// Norms of vectors and matrices: known values, exact ends, and proofs that cannot be had.
import { describe, expect, it } from "vitest";
import { NORM_INFINITY, NORM_ONE, NORM_TWO, normOf } from "../../src/kernel/index.js";
import { compare } from "../../src/numbers/index.js";
import { operatorNorm } from "../../src/lipschitz/operator-norm.js";
import { positiveFactor, provesPositive } from "../../src/lipschitz/positive.js";
import { matrixOfVectors } from "../../src/lipschitz/sparse-matrix.js";
import { spectralNorm } from "../../src/lipschitz/spectral-norm.js";
import { dualExponent, dualLength, lengthOf } from "../../src/lipschitz/vector-norm.js";
import { q, vector } from "../exact.js";

const TINY = `3/${10n ** 60n}`;
const HUGE = `${3n * 10n ** 60n}`;
const three = normOf(q("3"));
const threeHalves = normOf(q("3/2"));

describe("norms of vectors", () => {
  it("are exact where they are rational", () => {
    const w = vector("3/2", "-2");
    expect(dualLength(w, NORM_ONE)).toEqual({ lower: q("2"), upper: q("2") });
    expect(dualLength(w, NORM_INFINITY)).toEqual({ lower: q("7/2"), upper: q("7/2") });
    expect(dualLength(w, NORM_TWO)).toEqual({ lower: q("5/2"), upper: q("5/2") });
  });

  it("have the dual exponents 3/2 for 3, and 3 for 3/2", () => {
    if (three === undefined || threeHalves === undefined) throw new Error("no norm");
    expect(dualExponent(three)).toEqual({ kind: "fraction", a: 3n, b: 2n });
    expect(dualExponent(threeHalves)).toEqual({ kind: "integer", n: 3n });
  });

  it("lie between decimals that are rounded outward where they are not", () => {
    // 2^(2/3) = 1.5874010519681994747517…
    const { lower, upper } = lengthOf(vector("1", "1"), { kind: "fraction", a: 3n, b: 2n });
    expect(compare(q("15874010519681994747/10000000000000000000"), lower)).toBe(-1);
    expect(compare(upper, q("15874010519681994748/10000000000000000000"))).toBe(-1);
    expect(compare(lower, upper)).toBe(-1);
  });
});

describe("norms of matrices", () => {
  const matrix = matrixOfVectors([vector("1", "-2"), vector("3", "1/2")]);

  it("are the largest column and row sums for p = 1 and p = ∞", () => {
    expect(operatorNorm(matrix, NORM_ONE)).toEqual({ lower: q("4"), upper: q("4") });
    expect(operatorNorm(matrix, NORM_INFINITY)).toEqual({ lower: q("7/2"), upper: q("7/2") });
  });

  it("are bounded by both for p between them", () => {
    if (three === undefined) throw new Error("no norm");
    // 4^(1/3)·(7/2)^(2/3) = 49^(1/3) = 3.6593…
    const { lower, upper } = operatorNorm(matrix, three);
    expect(compare(q("3659/1000"), lower)).toBe(-1);
    expect(compare(upper, q("366/100"))).toBe(-1);
  });

  it.each([
    ["a diagonal", [vector("3", "0"), vector("0", "-4")], "4"],
    ["a row", [vector("3", "4", "12")], "13"],
    ["a column", [vector("5"), vector("12")], "13"],
    ["rank one", [vector("1", "2"), vector("2", "4")], "5"],
    ["tiny", [vector(TINY, "0"), vector("0", TINY)], TINY],
    ["huge", [vector(HUGE, "0"), vector("0", `-${HUGE}`)], HUGE],
  ])("are found for p = 2 to a millionth: %s", (_, rows, norm) => {
    const { lower, upper, method } = spectralNorm(matrixOfVectors(rows));
    expect(method).toBe(rows.length === 1 || rows[0]?.ints.length === 1 ? "length" : "factor");
    expect(compare(lower, q(norm))).not.toBe(1);
    expect(compare(upper, q(norm))).not.toBe(-1);
    expect(upper.num * lower.den * 10n ** 6n).toBeLessThan(
      lower.num * upper.den * (10n ** 6n + 1n),
    );
  });

  it("are 0 for the zero matrix", () => {
    const { lower, upper } = spectralNorm(matrixOfVectors([vector("0", "0")]));
    expect([lower, upper]).toEqual([q("0"), q("0")]);
  });

  it("come from sums of entries beyond 320 rows and columns", () => {
    const rows = Array.from({ length: 321 }, (_, k) =>
      vector(...Array.from({ length: 321 }, (__, j) => (j === k ? "2" : "0"))),
    );
    const { lower, upper, method } = spectralNorm(matrixOfVectors(rows));
    expect([lower, upper, method]).toEqual([q("2"), q("2"), "sums"]);
  });
});

describe("proofs that a matrix is positive", () => {
  it("exist for positive definite matrices", () => {
    expect(
      positiveFactor([
        [2n, -1n],
        [-1n, 2n],
      ]),
    ).toBeDefined();
  });

  it.each([
    [
      "a negative eigenvalue",
      [
        [1n, 2n],
        [2n, 1n],
      ],
    ],
    [
      "a negative entry",
      [
        [-1n, 0n],
        [0n, 1n],
      ],
    ],
    [
      "a tiny negative eigenvalue",
      [
        [10n ** 40n, 0n],
        [0n, -1n],
      ],
    ],
  ])("do not exist for a matrix with %s", (_, matrix) => {
    expect(positiveFactor(matrix)).toBe(undefined);
  });

  it("do not accept a factor of another matrix, or one with a row less", () => {
    const matrix = [
      [2n, -1n],
      [-1n, 2n],
    ];
    const factor = positiveFactor(matrix);
    if (factor === undefined) throw new Error("no factor");
    expect(provesPositive(matrix, factor)).toBe(true);
    expect(
      provesPositive(
        [
          [2n, -1n],
          [-1n, 1n],
        ],
        factor,
      ),
    ).toBe(false);
    expect(
      provesPositive(
        [
          [2n, -3n],
          [-3n, 2n],
        ],
        factor,
      ),
    ).toBe(false);
    expect(provesPositive(matrix, { ...factor, rows: factor.rows.slice(0, 1) })).toBe(false);
  });
});
