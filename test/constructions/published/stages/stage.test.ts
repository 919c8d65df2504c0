import { describe, expect, test } from "vitest";
import { rational } from "../../../../src/numbers/index.js";
import { stageAt, type StageTask } from "../../../../src/constructions/published/stages/stage.js";
import {
  gridAt,
  type Projection,
  rampOf,
  rampWidth,
  spansOf,
  type StageGrid,
} from "../../../../src/constructions/published/stages/grid.js";
import { stageTable } from "../../../../src/constructions/published/stages/table.js";

function along(values: readonly bigint[], extent = rational(1n)): Projection {
  const least = values.reduce((a, b) => (a < b ? a : b));
  const most = values.reduce((a, b) => (a > b ? a : b));
  return { w: [1n], lift: 0n, values, least, most, extent };
}

/** Cells of width 8 from 0 on, ramps of width 1/4. */
const GRID: StageGrid = {
  coordinate: 0,
  width: rational(8n),
  wall: rational(0n),
  exponent: 2,
  bits: 2,
  cells: 4,
};

describe("where a ball of radius 1 is", () => {
  test.each([
    { z: 4n, first: 0, last: 0, isInside: true, ramps: [] },
    { z: 1n, first: 0, last: 0, isInside: false, ramps: [] },
    { z: 6n, first: 0, last: 0, isInside: true, ramps: [] },
    { z: 7n, first: 0, last: 1, isInside: false, ramps: [1] },
    { z: 16n, first: 1, last: 2, isInside: false, ramps: [2] },
  ])("z = $z", ({ z, ...span }) => {
    expect(spansOf(along([z]), GRID)).toEqual([span]);
  });

  test("whose end is on a ramp that does not change the key: inside no cell, but the key is exact", () => {
    const ends = along([6n], rational(5n, 4n) /* 6 + 5/4 = 8 − 3γ */);
    expect(spansOf(ends, GRID)).toEqual([{ first: 0, last: 0, isInside: false, ramps: [] }]);
  });

  test("the key changes between 8 − 2γ and 8 − γ", () => {
    expect(rampOf(GRID, 1)).toEqual([rational(15n, 2n), rational(31n, 4n)]);
  });
});

describe("a grid", () => {
  const balls = along([2n, 6n, 10n, 14n]);
  const sought = {
    coordinate: 0,
    width: rational(8n),
    place: rational(4n),
    aside: rational(1n, 4n),
  };

  test("has its three ramps between the balls of its members", () => {
    const grid = gridAt(balls, sought, [0, 1, 2, 3], 0);
    expect(grid).toBeDefined();
    const [first] = grid === undefined ? [] : [grid];
    expect(first?.bits).toBe(2);
    const spans = first === undefined ? [] : spansOf(balls, first);
    expect(spans.every(({ isInside }) => isInside)).toBe(true);
  });

  test("is refused if the members leave no room", () => {
    expect(
      gridAt(balls, { ...sought, width: rational(4n), place: rational(0n) }, [0, 1], 0),
    ).toBeDefined();
    const wide = along([2n, 4n], rational(1n));
    expect(
      gridAt(wide, { ...sought, width: rational(4n), place: rational(3n) }, [0, 1], 0),
    ).toBeUndefined();
  });

  test("has thinner ramps on demand, at the same walls", () => {
    const [usual, thin] = [0, 10].map((thinner) => gridAt(balls, sought, [0, 1], thinner));
    expect(thin?.wall).toEqual(usual?.wall);
    const widths = [usual, thin].map((grid) => (grid === undefined ? undefined : rampWidth(grid)));
    expect(widths[1]?.den).toBe((widths[0]?.den ?? 0n) * 1024n);
  });
});

describe("a stage", () => {
  // Codes 1 at 4 and 20, code 0 at 12; cells [0, 8), [8, 16), [16, 24).
  const task: StageTask = {
    projections: [along([4n, 12n, 20n])],
    codes: [1, 0, 1],
    top: 1,
    open: [true, false, true],
    thinner: 0,
    entryScale: 1n,
  };
  const sought = {
    coordinate: 0,
    width: rational(8n),
    place: rational(0n),
    aside: rational(1n, 2n),
  };

  test("serves the open points whose cells no ball of smaller code touches", () => {
    const stage = stageAt(task, [sought], [0, 1, 2]);
    expect(stage?.served).toEqual([0, 2]);
    expect(stage?.bounds.size).toBe(1);
  });

  test("does not serve a point whose cell another ball touches", () => {
    const near = { ...task, projections: [along([4n, 7n, 20n])] };
    expect(stageAt(near, [sought], [0, 2])?.served).toEqual([2]);
  });

  test("is none if it serves nobody", () => {
    expect(stageAt({ ...task, open: [false, false, false] }, [sought], [0, 1, 2])).toBeUndefined();
    expect(stageAt(task, [{ ...sought, width: rational(64n) }], [0, 1, 2])).toBeUndefined();
  });
});

test("a table has the codes that are needed, and none above a bound", () => {
  const needed = new Map([
    [2n, 2],
    [3n, 1],
    [9n, 2],
  ]);
  const bounds = new Map([
    [3n, 1],
    [5n, 0],
    [8n, 1],
  ]);
  const { codeOf } = stageTable({ needed, bounds }, 2, 3);
  for (const [key, code] of needed) expect(codeOf(key)).toBe(code);
  for (const [key, most] of bounds) expect(codeOf(key)).toBeLessThanOrEqual(most);
});
