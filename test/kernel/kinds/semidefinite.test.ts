// Which symmetric matrices are positive semidefinite: known ones, and ones made from their factors.
import { describe, expect, test } from "vitest";
import { answered, LIMITS } from "../../../src/kernel/index.js";
import { proofBudget } from "../../../src/kernel/budget.js";
import { isSemidefinite } from "../../../src/kernel/kinds/semidefinite.js";

const decided = (matrix: Parameters<typeof isSemidefinite>[0]): unknown =>
  answered(() => isSemidefinite(matrix, proofBudget()));

const square = (...rows: number[][]): bigint[][] => rows.map((row) => row.map(BigInt));

describe("a matrix is positive semidefinite", () => {
  test.each([
    { name: "without rows", rows: [] },
    { name: "of zero", rows: [[0]] },
    { name: "of one", rows: [[1]] },
    {
      name: "of zeros",
      rows: [
        [0, 0],
        [0, 0],
      ],
    },
    {
      name: "on the border",
      rows: [
        [1, 2],
        [2, 4],
      ],
    },
    {
      name: "with a row of zeros first",
      rows: [
        [0, 0, 0],
        [0, 2, -1],
        [0, -1, 2],
      ],
    },
    {
      name: "with a row of zeros between",
      rows: [
        [2, 0, 1],
        [0, 0, 0],
        [1, 0, 1],
      ],
    },
    {
      name: "with a pivot that vanishes",
      rows: [
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 5],
      ],
    },
    {
      name: "of a graph",
      rows: [
        [2, -1, -1],
        [-1, 2, -1],
        [-1, -1, 2],
      ],
    },
  ])("$name", ({ rows }) => {
    expect(decided(square(...rows))).toBe(true);
  });

  test.each([
    { name: "below zero", rows: [[-1]] },
    {
      name: "just below the border",
      rows: [
        [1, 2],
        [2, 3],
      ],
    },
    {
      name: "zero with something beside it",
      rows: [
        [0, 1],
        [1, 100],
      ],
    },
    {
      name: "a vanished pivot with something beside it",
      rows: [
        [1, 1, 1],
        [1, 1, 2],
        [1, 2, 100],
      ],
    },
    {
      name: "its last pivot below zero",
      rows: [
        [2, -1, -1],
        [-1, 2, -1],
        [-1, -1, 1],
      ],
    },
    {
      name: "a trace above zero all the same",
      rows: [
        [1, 3],
        [3, 1],
      ],
    },
  ])("but not with $name", ({ rows }) => {
    expect(decided(square(...rows))).toBe(false);
  });

  test("if it is a square, and not one less on the diagonal", () => {
    const n = 9;
    const factor = Array.from({ length: n }, (_, r) =>
      Array.from({ length: 4 }, (__, k) => BigInt(((r * r * 7 + k * 13 + r * k * 5) % 31) - 15)),
    );
    const gram = factor.map((a) =>
      factor.map((b) => a.reduce((sum, x, k) => sum + x * (b[k] ?? 0n), 0n)),
    );
    expect(decided(gram)).toBe(true);
    const less = gram.map((row, r) => row.map((x, k) => (r === k && r === n - 1 ? x - 1n : x)));
    expect(decided(less)).toBe(false);
  });

  test("is not decided when the numbers are too long for the order", () => {
    const long = 1n << BigInt(LIMITS["matrix-bits"] / 2);
    expect(decided([[long / 2n]])).toBe(true);
    expect(decided([[1n << BigInt(LIMITS["matrix-bits"] - 1)]])).toBe(true);
    expect(decided([[1n << BigInt(LIMITS["matrix-bits"])]])).toMatchObject({
      decline: {
        code: "limit-exceeded",
        limit: "matrix-bits",
        allowed: `${LIMITS["matrix-bits"]}`,
      },
    });
    expect(
      decided([
        [long, 0n],
        [0n, 1n],
      ]),
    ).toMatchObject({
      decline: { code: "limit-exceeded", limit: "matrix-bits" },
    });
  });
});
