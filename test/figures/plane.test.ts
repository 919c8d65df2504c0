// Networks in the plane: cells, walls, linear regions and labels, counted by hand; and balls as they look.
import { describe, expect, it } from "vitest";
import { unitBall } from "../../src/figures/ball-outline.js";
import { planeBox, polygonOf } from "../../src/figures/plane-box.js";
import { planeCells } from "../../src/figures/plane-cells.js";
import { piecesOf } from "../../src/figures/plane-decision.js";
import { meet, type Polygon, signAt, split } from "../../src/figures/plane-polygon.js";
import { wallsOf } from "../../src/figures/plane-walls.js";
import {
  layer,
  type Network,
  NORM_INFINITY,
  NORM_ONE,
  normOf,
  row,
  type Rule,
} from "../../src/kernel/index.js";
import { type Rational, rational, scaled } from "../../src/numbers/index.js";

const n = (num: number, den = 1): Rational => rational(BigInt(num), BigInt(den));

/** A layer of dense integer rows, the bias last. */
function dense(rows: readonly (readonly number[])[]) {
  return layer(
    rows.map((weights) => {
      const columns = weights.slice(0, -1).flatMap((w, k) => (w === 0 ? [] : [k]));
      const made = row(
        weights.length - 1,
        columns,
        columns.map((k) => n(weights[k] ?? 0)),
        n(weights.at(-1) ?? 0),
      );
      if (typeof made === "string") throw new Error(made);
      return made;
    }),
  );
}

/** The square from −1 to 1. */
const SQUARE: Polygon = polygonOf({ low: [n(-1), n(-1)], high: [n(1), n(1)] });
const none = (): Promise<void> => Promise.resolve();

async function cellsOf(network: Network) {
  const cells = await planeCells(network, SQUARE, none);
  if (cells === undefined) throw new Error("too many cells");
  return cells;
}

/** Twice the area. */
function area({ vertices }: Polygon): number {
  const points = vertices.map(
    ([x, y, w]) => [Number(x) / Number(w), Number(y) / Number(w)] as const,
  );
  return points.reduce((sum, [x, y], k) => {
    const [a, b] = points[(k + 1) % points.length] ?? [0, 0];
    return sum + x * b - a * y;
  }, 0);
}

/** |x₁| + |x₂|: four units, four linear regions. */
const DIAMOND: Network = {
  inputs: 2,
  layers: [
    dense([
      [1, 0, 0],
      [-1, 0, 0],
      [0, 1, 0],
      [0, -1, 0],
    ]),
    dense([[1, 1, 1, 1, 0]]),
  ],
};

/** −2[x₁]_+ + [2x₁]_+ + 3: two cells, and f = 3 in both. */
const CANCELLED: Network = {
  inputs: 2,
  layers: [
    dense([
      [1, 0, 0],
      [2, 0, 0],
    ]),
    dense([[-2, 1, 3]]),
  ],
};

describe("polygons", () => {
  it("meet in a point without common divisor, and w > 0", () => {
    expect(meet([2n, 0n, -1n], [0n, -4n, 6n])).toEqual([1n, 3n, 2n]);
  });

  it("are cut into two parts that cover them, or left whole where the line touches", () => {
    const parts = split(SQUARE, [1n, 2n, 0n]);
    expect(parts.map(({ vertices }) => vertices.length)).toEqual([4, 4]);
    expect(parts.reduce((sum, part) => sum + area(part), 0)).toBeCloseTo(8, 12);
    expect(split(SQUARE, [1n, 1n, -2n])).toEqual([SQUARE]);
    expect(split(SQUARE, [1n, 1n, 0n]).map(({ vertices }) => vertices.length)).toEqual([3, 3]);
    for (const [k, part] of parts.entries()) {
      const signs = part.vertices.map((vertex) => signAt([1n, 2n, 0n], vertex));
      expect(signs).not.toContain(k === 0 ? -1 : 1);
    }
  });

  it("have every vertex on both of its lines", () => {
    for (const part of split(SQUARE, [3n, 2n, 1n])) {
      for (const [k, vertex] of part.vertices.entries()) {
        const before = part.lines.at(k - 1) ?? [1n, 1n, 1n];
        expect([part.lines[k] ?? [1n, 1n, 1n], before].map((line) => signAt(line, vertex))).toEqual(
          [0, 0],
        );
      }
    }
  });
});

