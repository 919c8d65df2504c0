// Draws proofs of forms: mostly of the right shape, now and then of a wrong one, and never looked over. What a
// proof shows at best is followed on the way, so that bounds can be stated a hair above and below it.
import type Fraction from "fraction.js";
import { fraction, order, pick, sign, spell } from "../../../src/oracle/fraction.js";
import { affine, type Form, larger, mostOnBall, ONE, plus, raised, ZERO } from "./forms.js";
import type { Json, Known, Said } from "./known.js";

export interface Drawn<T = Json> {
  readonly proof: T;
  /** The least B for which it shows form ≤ B; undefined if it shows nothing of the form. */
  readonly most: Fraction | undefined;
}

/** Cases of one proof at most. */
const ROOM = 32;
const ODD = ["1/2", "1", "2", "1/3", "0", "1/4", "3", "-1"].map(fraction);

function largest(all: readonly (Fraction | undefined)[]): Fraction | undefined {
  return all.reduce((a, b) => (a === undefined || b === undefined ? undefined : larger(a, b)));
}

interface Cut {
  readonly uses: readonly Json[];
  readonly rest: Form;
  readonly isFine: boolean;
}

/** Facts that are subtracted: those that take rising symbols away, and sometimes any. */
function drawCut(form: Form, { facts }: Known, { tape }: Said): Cut {
  const uses: Json[] = [];
  let [rest, isFine] = [form, true];
  const use = (k: number, times: Fraction): void => {
    const fact = facts[k];
    uses.push(times.equals(ONE) ? k : [k, spell(times)]);
    if (fact === undefined || sign(times) < 0) isFine = false;
    else rest = plus(rest, times.neg(), fact);
  };
  if (facts.length > 0 && tape.oneIn(2)) {
    for (const n of form.terms.keys()) {
      const weight = rest.terms.get(n) ?? ZERO;
      const fits = [...facts.keys()].filter((k) => sign(facts[k]?.terms.get(n) ?? ZERO) > 0);
      if (sign(weight) <= 0 || fits.length === 0 || tape.oneIn(5)) continue;
      const k = pick(fits, tape.below(fits.length));
      use(k, weight.div(pick(facts, k).terms.get(n) ?? ONE));
    }
  }
  if (tape.oneIn(facts.length === 0 ? 400 : 12)) {
    const k = tape.below(facts.length + (tape.oneIn(12) ? 2 : 0) || 1);
    use(k, pick(ODD, tape.below(ODD.length)));
  }
  return { uses, rest, isFine };
}

/** The form without its open units: active ones are z. */
function baseOf(form: Form, { open, rows }: Known): Form {
  let base: Form = { ...form, terms: new Map() };
  base = affine(form.v, form.w);
  for (const [n, weight] of form.terms) {
    if (!open.has(n)) base = plus(base, weight, pick(rows, n));
  }
  return base;
}

function withLess(end: { readonly [key: string]: Json }, uses: readonly Json[]): Json {
  return uses.length === 0 ? end : { ...end, less: uses };
}

/** A proof of the form, whatever it may show. */
export function drawProof(form: Form, level: Known, said: Said, room = ROOM): Drawn {
  const { tape, p, radius, slabs } = said;
  const { uses, rest, isFine } = drawCut(form, level, said);
  const rising = [...rest.terms].filter(([, weight]) => sign(weight) > 0);
  const leaf = (): Drawn => {
    const most = rising.length > 0 || !isFine ? undefined : mostOnBall(rest, p, radius, slabs);
    return { proof: uses, most };
  };
  const { below } = level;
  const isPlain = rising.length === 0 ? !tape.oneIn(6) : tape.oneIn(16);
  if (below === undefined || isPlain) {
    // Neither cases nor bounds may stand at the input.
    const isOdd = below === undefined && tape.oneIn(80);
    return isOdd ? { proof: { bounds: [] }, most: undefined } : leaf();
  }
  const open = [...rest.terms].filter(([n]) => level.open.has(n));
  const base = baseOf(rest, level);
  const hasBounds = open.every(([n]) => level.bounds.has(n));
  const under: Step = { base, open, level, below, uses };
  if (open.length > 0 && (hasBounds ? tape.oneIn(2) : tape.oneIn(60))) {
    return judged(drawBounds(under, said, room), isFine);
  }
  const cases = 2 ** open.filter(([, weight]) => sign(weight) > 0).length;
  return cases > room ? leaf() : judged(drawCases(under, said, Math.floor(room / cases)), isFine);
}

