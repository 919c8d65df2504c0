// UNTRUSTED. Lower bounds that a dataset alone gives, for functions of any kind.
// May import kernel, dataset, bounds. docs/lipschitz.md#bounds-of-a-dataset.
import { minus, over, point } from "../bounds/enclosure.js";
import type { Dataset, Enclosure } from "../dataset/index.js";
import type { Norm } from "../kernel/index.js";
import { at, compare, fault, multiply, type Rational, rational } from "../numbers/index.js";
import type { ClassPair } from "./class-pairs.js";
import { membersOf } from "./class-pairs.js";
import { type Constant, known, silent, type Statement } from "./constant.js";
import { exponentOf } from "../dataset/measure.js";
import { isTransport, meanDistance, type MeanDistance } from "./mean-distance.js";
import { lengthOf } from "./vector-norm.js";
import type { Pauses } from "./witness.js";

const LOWER = { direction: "lower", assumptions: [] } as const;

const PAIR: Statement = {
  ...LOWER,
  name: "pair",
  subject: "every-fit",
  formula: "max |y_i - y_j| / ||x_i - x_j||_p",
  source: { paper: "McShane 1934 (attained by some function)", theorem: "docs/lipschitz.md#pairs" },
};

const GAP: Statement = {
  ...LOWER,
  name: "robust-gap",
  subject: "robust-fit",
  formula: "max |y_i - y_j| / (||x_i - x_j||_p - 2 radius)",
  source: { paper: "muball", theorem: "docs/lipschitz.md#pairs" },
};

const TRANSPORT: Statement = {
  ...LOWER,
  name: "transport",
  subject: "mean-fit",
  formula: "max over classes a, b of |y_a - y_b| / W_1(class a, class b)",
  source: {
    paper: "Kantorovich and Rubinstein 1958",
    theorem: "docs/lipschitz.md#transport",
  },
};

interface Found {
  readonly pair: ClassPair;
  readonly value: Enclosure;
}

/** The pair of classes with the largest lower end. */
function largest(found: readonly Found[]): Found | undefined {
  return found.reduce<Found | undefined>(
    (best, own) =>
      best === undefined || compare(own.value.lower, best.value.lower) > 0 ? own : best,
    undefined,
  );
}

/** ‖x_i − x_j‖_p of the closest pair of two classes. */
function distanceOf({ separation }: ClassPair): Enclosure {
  return lengthOf(separation.difference, exponentOf(separation.norm));
}

function evidenceOf({ pair }: Found): { classes: readonly number[]; points: readonly number[] } {
  return { classes: pair.classes, points: pair.separation.pair };
}

/** The slope that no function with these values avoids. */
export function pairBound(pairs: readonly ClassPair[]): Constant {
  const found = pairs.map((pair) => ({
    pair,
    value: over(point(pair.difference), distanceOf(pair)),
  }));
  const best = largest(found);
  if (best === undefined) return silent(PAIR, "there is one class only");
  return known(PAIR, best.value, evidenceOf(best));
}

/** The same for functions that are right on balls. */
export function robustGapBound(pairs: readonly ClassPair[], radius: Rational): Constant {
  const found: Found[] = [];
  for (const pair of pairs) {
    const gap = minus(distanceOf(pair), point(multiply(rational(2n), radius)));
    if (gap.lower.num <= 0n) return silent(GAP, "balls of this radius with different labels meet");
    found.push({ pair, value: over(point(pair.difference), gap) });
  }
  const best = largest(found);
  if (best === undefined) return silent(GAP, "there is one class only");
  return known(GAP, best.value, { ...evidenceOf(best), radius });
}

/** Work that transports may cost: pairs of points times points. */
const LARGEST_WORK = 2e8;

function workOf(members: readonly (readonly number[])[]): number {
  let work = 0;
  for (const [b, own] of members.entries()) {
    for (const others of members.slice(0, b)) {
      work += own.length * others.length * (own.length + others.length);
    }
  }
  return work;
}

/**
 * The slope that no function avoids whose means over the classes differ as the values do. It is not
 * above the pair bound, but tolerates errors.
 *
 * Ensures  the plan in the evidence has been added up and is a transport.
 */
export async function transportBound(
  dataset: Dataset,
  pairs: readonly ClassPair[],
  norm: Norm,
  pauses: Pauses = () => Promise.resolve(),
): Promise<Constant> {
  const members = membersOf(dataset);
  if (workOf(members) > LARGEST_WORK) return silent(TRANSPORT, "there are too many points for it");
  const found: (Found & { readonly distance: MeanDistance })[] = [];
  for (const pair of pairs) {
    const [a, b] = pair.classes.map((k) => at(members, k));
    if (a === undefined || b === undefined) continue;
    const points = (own: readonly number[]) => own.map((i) => at(dataset.points, i).point);
    const distance = meanDistance(points(a), points(b), norm);
    if (!isTransport(distance.plan, a.length, b.length)) fault("a plan that moves too little");
    const plan = distance.plan.map(({ from, to, mass }) => ({
      from: at(a, from),
      to: at(b, to),
      mass,
    }));
    found.push({
      pair,
      value: over(point(pair.difference), distance.value),
      distance: { ...distance, plan },
    });
    await pauses(found.length, pairs.length);
  }
  const best = largest(found);
  const own = found.find((each) => each === best);
  if (own === undefined) return silent(TRANSPORT, "there is one class only");
  const { value, plan } = own.distance;
  return known(TRANSPORT, own.value, { classes: own.pair.classes, meanDistance: value, plan });
}
