// What cuts do to all balls, against cells by name.
import { describe, expect, test } from "vitest";
import { Random } from "../../../../src/doubles/random.js";
import {
  type Balls,
  type Cut,
  judged,
} from "../../../../src/constructions/published/stages/cuts.js";

/** The names of the cells that the ball about point i touches. */
function cellsTouched({ axes, radius }: Balls, cuts: readonly Cut[], i: number): string[] {
  return cuts.reduce<string[]>(
    (names, { axis, width, wall }) => {
      const x = axes[axis]?.places[i] ?? NaN;
      const first = Math.floor((x - radius - wall) / width);
      const last = Math.floor((x + radius - wall) / width);
      const own = Array.from({ length: last - first + 1 }, (_, k) => `${first + k}`);
      return names.flatMap((name) => own.map((cell) => `${name} ${cell}`));
    },
    [""],
  );
}

/** Open points whose ball is in one cell that no ball of a smaller code touches. */
function servedByName(balls: Balls, cuts: readonly Cut[]): number[] {
  const { codes, open } = balls;
  const touched = codes.map((_, i) => cellsTouched(balls, cuts, i));
  return [...codes.keys()].filter((i) => {
    const [own, ...others] = touched[i] ?? [];
    if (open[i] !== true || own === undefined || others.length > 0) return false;
    return codes.every((code, j) => code >= (codes[i] ?? 0) || touched[j]?.includes(own) !== true);
  });
}

/** Places in [0, 1), codes 0 to 2, most points open, one to three cuts. */
function drawn(seed: string): { balls: Balls; cuts: Cut[] } {
  const random = new Random(seed);
  const count = 3 + random.below(30);
  const axes = [0, 1, 2].map(() => ({
    places: Float64Array.from({ length: count }, () => random.unit()),
  }));
  const codes = Array.from({ length: count }, () => random.below(3));
  const open = codes.map((code) => code > 0 && random.below(5) > 0);
  const cuts = axes.slice(random.below(3)).map((_, axis): Cut => {
    const width = 0.15 + 0.5 * random.unit();
    return { axis, width, wall: random.unit(), aside: 0 };
  });
  const extremes = axes.map(({ places }) => ({
    places,
    least: Math.min(...places),
    most: Math.max(...places),
  }));
  return { balls: { axes: extremes, radius: 0.05 * random.unit(), codes, top: 2, open }, cuts };
}

describe("what cuts serve", () => {
  const cases = Array.from({ length: 300 }, (_, n) => drawn(`cuts ${n}`));

  test("is what a count of cells by their names says", () => {
    const served = cases.map(({ balls, cuts }) => judged(balls, cuts, Infinity)?.served ?? []);
    expect(served).toEqual(cases.map(({ balls, cuts }) => servedByName(balls, cuts)));
    expect(served.filter((points) => points.length > 0).length).toBeGreaterThan(150);
  });

  test("is not said of cuts that do not lower the price, whatever shows it first", () => {
    for (const { balls, cuts } of cases) {
      const free = judged(balls, cuts, Infinity);
      if (free === undefined) continue;
      expect(judged(balls, cuts, free.price)).toBeUndefined();
      expect(judged(balls, cuts, free.price * (1 + 1e-9))).toEqual(free);
    }
  });

  test("is nothing when a ball touches more than 64 cells", () => {
    const axis = { places: Float64Array.of(0, 0.5), least: 0, most: 0.5 };
    const along = (count: number): readonly number[] | undefined => {
      const axes = Array.from({ length: count }, () => axis);
      const balls = { axes, radius: 0.1, codes: [1, 1], top: 1, open: [true, true] };
      const cuts = axes.map((_, n): Cut => ({ axis: n, width: 1, wall: 0, aside: 0 }));
      return judged(balls, cuts, Infinity)?.served;
    };
    expect(along(6)).toEqual([1]);
    expect(along(7)).toBeUndefined();
  });
});
