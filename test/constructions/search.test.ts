// The parts of the searches: sequence of numbers, groups of cells, gaps, exact coordinates.
import { describe, expect, test } from "vitest";
import { conflictingPair, refined, wholePartition } from "../../src/constructions/lattice/cells.js";
import { coordinateAt } from "../../src/constructions/lattice/coordinate.js";
import { pointMatrix, projectExact } from "../../src/constructions/points/point-matrix.js";
import { Random } from "../../src/doubles/random.js";
import { gapsModulo, longest } from "../../src/constructions/lattice/wall-gaps.js";
import { NORM_INFINITY, NORM_TWO } from "../../src/kernel/index.js";
import { rational } from "../../src/numbers/index.js";
import { toy } from "./toy.js";

describe("Random", () => {
  test("gives one sequence a seed", () => {
    const first = new Random("a");
    const words = Array.from({ length: 5 }, () => first.word());
    const again = new Random("a");
    expect(Array.from({ length: 5 }, () => again.word())).toEqual(words);
    expect(new Random("b").word()).not.toBe(words[0]);
  });

  test("has the sequence it had in the first version", () => {
    const random = new Random("muball");
    expect([random.word(), random.word(), random.word()]).toMatchInlineSnapshot(`
      [
        594084966,
        1519401281,
        4124454074,
      ]
    `);
  });

  test("draws every number below a bound about equally often", () => {
    const random = new Random("1");
    const counts = new Array<number>(5).fill(0);
    for (let n = 0; n < 5000; n += 1) {
      const drawn = random.below(5);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
    const shuffled = random.shuffled([1, 2, 3, 4, 5, 6]);
    expect([...shuffled].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe("cells", () => {
  const labels = Int32Array.from([0, 1, 0, 1, 1]);
  const whole = wholePartition(labels, 2);

  test("one group has 2 · 3 conflicts", () => {
    expect(whole.conflicts).toBe(6);
    expect(whole.members).toHaveLength(5);
  });

  test("pure groups leave, mixed ones stay", () => {
    const cells = [0, 0, 1, 2, 2];
    const next = refined(whole, labels, 2, (point) => cells[point] ?? 0);
    expect([...next.members]).toEqual([0, 1]);
    expect(next.conflicts).toBe(1);
    expect(conflictingPair(next, labels, 0)).toEqual([0, 1]);
    const last = refined(next, labels, 2, (point) => point);
    expect(last.conflicts).toBe(0);
    expect(conflictingPair(last, labels, 0)).toBeUndefined();
  });
});

test("gaps modulo 10 of 1, 14, 27: after 7 around to 1, and two of 3", () => {
  const gaps = gapsModulo(Float64Array.from([1, 14, 27]), 10, 2.5);
  expect(gaps).toEqual([
    { start: 7, length: 4 },
    { start: 1, length: 3 },
    { start: 4, length: 3 },
  ]);
  expect(longest(gaps)).toEqual({ start: 7, length: 4 });
  expect(gapsModulo(Float64Array.from([1, 14, 27]), 10, 3)).toHaveLength(1);
});

describe("the point matrix", () => {
  test("takes out origin, denominator and common divisor", () => {
    const matrix = pointMatrix(
      toy(
        [
          [[5, -3], "a"],
          [[9, -1], "b"],
          [[5, 7], "a"],
        ],
        10n,
      ),
    );
    expect(matrix.exact).toBe(true);
    expect([...matrix.entries]).toEqual([0, 0, 2, 1, 0, 5]);
    expect(matrix.unit).toEqual(rational(1n, 5n));
    expect(projectExact(matrix, [3n, -1n])).toEqual([0n, 5n, -5n]);
  });

  test("keeps exact projections when doubles cannot hold the entries", () => {
    const base = toy([
      [[0], "a"],
      [[1], "b"],
    ]);
    const far = { point: { ints: [10n ** 60n], den: 1n }, label: 0, line: 3 };
    const matrix = pointMatrix({ ...base, points: [...base.points, far] });
    expect(matrix.exact).toBe(false);
    expect(projectExact(matrix, [2n])).toEqual([0n, 2n, 2n * 10n ** 60n]);
  });
});

describe("a coordinate", () => {
  const matrix = pointMatrix(
    toy([
      [[0], "a"],
      [[4], "b"],
      [[9], "a"],
    ]),
  );

  test("has a wall between ramps and balls, all strictly", () => {
    // Modulo 20 the wall near 2 has room from 0 + 1 to 4 − 1; the ramp [3/2, 2] is strictly inside.
    const made = coordinateAt(matrix, NORM_TWO, rational(1n), [1n], rational(20n), rational(2n));
    expect(made).toMatchObject({ radix: 2, bits: 1, width: rational(20n) });
    expect([...(made?.cells ?? [])]).toEqual([0, 1, 1]);
  });

  test("is refused when balls meet in the only place", () => {
    const place = rational(2n);
    expect(
      coordinateAt(matrix, NORM_TWO, rational(2n), [1n], rational(20n), place),
    ).toBeUndefined();
    expect(
      coordinateAt(matrix, NORM_INFINITY, rational(1n), [2n], rational(40n), place),
    ).toBeDefined();
  });
});
