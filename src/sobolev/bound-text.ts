// UNTRUSTED. A dual bound as a certificate: what is fitted, where slopes are measured, λ and the minimizer.
// May import kernel, format.
import { digestOf } from "../format/index.js";
import { at, bitLength, type Rational, rational, reduced, type Scaled } from "../numbers/index.js";
import type { DualEvidence } from "./dual-bound.js";
import { type FeatureModel, parametersOf } from "./feature-model.js";
import type { Problem } from "./interpolate.js";
import { encode, HEADERS, RECORDS } from "../writing/index.js";

/** What a bound is about: points with targets, the points of the law, and how well models fit. */
export interface BoundQuestion {
  readonly problem: Problem;
  /** Slopes are measured at these points. */
  readonly atoms: readonly Scaled[];
  /** Mean squared error that models may have: Σ (f(x_i) − y_i)² is at most n times that. */
  readonly error: Rational;
}

/** Bits that numbers of a claim keep. */
const BITS = 40;

/** The number with 40 leading bits, rounded down. Requires: at least 0. */
export function shortBelow(value: Rational): Rational {
  const shift = BigInt(Math.max(0, BITS - bitLength(value.num) + bitLength(value.den)));
  return rational((value.num << shift) / value.den, 1n << shift);
}

/** The number itself if it is short, else rounded up to 40 leading bits. Requires: at least 0. */
export function shortAbove(value: Rational): Rational {
  if (bitLength(value.num) + bitLength(value.den) <= 2 * BITS) return value;
  const { num, den } = shortBelow(value);
  const shift = BigInt(Math.max(0, BITS - bitLength(value.num) + bitLength(value.den)));
  return rational(num * (1n << shift) + den, den * (1n << shift));
}

/** w_j as vectors of their own. */
function unitsOf({ units, den }: FeatureModel): readonly Scaled[] {
  return units.map((w) => reduced(w, den));
}

/** Parameters of every unit, one or d of them: λβ over one denominator. */
function minimizerOf(
  model: FeatureModel,
  { lambda, beta }: DualEvidence,
): { rows: bigint[][]; den: bigint } {
  const { ints, den } = reduced(
    beta.ints.map((n) => n * lambda.num),
    beta.den * lambda.den,
  );
  const own = parametersOf(model) / model.units.length;
  return { rows: model.units.map((_, j) => ints.slice(j * own, (j + 1) * own)), den };
}

/**
 * The lines of the certificate that `bound` holds.
 *
 * Requires  evidence that satisfies (C + λZᵀZ)β = Zᵀy for the law of the atoms: the minimizer is λβ.
 */
export function* sobolevBoundLines(
  { problem, atoms, error }: BoundQuestion,
  evidence: DualEvidence,
  bound: Rational,
  note = "",
): Generator<string> {
  const { model, points, labels } = problem;
  const minimizer = minimizerOf(model, evidence);
  const unitLines = unitsOf(model).map((w) => encode(RECORDS.unit, { unit: w }));
  const atomLines = atoms.map((z) => encode(RECORDS.atom, { atom: z }));
  const pointLines = points.map((x, i) =>
    encode(RECORDS.targetPoint, { point: x, target: rational(at(labels.ints, i), labels.den) }),
  );
  const digest = (lines: readonly string[]): string =>
    digestOf(lines.map((line) => `${line}\n`).join(""));
  const claim = {
    ...{ model: model.kind, dimension: model.dimension, units: model.units.length },
    ...{ points: points.length, atoms: atoms.length, error, bound },
  };
  yield encode(HEADERS["sobolev-bound"], {
    claim: {
      ...{ dataset: digest(pointLines), features: digest(unitLines), law: digest(atomLines) },
      claim,
    },
    multiplier: evidence.lambda,
    denominator: minimizer.den,
    note,
  });
  yield* unitLines;
  for (const row of minimizer.rows) yield encode(RECORDS.parameters, { parameters: row });
  yield* pointLines;
  yield* atomLines;
}