function judged({ proof, most }: Drawn, isFine: boolean): Drawn {
  return { proof, most: isFine ? most : undefined };
}

/** A form on its way down: what is the same in all cases, and the open units with their weights. */
interface Step {
  readonly base: Form;
  readonly open: readonly (readonly [number, Fraction])[];
  readonly level: Known;
  readonly below: Known;
  readonly uses: readonly Json[];
}

function drawCases({ base, open, level, below, uses }: Step, said: Said, room: number): Drawn {
  const { tape } = said;
  const rising = open.filter(([, weight]) => sign(weight) > 0);
  const falling = open.filter(([, weight]) => sign(weight) < 0);
  const cases: Json[] = [];
  const found: (Fraction | undefined)[] = [];
  for (let mask = 0; mask < 2 ** rising.length; mask += 1) {
    const taken = [
      ...rising.filter((_, k) => (mask >> k) % 2 === 1),
      ...falling.filter(() => tape.oneIn(2)),
    ];
    const form = taken.reduce((sum, [n, weight]) => plus(sum, weight, pick(level.rows, n)), base);
    const { proof, most } = drawProof(form, below, said, room);
    cases.push([taken.map(([n]) => n), proof]);
    found.push(most);
  }
  if (tape.oneIn(40)) {
    const odd = tape.below(3);
    if (odd === 0) cases.pop();
    else if (odd === 1) cases.push([[tape.below(level.units.length)], []]);
    else cases.push([[0, 0], []]);
    found.push(undefined);
  }
  return { proof: withLess({ cases }, uses), most: largest(found) };
}

function drawBounds({ base, open, level, below, uses }: Step, said: Said, room: number): Drawn {
  let form = base;
  let isFine = true;
  for (const [n, weight] of open) {
    const bounds = level.bounds.get(n);
    if (bounds === undefined) {
      isFine = false;
      continue;
    }
    const { low, high, above, below: under } = bounds;
    form = plus(form, weight.mul(sign(weight) > 0 ? above : under), pick(level.rows, n));
    if (sign(weight) < 0) continue;
    form = raised(form, weight.mul(larger(above.neg().mul(low), ONE.sub(above).mul(high))));
  }
  const { proof, most } = drawProof(form, below, said, room);
  return { proof: withLess({ bounds: proof }, uses), most: isFine ? most : undefined };
}

const HAIR = fraction("1/1000000000000");
const SAFE = [ZERO, HAIR, HAIR, fraction("1/8"), ONE, fraction("1/1048576")];

/**
 * What a bound is stated above what a proof shows at best, or above the largest value that was seen: mostly 0 or
 * more, 10^−12 among it, and sometimes 10^−12 less.
 */
export function drawRoom({ tape }: Said): Fraction {
  const room = pick(SAFE, tape.below(SAFE.length));
  if (!tape.oneIn(16)) return room;
  return tape.oneIn(3) ? fraction("-1/8") : HAIR.neg();
}

/** The larger one of what was seen and what the proof shows at best; now and then only what was seen. */
export function boundOf(most: Fraction | undefined, seen: Fraction, { tape }: Said): Fraction {
  if (most === undefined) return tape.oneIn(2) ? seen.add(fraction("4")) : seen;
  return tape.oneIn(24) || order(most, seen) < 0 ? seen : most;
}
