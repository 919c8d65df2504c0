// UNTRUSTED. Table L2: runs of codes, delta-coded in blocks, O~(√S) parameters (docs/theory.md).
// Deviation from the bit peeling written there: digits are folded (gadgets/fold.ts), which needs 3
// units a digit instead of 5, and the code so far rides on the lowest digits of the payload.
import { at, ONE, type Rational, rational } from "../../numbers/index.js";
import { type Affine, combine, shifted, type Term } from "../affine.js";
import type { NetworkBuilder } from "../builder.js";
import { foldDigits } from "../gadgets/fold.js";
import { gateForm, raised } from "../gadgets/gate.js";
import { integerStepForms, integerStepTerms } from "../gadgets/integer-step.js";
import { blockOf, digitsLeft, fieldBits, groupsOf, longestGroup } from "./run-payload.js";
import type { RunShape } from "./run-plan.js";
import type { Run } from "./runs.js";
import { selection } from "./selection.js";

const MINUS_ONE = rational(-1n);

function power(n: number): Rational {
  return rational(1n << BigInt(n));
}

function inverse(n: number): Rational {
  return rational(1n, 1n << BigInt(n));
}

/** Everything that stays the same while a block is walked through. */
interface Walk {
  readonly builder: NetworkBuilder;
  readonly shape: RunShape;
  /** T: changes of code are stored as change + T, and codes held as code + T. */
  readonly t: number;
  /** distance + reach > 0 at every entry. */
  readonly reach: bigint;
}

/** Between entries: D = key − start of the current run, and what is left of the payload. */
interface State {
  readonly distance: Affine;
  readonly payload: Affine;
}

/** Reads the difference at the top of the payload and moves on to the next run. */
function readDifference(walk: Walk, { distance, payload }: State, left: number): State {
  const low = left - fieldBits(walk.shape).difference;
  const lift = (walk.reach + 1n) << BigInt(low + 1);
  // V = D·2^(low+1) − r stays as it is while r is folded; r = 2·difference·2^low + (lower digits),
  // so V + (r folded) = (D − difference)·2^(low+1).
  const v: Term[] = [
    [power(low + 1), distance],
    [MINUS_ONE, payload],
  ];
  const level = walk.builder.level;
  const read = foldDigits(walk.builder, payload, [combine(level, v, rational(lift))], left, low);
  const moved: Term[] = [
    [inverse(low + 1), at(read.carried, 0)],
    [inverse(low + 1), read.rest],
  ];
  return {
    distance: combine(walk.builder.level, moved, rational(-walk.reach - 1n)),
    payload: read.rest,
  };
}

/** The layer that tests D ≥ 0; `carry` says whether D is needed later. */
function testDistance(
  walk: Walk,
  { distance, payload }: State,
  carry: boolean,
): { state: State; q: readonly [Term, Term] } {
  const kept = carry ? [shifted(distance, rational(walk.reach))] : [];
  const forms = [...kept, shifted(payload, ONE), ...integerStepForms(distance)];
  const units = walk.builder.relu(forms);
  const next = shifted(at(units, kept.length), MINUS_ONE);
  const pair = [at(units, kept.length + 1), at(units, kept.length + 2)] as const;
  return {
    state: {
      distance: carry ? shifted(at(units, 0), rational(-walk.reach)) : next,
      payload: next,
    },
    q: integerStepTerms(ONE, pair),
  };
}

/** payload + height·q. */
function changed(walk: Walk, payload: Affine, height: number, q: readonly Term[]): Affine {
  const terms = q.map(
    ([factor, form]): Term => [rational(factor.num * BigInt(height), factor.den), form],
  );
  return combine(walk.builder.level, [[ONE, payload], ...terms]);
}

/** Reads the change of code at the top of the payload and adds it to the code if q = 1. */
function readChange(
  walk: Walk,
  { distance, payload }: State,
  q: readonly Term[],
  left: number,
  carry: boolean,
): State {
  const { builder, shape, t } = walk;
  const low = left - fieldBits(shape).change;
  const kept = carry ? [shifted(distance, rational(walk.reach))] : [];
  // The code loses T if q = 1 and later gains change + T, so it is never negative in between.
  const lowered = changed(walk, payload, -t, q);
  // g = r + 2^c·q·2^(low+1) is carried, so (g − r folded)/2^(low+1) = change + T + 2^c·q.
  const g = raised(lowered, q, power(shape.labelBits + low + 1));
  const read = foldDigits(builder, lowered, [...kept, shifted(g, ONE)], left, low);
  const passed: Term[] = [
    [inverse(low + 1), at(read.carried, kept.length)],
    [rational(-1n, 1n << BigInt(low + 1)), read.rest],
  ];
  const sum = combine(builder.level, passed, rational(-1n, 1n << BigInt(low + 1)));
  const units = builder.relu([
    ...read.carried.slice(0, kept.length),
    shifted(read.rest, ONE),
    gateForm(sum, power(shape.labelBits)),
  ]);
  const terms: Term[] = [
    [ONE, at(units, kept.length)],
    [ONE, at(units, kept.length + 1)],
  ];
  const next = combine(builder.level, terms, MINUS_ONE);
  return {
    distance: carry ? shifted(at(units, 0), rational(-walk.reach)) : next,
    payload: next,
  };
}

/**
 * The code of the last run that starts at or before an integer key.
 *
 * Domain    integer keys from the first run on.
 * Shapes    `shape` from `bestRunShape` for the same runs; top = largest code.
 * Ensures   layers as `runTableWidths(shape)`; every unit keeps a strict sign.
 */
export function runTable(
  builder: NetworkBuilder,
  key: Affine,
  runs: readonly Run[],
  shape: RunShape,
  top: number,
): Affine {
  const groups = groupsOf(runs, shape);
  const stored = shape.labelBits > 0;
  const t = top + 1;
  const blocks = groups.map((group) => blockOf(group, shape, t));
  const selected = selection(builder, key, blocks, shape.perLayer, true);
  const walk: Walk = { builder, shape, t, reach: longestGroup(groups) + 1n };
  let state: State = { distance: selected.key, payload: selected.payload };
  for (let e = 1; e < shape.length; e += 1) {
    const left = digitsLeft(shape, e);
    const carry = e < shape.length - 1;
    const tested = testDistance(walk, readDifference(walk, state, left), carry);
    if (stored) {
      const below = left - fieldBits(shape).difference;
      state = readChange(walk, tested.state, tested.q, below, carry);
    } else {
      const [before, own] = [at(at(groups, 0), e - 1), at(at(groups, 0), e)];
      const payload = changed(walk, tested.state.payload, own.code - before.code, tested.q);
      state = { distance: tested.state.distance, payload };
    }
  }
  return stored ? shifted(state.payload, rational(BigInt(-t))) : state.payload;
}
