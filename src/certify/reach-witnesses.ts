// UNTRUSTED. Evidence for reaches when p = a/b: for every direction that occurs, α, τ and M.
// May import kernel, dataset, decimal.js. docs/theory.md#l1-power: at the optimum
// τ_k = (|u_k|·μ^(p−1)/‖u‖_q)^(1/(a−b)) and α = ‖u‖_q/(p·μ^(p−1)); rounding only loosens the bound.
import {
  answered,
  directionKey,
  type LinearPart,
  type LinearParts,
  LIMITS,
  linearParts,
  type Network,
  type Norm,
  type ReachWitness,
  type Rule,
} from "../kernel/index.js";
import { at, bitLength, compare, gcd, power, type Rational } from "../numbers/index.js";
import type { Phases } from "./pattern.js";
import { unmetered } from "./unmetered.js";
import { approximate, fromDecimal, largestOf, Real, short, sumOf } from "./decimals.js";

/** Digits of the witness: the bound is looser than the true reach by about 10^−DIGITS of itself. */
const DIGITS = 24;

/** Collects, ball by ball, the directions whose reach the certificate must bound. */
export interface DirectionCollector {
  /** Those of a ball on which units have these phases. */
  add(phases: Phases): void;
  /** Those of the first layer: what facts are about; the kernel bounds others by inclusion of balls. */
  addInputs(): void;
  directions(): readonly (readonly bigint[])[];
}

/** The parts of all units on a ball with these phases, layer by layer. */
function* partsByLayer(
  network: Network,
  parts: LinearParts,
  phases: Phases,
): Generator<readonly LinearPart[]> {
  const budget = unmetered();
  let incoming: readonly LinearPart[] = [];
  for (const [l, layer] of network.layers.entries()) {
    const before = incoming;
    const own = layer.rows.map((row, n) =>
      l === 0 ? parts.ofInputs(n, row, budget) : parts.ofRow(row, before, budget),
    );
    yield own;
    if (l === network.layers.length - 1) return;
    const active = at(phases, l);
    incoming = own.map((part, n) => (active[n] === true ? part : parts.zero));
  }
}

/** a − b as a combination of parts. */
function apartOf(a: LinearPart, b: LinearPart): ReadonlyMap<LinearPart, bigint> {
  return new Map([
    [a, 1n],
    [b, -1n],
  ]);
}

/** Opens a collector. Cost: as the kernel's own propagation, without the evaluation. */
export function directionCollector(
  network: Network,
  norm: Norm,
  radius: Rational,
  rule: Rule,
): DirectionCollector {
  const parts = linearParts(network.inputs, norm, radius, new Map());
  const found = new Map<string, readonly bigint[]>();
  const seen = new Set<number>([0]);

  function keep(part: LinearPart): void {
    if (seen.has(part.id)) return;
    seen.add(part.id);
    let divisor = 0n;
    for (const n of part.w.ints) divisor = gcd(divisor, n);
    // Nothing is left of a part that cancels, nor of one whose numbers are beyond what is kept.
    if (divisor === 0n) return;
    const key = directionKey(part.w.ints, divisor);
    if (!found.has(key)) found.set(key, key.split(",").map(BigInt));
  }

  return {
    add(phases) {
      // A part whose numbers are beyond what the kernel goes on with ends the list: no witness would help.
      const layers: (readonly LinearPart[])[] = [];
      const refused = answered(() => {
        for (const own of partsByLayer(network, parts, phases)) layers.push(own);
        return [];
      });
      if ("verdict" in refused) return;
      for (const own of layers.slice(0, -1)) own.forEach(keep);
      const output = layers.at(-1) ?? [];
      if (rule.kind === "threshold") output.forEach(keep);
      if (rule.kind !== "argmax") return;
      for (const a of output) {
        for (const b of output) if (a.id < b.id) keep(parts.sum(apartOf(a, b), 1n, unmetered()));
      }
    },
    addInputs() {
      const [first] = network.layers;
      first?.rows.forEach((row, n) => {
        const part = parts.ofInputs(n, row, unmetered());
        if (part.support.length > 1) keep(part);
      });
    },
    directions: () => [...found.values()],
  };
}

/** True if the checker may take the a-th power of a number. */
function isShort({ num, den }: Rational, a: bigint): boolean {
  return BigInt(Math.max(bitLength(num), bitLength(den))) * a <= BigInt(LIMITS["value-bits"]);
}

/** M ≥ μ^p with M^b ≥ μ^a, tight: μ^p itself if that is rational and not too long. */
function powerAbove(radius: Rational, a: bigint, b: bigint): Rational {
  if (b === 1n) {
    const exact = power(radius, a);
    if (isShort(exact, a)) return exact;
  }
  const size = approximate(radius).pow(new Real(`${a}`).div(`${b}`));
  const close = short(size.times("1.0000000000000000000000001"), DIGITS + 4, "up");
  return compare(power(close, b), power(radius, a)) >= 0
    ? close
    : short(size.times("1.000000001"), DIGITS, "up");
}

/** A tight witness for one direction. */
export function reachWitness(
  direction: readonly bigint[],
  norm: Extract<Norm, { kind: "power" }>,
  radius: Rational,
): ReachWitness {
  const p = new Real(`${norm.a}`).div(`${norm.b}`);
  const q = p.div(p.minus(1));
  const sizes = direction.map((n) => new Real(n.toString()).abs());
  const largest = largestOf(sizes);
  const dual = sumOf(sizes.map((s) => s.div(largest).pow(q)))
    .pow(new Real(1).div(q))
    .times(largest);
  const lever = approximate(radius).pow(p.minus(1));
  const taus = sizes.map((s) =>
    s.isZero()
      ? s
      : s
          .times(lever)
          .div(dual)
          .pow(new Real(1).div(`${norm.a - norm.b}`)),
  );
  const unit = new Real(10).pow(largestOf(taus).e - DIGITS);
  return {
    direction,
    alpha: short(dual.div(p).div(lever), DIGITS, "up"),
    taus: taus.map((tau) => fromDecimal(tau.div(unit).round().times(unit))),
    power: powerAbove(radius, norm.a, norm.b),
  };
}
