// UNTRUSTED. Clips that set every two differently labelled balls apart, as few as are found.
import type { Norm } from "../../kernel/index.js";
import type { Rational } from "../../numbers/index.js";
import { candidateAlong, type Candidate, type Clip, clipOf, close, type Open } from "./clip.js";
import type { ConstructOptions } from "../construction.js";
import { axes, meanDifferences } from "../search/directions.js";
import { pairDirection, type PairDirection, roundedReach } from "./pair-direction.js";
import { pause } from "../search/pause.js";
import type { PointMatrix } from "../points/point-matrix.js";
import { Random } from "../../doubles/random.js";

/** Pairs of points and coordinates looked at for one clip, over the directions of pairs. */
const EFFORT = 2e6;
const MOST_TRIES = 24;
/** A common direction is given up when it gains less than this part of the best one. */
const WORTH = 1 / 8;

/** The clips, or two balls that no direction sets apart. */
export type Cover =
  | { readonly status: "covered"; readonly clips: readonly Clip[] }
  | { readonly status: "stuck"; readonly pair: readonly [number, number] };

function openPairs({ count, labels }: PointMatrix): Open {
  const open = new Uint8Array(count * count);
  for (let i = 0; i < count; i += 1) {
    for (let j = 0; j < count; j += 1) open[i * count + j] = labels[i] === labels[j] ? 0 : 1;
  }
  return open;
}

/** The first open pair from a place on, cyclically; −1 if there is none. */
function nextOpen(open: Open, from: number): number {
  const found = open.indexOf(1, from);
  return found >= 0 ? found : open.indexOf(1);
}

/** Directions that do not come from one pair: axes and differences of means. */
function commonDirections(
  matrix: PointMatrix,
  norm: Norm,
  radius: Rational,
  random: Random,
): PairDirection[] {
  const all = [...meanDifferences(matrix, random), ...axes(matrix, random)];
  return all
    .filter((w) => w.some((x) => x !== 0))
    .map((w) => roundedReach(matrix, norm, radius, w));
}

function better(a: Candidate | undefined, b: Candidate | undefined): Candidate | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.slot.gain > a.slot.gain ? b : a;
}

/**
 * Clips for all opposite pairs: greedily the one that sets most open pairs apart, among those along the
 * directions of some open pairs and a few common ones.
 *
 * Ensures  every two differently labelled balls are before and after some clip; or a pair for which
 *          `pairDirection` finds nothing.
 * Cost     about EFFORT operations a clip.
 */
export async function clipCover(
  matrix: PointMatrix,
  norm: Norm,
  radius: Rational,
  options: ConstructOptions,
): Promise<Cover> {
  const { count, dimension } = matrix;
  const random = new Random(`clips ${options.seed}`);
  const open = openPairs(matrix);
  const tries = Math.ceil(
    options.budget * Math.max(1, Math.min(MOST_TRIES, EFFORT / (count * (count + dimension)))),
  );
  let common = commonDirections(matrix, norm, radius, random);
  const clips: Clip[] = [];
  for (;;) {
    if (nextOpen(open, 0) < 0) return { status: "covered", clips };
    let best: Candidate | undefined;
    for (let n = 0; n < tries; n += 1) {
      const code = nextOpen(open, random.below(open.length));
      const pair = [Math.floor(code / count), code % count] as const;
      const direction = pairDirection(matrix, norm, radius, pair[0], pair[1]);
      if (direction === undefined) return { status: "stuck", pair };
      best = better(best, candidateAlong(matrix, direction, open));
    }
    const found = common.map((direction) => candidateAlong(matrix, direction, open));
    for (const one of found) best = better(best, one);
    const least = WORTH * (best?.slot.gain ?? 0);
    common = common.filter((_, k) => (found[k]?.slot.gain ?? 0) > least);
    if (best === undefined) return { status: "stuck", pair: [0, 0] };
    const clip = clipOf(best);
    close(open, clip);
    clips.push(clip);
    options.progress?.(`pairwise: ${clips.length} hyperplanes`);
    await pause();
  }
}
