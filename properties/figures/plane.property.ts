// Figures of networks in the plane show what the oracle computes: in every cell, at its corners and inside.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planeCells, type PlaneCell } from "../../src/figures/plane-cells.js";
import { piecesOf } from "../../src/figures/plane-decision.js";
import { polygonOf } from "../../src/figures/plane-box.js";
import type { Polygon, Vertex } from "../../src/figures/plane-polygon.js";
import { wallsOf } from "../../src/figures/plane-walls.js";
import {
  add,
  at,
  compare,
  multiply,
  type Rational,
  rational,
  subtract,
} from "../../src/numbers/index.js";
import { evaluateAt } from "../../src/oracle/network.js";
import { type DrawnNetwork, networks } from "../../src/testing/arbitraries/networks.js";
import { smallRationals } from "../../src/testing/arbitraries/rationals.js";
import {
  kernelNetwork,
  oracleNetwork,
  rationalOf,
  spelled,
} from "../../src/testing/translation.js";

const LOW = rational(-2n);
const HIGH = rational(3n);
const BOX = polygonOf({ low: [LOW, LOW], high: [HIGH, HIGH] });

/** Networks of two inputs and one output, with weights that are easy to read when they fail. */
const drawn = networks({ inputs: 2, outputs: 1, weight: smallRationals(6n) });
const none = (): Promise<void> => Promise.resolve();

type Point = readonly [Rational, Rational];

function pointOf([x, y, w]: Vertex): Point {
  return [rational(x, w), rational(y, w)];
}

/** The mean of the corners, which is inside. */
function insideOf({ vertices }: Polygon): Point {
  const points = vertices.map(pointOf);
  const share = rational(1n, BigInt(points.length));
  const mean = (k: 0 | 1): Rational =>
    multiply(
      share,
      points.map((p) => p[k]).reduce((a, b) => add(a, b)),
    );
  return [mean(0), mean(1)];
}

/** Twice the area. */
function areaOf({ vertices }: Polygon): Rational {
  const points = vertices.map(pointOf);
  return points.reduce((sum, [x, y], k) => {
    const [a, b] = at(points, (k + 1) % points.length);
    return add(sum, subtract(multiply(x, b), multiply(a, y)));
  }, rational(0n));
}

/** f by the oracle. */
function value(network: DrawnNetwork, point: Point): Rational {
  return rationalOf(at(evaluateAt(oracleNetwork(network), point.map(spelled)), 0));
}

/** The affine map of a cell at a point. */
function mapped({ output }: PlaneCell, [x, y]: Point): Rational {
  const [a, b, c] = at(output.forms, 0);
  const sum = add(add(multiply(rational(a), x), multiply(rational(b), y)), rational(c));
  return multiply(sum, rational(1n, output.den));
}

async function cellsOf(network: DrawnNetwork): Promise<readonly PlaneCell[]> {
  const cells = await planeCells(kernelNetwork(network), BOX, none);
  if (cells === undefined) throw new Error("too many cells");
  return cells;
}

describe("the plane", () => {
  it("in every cell of every network the affine map is f, at the corners and inside", async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (network) => {
        for (const cell of await cellsOf(network)) {
          for (const point of [...cell.polygon.vertices.map(pointOf), insideOf(cell.polygon)]) {
            expect(mapped(cell, point)).toEqual(value(network, point));
          }
        }
      }),
    );
  });

  it("the cells of every network, and the pieces of every threshold, cover the box once", async () => {
    const whole = spelled(areaOf(BOX));
    await fc.assert(
      fc.asyncProperty(drawn, smallRationals(6n), async (network, level) => {
        const cells = await cellsOf(network);
        const areas = (parts: readonly { polygon: Polygon }[]): string =>
          spelled(parts.map(({ polygon }) => areaOf(polygon)).reduce((a, b) => add(a, b)));
        expect(areas(cells)).toBe(whole);
        const values = [level, add(level, rational(1n)), subtract(level, rational(2n))];
        expect(areas(piecesOf(cells, { kind: "exact", values }))).toBe(whole);
      }),
    );
  });

  it("every piece of every network has the label that the rule gives to f inside it", async () => {
    await fc.assert(
      fc.asyncProperty(drawn, smallRationals(6n), async (network, level) => {
        const cells = await cellsOf(network);
        for (const { polygon, label } of piecesOf(cells, { kind: "threshold", level })) {
          const inside = value(network, insideOf(polygon));
          expect(compare(inside, level)).toBe(label === 1 ? 1 : -1);
        }
      }),
    );
  });

  it("f has one affine map on both sides of every seam, and different ones at every wall", async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (network) => {
        const cells = await cellsOf(network);
        const { walls, seams, regions } = wallsOf(cells);
        const maps = new Set(cells.map(({ output }) => `${output.den} ${output.forms.join(" ")}`));
        expect(regions).toBeGreaterThanOrEqual(maps.size);
        expect(regions).toBeLessThanOrEqual(cells.length);
        expect(walls.length === 0).toBe(regions === 1);
        expect(seams.length === 0).toBe(regions === cells.length);
      }),
    );
  });
});
