// Eigenvectors of small matrices, as the searches use them.
import { describe, expect, test } from "vitest";
import { solveSymmetric } from "../../src/refute/dense.js";
import { eigenOf, leading } from "../../src/refute/eigen.js";

const rows = (...all: number[][]): Float64Array[] => all.map((row) => Float64Array.from(row));

describe("eigenvectors", () => {
  test("of a matrix, the largest value first", () => {
    const { values, vectors } = eigenOf(rows([2, 1, 0], [1, 2, 0], [0, 0, 5]));
    for (const [k, value] of [5, 3, 1].entries()) expect(values[k]).toBeCloseTo(value, 12);
    expect(Math.abs(vectors[1]?.[0] ?? 0)).toBeCloseTo(Math.SQRT1_2, 12);
  });

  test("that lead are approached by iteration, from any start that reaches them", () => {
    const [first] = leading(rows([2, 1], [1, 2]), rows([1, 0]), 40);
    expect(Math.abs(first?.[0] ?? 0)).toBeCloseTo(Math.SQRT1_2, 9);
    expect(leading(rows([1, 0], [0, 1]), rows([1, 1], [2, 2]), 1)).toHaveLength(1);
  });
});

describe("symmetric equations", () => {
  test("have their solution", () => {
    const [x] = solveSymmetric(rows([4, 2], [2, 3]), rows([8, 7]));
    expect(x?.[0]).toBeCloseTo(1.25, 12);
    expect(x?.[1]).toBeCloseTo(1.5, 12);
  });

  test("of dependent rows have one that is 0 along them", () => {
    const [x] = solveSymmetric(rows([1, 1], [1, 1]), rows([3, 3]));
    expect([...(x ?? [])]).toEqual([3, 0]);
  });
});