describe("cells of a network", () => {
  it("are the quadrants of |x₁| + |x₂|, each a linear region, with four walls", async () => {
    const cells = await cellsOf(DIAMOND);
    expect(cells.map(({ polygon }) => area(polygon))).toEqual([2, 2, 2, 2]);
    const { walls, seams, regions } = wallsOf(cells);
    expect([walls.length, seams.length, regions]).toEqual([2, 0, 4]);
  });

  it("share a linear region where f does not change", async () => {
    const cells = await cellsOf(CANCELLED);
    const { walls, seams, regions } = wallsOf(cells);
    expect([cells.length, walls.length, seams.length, regions]).toEqual([2, 0, 1, 1]);
    expect(seams[0]?.map((vertex) => vertex.join(" ")).sort()).toEqual(["0 -1 1", "0 1 1"]);
  });

  it("of deeper layers are cut inside those of the layers before", async () => {
    const cap: Network = {
      inputs: 2,
      layers: [...DIAMOND.layers.slice(0, 1), dense([[-1, -1, -1, -1, 1]]), dense([[1, 0]])],
    };
    const cells = await cellsOf(cap);
    const { walls, seams, regions } = wallsOf(cells);
    // The diamond |x₁| + |x₂| ≤ 1 in its quadrants, and the corners around it, where f = 0.
    expect([cells.length, regions]).toEqual([8, 8]);
    expect([walls.length, seams.length]).toEqual([6, 0]);
    expect(cells.map(({ polygon }) => area(polygon))).toEqual(new Array<number>(8).fill(1));
  });
});

describe("labels of cells", () => {
  const labels = async (network: Network, rule: Rule) =>
    piecesOf(await cellsOf(network), rule).map(({ polygon, label, certain }) => [
      area(polygon),
      label,
      certain,
    ]);

  it("exact: a class where f is its value, the nearest value elsewhere", async () => {
    expect(await labels(CANCELLED, { kind: "exact", values: [n(5), n(3)] })).toEqual([
      [4, 1, true],
      [4, 1, true],
    ]);
    const sum: Network = { inputs: 2, layers: [dense([[1, 0, 0]])] };
    expect(await labels(sum, { kind: "exact", values: [n(1), n(-1)] })).toEqual([
      [4, 0, false],
      [4, 1, false],
    ]);
  });

  it("threshold: below and above the level; argmax: the leading output", async () => {
    const sum: Network = { inputs: 2, layers: [dense([[1, 0, 0]])] };
    expect(await labels(sum, { kind: "threshold", level: n(1, 2) })).toEqual([
      [2, 1, true],
      [6, 0, true],
    ]);
    const three: Network = {
      inputs: 2,
      layers: [
        dense([
          [1, 0, 0],
          [-1, 0, 0],
          [0, 0, -1],
        ]),
      ],
    };
    expect(await labels(three, { kind: "argmax" })).toEqual([
      [4, 0, true],
      [4, 1, true],
    ]);
  });

  it("a tie on a whole cell has no label", async () => {
    expect(await labels(CANCELLED, { kind: "threshold", level: n(3) })).toEqual([]);
  });
});

describe("what is shown", () => {
  it("is all balls with a margin, not flatter than one to three", () => {
    const { low, high } = planeBox([scaled([n(0), n(0)]), scaled([n(10), n(0)])], n(1));
    expect([low[0], high[0], low[1], high[1]]).toEqual([n(-2), n(12), n(-3), n(3)]);
  });

  it.each([
    ["1", NORM_ONE, 1],
    ["inf", NORM_INFINITY, Infinity],
    ["3/2", normOf(n(3, 2)), 1.5],
    ["2", normOf(n(2)), 2],
  ] as const)("the ball of p = %s has its outline at distance 1", (_, norm, p) => {
    if (norm === undefined) throw new Error("no norm");
    for (const [x, y] of unitBall(norm)) {
      const [a, b] = [Math.abs(x), Math.abs(y)];
      const length = p === Infinity ? Math.max(a, b) : (a ** p + b ** p) ** (1 / p);
      expect(length).toBeCloseTo(1, 12);
    }
  });
});
