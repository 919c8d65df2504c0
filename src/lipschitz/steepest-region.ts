// UNTRUSTED. The Lipschitz constant itself: the steepest of all linear regions. May import kernel, dataset.
// docs/lipschitz.md#regions.
import type { Enclosure } from "../dataset/index.js";
import type { Network, Norm } from "../kernel/index.js";
import { at, compare, gcd, type Rational, rational, type Scaled } from "../numbers/index.js";
import { allOpen, type Phases, type UnitPhase } from "./gradient-box.js";
import { type Strict, strictSolution, type Work } from "./strict-solution.js";
import { larger, slopeBound } from "./upper.js";

/** A part of space on which some units, in order, have known phases; the others are open. */
interface Part {
  /** All are above 0 on the part, and the point is in it. */
  readonly system: readonly Strict[];
  readonly point: Scaled;
  /** Phases of the layers that are through, and of the layer that is not. */
  readonly done: Phases;
  readonly current: readonly UnitPhase[];
  /** The pre-activations of the layer that is not through, as forms of the input, times a denominator. */
  readonly forms: readonly Strict[];
  readonly denominator: bigint;
  /** No slope in the part is above it. */
  readonly bound: Rational;
}

/** What the search found. */
export interface SteepestRegion {
  /** The constant is at most its upper end. If `isWhole` that is the slope of a region, between two decimals. */
  readonly value: Enclosure;
  /** Inside the steepest region that was found: the slope there is a lower bound. */
  readonly point: Scaled | undefined;
  /** True if every region was looked at or is flatter. */
  readonly isWhole: boolean;
  readonly regions: number;
}

/** What may be spent, in products of integers. */
const MOST_WORK = 100_000_000;

function shortened({ ints, bias }: Strict): Strict {
  const divisor = ints.reduce((d, n) => gcd(d, n < 0n ? -n : n), bias < 0n ? -bias : bias);
  if (divisor <= 1n) return { ints, bias };
  return { ints: ints.map((n) => n / divisor), bias: bias / divisor };
}

const negative = ({ ints, bias }: Strict): Strict => ({ ints: ints.map((n) => -n), bias: -bias });

function valueAt({ ints, bias }: Strict, x: Scaled): bigint {
  return ints.reduce((sum, n, k) => sum + n * at(x.ints, k), bias * x.den);
}

/** The pre-activations of a layer as forms of the input, over `layer.den · denominator`. */
function formsOf(
  network: Network,
  index: number,
  incoming: readonly Strict[],
  den: bigint,
): Strict[] {
  const { rows, den: common } = at(network.layers, index);
  return rows.map((row) => {
    const factor = common / row.den;
    const ints = new Array<bigint>(network.inputs).fill(0n);
    let bias = row.bias * factor * den;
    row.columns.forEach((column, k) => {
      const weight = at(row.ints, k) * factor;
      const form = at(incoming, column);
      form.ints.forEach((n, c) => {
        ints[c] = at(ints, c) + weight * n;
      });
      bias += weight * form.bias;
    });
    return { ints, bias };
  });
}

/** The phases of all units, those that are not known open. */
function phasesOf(network: Network, { done, current }: Pick<Part, "done" | "current">): Phases {
  return allOpen(network).map((open, l) => {
    if (l < done.length) return at(done, l);
    return l === done.length ? open.map((phase, n) => current[n] ?? phase) : open;
  });
}

