// UNTRUSTED. Does a linear map keep opposite balls apart? Finds the evidence for either answer.
// May import kernel, dataset, constructions, certify. The kernel decides.
import { lengthOf } from "../certify/points-of-ball.js";
import { integerNear, unlessBeyond } from "../doubles/beyond-doubles.js";
import type { Dataset } from "../dataset/dataset.js";
import {
  answered,
  collided,
  type CollisionWitness,
  type Finding,
  type LabelledPoint,
  type Multiplier,
  preserved,
  type PreservationWitness,
  type Refusal,
} from "../kernel/index.js";
import { at, type Scaled } from "../numbers/index.js";
import { dot, identity, solveSymmetric, transposedTimes } from "./dense.js";
import { collisionFor } from "./map-collision.js";
import {
  badPairs,
  BITS,
  CAUTION,
  denseOf,
  type MapQuestion,
  minus,
  type Near,
  nearestPair,
  nearOf,
  roundedMap,
  settingOf,
} from "./map-near.js";
import { dualLength, shortest } from "./shortest.js";

/** Evidence that the kernel accepts, or a pair of balls for which none was found. */
export type MapAnswer =
  | { readonly kind: "preserving-map"; readonly witness: PreservationWitness }
  | { readonly kind: "collision"; readonly witness: CollisionWitness }
  | { readonly kind: "open"; readonly pair: readonly [number, number]; readonly why: WhyOpen };

/**
 * unknown: neither was found for the pair; limit: the numbers are longer than the kernel takes;
 * doubles: the data spans more scales than the search in doubles takes.
 */
export type WhyOpen = "unknown" | "limit" | "doubles";

const RETRIES = 40;

/** Integers near to a multiple of a vector. */
function rounded(x: Float64Array): Scaled {
  const largest = x.reduce((max, one) => Math.max(max, Math.abs(one)), 0);
  return {
    ints: Array.from(x, (one) => integerNear((one / largest) * 2 ** BITS, "a multiplier")),
    den: 1n,
  };
}

/** λ for a pair, or undefined if the best that was found does not keep it apart. */
function multiplierFor(
  { norm, map }: MapQuestion,
  here: Near,
  pair: readonly [number, number],
): Multiplier | undefined {
  const t = minus(at(here.points, pair[0]), at(here.points, pair[1]));
  let best = CAUTION;
  let found: Float64Array | undefined;
  for (const { lambda } of shortest(norm, here.map, t)) {
    const w = transposedTimes(here.map, lambda, map.inputs);
    const lead = dot(w, t) / (here.reach * dualLength(norm, w));
    if (lead > best) [best, found] = [lead, lambda];
  }
  return found && { pair, lambda: rounded(found) };
}

/** What a rule of the kernel says of the points of a dataset. */
export function concluded(
  dataset: Dataset,
  rule: (points: Iterable<LabelledPoint>) => Finding,
): Finding | Refusal {
  return answered(() => rule(dataset.points));
}

/** The witness of a collision, if the kernel accepts it. */
function collision(
  question: MapQuestion,
  here: Near,
  pair: readonly [number, number],
): MapAnswer | undefined {
  const witness = collisionFor(question, here, pair);
  if (witness === undefined) return undefined;
  const found = concluded(question.dataset, (points) =>
    collided(settingOf(question), question.map, witness, points),
  );
  return "verdict" in found ? undefined : { kind: "collision", witness };
}

/**
 * Evidence that the map keeps all balls with different labels apart, or that it does not.
 *
 * Requires  a map of one layer with as many inputs as the dataset has coordinates; two labels.
 * Ensures   evidence that the kernel accepts; `open` names the pair for which neither was found.
 *           Where two opposite balls meet, every map joins them: a collision.
 * Cost      N²·d in doubles and then exactly; memory for N forms.
 */
export function judgeMap(question: MapQuestion): MapAnswer {
  return unlessBeyond(() => searched(question), {
    ...{ kind: "open", pair: oppositePair(question), why: "doubles" },
  });
}

/** Some pair with different labels. */
function oppositePair({ dataset: { points } }: MapQuestion): readonly [number, number] {
  const other = points.findIndex(({ label }) => label !== at(points, 0).label);
  return [0, Math.max(0, other)];
}

function searched(question: MapQuestion): MapAnswer {
  const { map, dataset } = question;
  const here = nearOf(question);
  const nearest = nearestPair(question, here);
  const between = minus(at(here.points, nearest[0]), at(here.points, nearest[1]));
  if (lengthOf(question.norm, between) <= here.reach * CAUTION) {
    const met = collision(question, here, nearest);
    if (met !== undefined) return met;
  }
  const gram = here.map.map((own) => Float64Array.from(here.map, (other) => dot(own, other)));
  const matrix = roundedMap(solveSymmetric(gram, identity(gram.length)));
  const multipliers: Multiplier[] = [];
  for (const pair of badPairs(question, here, denseOf(at(matrix.layers, 0), gram.length, 0))) {
    const multiplier = multiplierFor(question, here, pair);
    if (multiplier === undefined) {
      return collision(question, here, pair) ?? { kind: "open", pair, why: "unknown" };
    }
    multipliers.push(multiplier);
  }
  for (let n = 0; ; n += 1) {
    const witness = { matrix, multipliers: [...multipliers] };
    const found = concluded(dataset, (points) =>
      preserved(settingOf(question), map, witness, points),
    );
    if (!("verdict" in found)) return { kind: "preserving-map", witness };
    const pair = pairOf(found);
    if (pair === undefined) return { kind: "open", pair: oppositePair(question), why: "limit" };
    const multiplier = n < RETRIES ? multiplierFor(question, here, pair) : undefined;
    const isKnown = multipliers.some((one) => one.pair.join(" ") === pair.join(" "));
    if (multiplier === undefined || isKnown) {
      return collision(question, here, pair) ?? { kind: "open", pair, why: "unknown" };
    }
    multipliers.push(multiplier);
  }
}

/** The pair that the kernel names; undefined if it declines to look. */
function pairOf(refusal: Refusal): readonly [number, number] | undefined {
  if (refusal.verdict === "rejected" && "pair" in refusal.rejection) return refusal.rejection.pair;
  return undefined;
}