/** One search. Closed over: the network, what is best by now, what was spent. */
function searchOf(network: Network, norm: Norm, work: Work) {
  const weights = network.layers.reduce(
    (sum, { rows }) => sum + rows.reduce((n, row) => n + row.columns.length, 0),
    0,
  );
  const hidden = network.layers.length - 1;

  const bounded = (part: Omit<Part, "bound">): Part => {
    work.spent += 2 * weights;
    return { ...part, bound: slopeBound(network, norm, phasesOf(network, part)).upper };
  };

  /** The part with the phase of the next unit known, or the next layer begun. */
  const withPhase = (part: Part, form: Strict, isActive: boolean, point: Scaled): Part => {
    const isConstant = form.ints.every((n) => n === 0n);
    const own = shortened(isActive ? form : negative(form));
    const phase: UnitPhase = isActive ? "active" : "inactive";
    const next = { ...part, point, current: [...part.current, phase] };
    return bounded(isConstant ? next : { ...next, system: [...part.system, own] });
  };

  const nextLayer = ({ forms, current, ...part }: Part): Part => {
    const zero = { ints: new Array<bigint>(network.inputs).fill(0n), bias: 0n };
    const incoming = forms.map((form, n) => (current[n] === "active" ? form : zero));
    const index = part.done.length + 1;
    const done = [...part.done, current];
    const own = index < hidden ? formsOf(network, index, incoming, part.denominator) : [];
    work.spent += network.inputs * incoming.length * own.length;
    const denominator = part.denominator * at(network.layers, index).den;
    return { ...part, done, current: [], forms: own, denominator };
  };

  /** The parts that the wall of the next unit leaves. */
  const parts = (part: Part, form: Strict): readonly Part[] => {
    if (form.ints.every((n) => n === 0n))
      return [withPhase(part, form, form.bias > 0n, part.point)];
    const here = valueAt(form, part.point);
    return [true, false].flatMap((isActive) => {
      const isHere = isActive ? here > 0n : here < 0n;
      const own = shortened(isActive ? form : negative(form));
      const point = isHere ? part.point : strictSolution([...part.system, own], work);
      return point === undefined ? [] : [withPhase(part, form, isActive, point)];
    });
  };

  const first = (): Part => {
    const { inputs } = network;
    const unit = (k: number): Strict => ({
      ints: Array.from({ length: inputs }, (_, c) => (c === k ? 1n : 0n)),
      bias: 0n,
    });
    const incoming = Array.from({ length: inputs }, (_, k) => unit(k));
    return bounded({
      ...{ system: [], done: [], current: [], denominator: at(network.layers, 0).den },
      point: { ints: new Array<bigint>(inputs).fill(0n), den: 1n },
      forms: hidden > 0 ? formsOf(network, 0, incoming, 1n) : [],
    });
  };

  return { hidden, first, parts, nextLayer };
}

/**
 * The steepest linear region.
 *
 * Statement  Outside of finitely many hyperplanes f is differentiable, and where it is, its gradient is that
 *            of an open region with fixed phases. So L_p(f) is the largest ‖gradient‖_q over the phases that
 *            some open set has. Phases are fixed one unit after the other; a part whose gradient box is no
 *            steeper than a region that was found is left out.
 * Ensures    an upper bound also where the work ends the search: the steepest part that is left.
 * Cost       up to 2^(hidden units) regions, in the plane about (hidden units)²; at most MOST_WORK products.
 */
export async function steepestRegion(
  network: Network,
  norm: Norm,
  pause: (regions: number) => Promise<void> = () => Promise.resolve(),
  mostWork = MOST_WORK,
): Promise<SteepestRegion> {
  const work: Work = { spent: 0 };
  const search = searchOf(network, norm, work);
  const stack: Part[] = [search.first()];
  let best: { readonly value: Enclosure; readonly point: Scaled } | undefined;
  let regions = 0;
  const isFlat = ({ bound }: Part): boolean =>
    best !== undefined && compare(bound, best.value.upper) <= 0;
  while (work.spent < mostWork) {
    const part = stack.pop();
    if (part === undefined) break;
    if (isFlat(part)) continue;
    if (part.done.length === search.hidden) {
      regions += 1;
      const value = slopeBound(network, norm, part.done);
      if (best === undefined || compare(value.lower, best.value.lower) > 0) {
        best = { value, point: part.point };
      }
      await pause(regions);
      continue;
    }
    const form = part.forms[part.current.length];
    if (form === undefined) stack.push(search.nextLayer(part));
    else {
      const found = search.parts(part, form);
      // The steeper one is taken first: it is more likely to show that the other one is flat.
      stack.push(...[...found].sort((a, b) => compare(a.bound, b.bound)));
    }
  }
  const open = stack.filter((part) => !isFlat(part));
  const flat = { lower: rational(0n), upper: rational(0n) };
  const value = open.reduce(
    (most, { bound }) => larger(most, { lower: bound, upper: bound }),
    best?.value ?? flat,
  );
  return { value, point: best?.point, isWhole: open.length === 0, regions };
}
