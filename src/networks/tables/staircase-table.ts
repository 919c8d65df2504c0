// UNTRUSTED. Table L0: one hidden layer with a step at every change of code (docs/theory.md).
import { rational, type Rational } from "../../numbers/index.js";
import { type Affine, combine, shifted, type Term } from "../affine.js";
import type { NetworkBuilder } from "../builder.js";
import { integerStepForms, integerStepTerms } from "../gadgets/integer-step.js";
import type { Run } from "./runs.js";

/** Layer widths from the key unit to the output; P = 2·2S + 2S + 1 = 6S + 1 for S + 1 runs. */
export function staircaseTableWidths(runs: number): number[] {
  return [1, 2 * (runs - 1), 1];
}

/**
 * The code of an integer key.
 *
 * Domain    keys from the first run on, or reals within 1/4 of one; at least two runs.
 * Ensures   adds one hidden layer; every unit keeps a strict sign near an integer.
 */
export function staircaseTable(builder: NetworkBuilder, key: Affine, runs: readonly Run[]): Affine {
  const later = runs.slice(1);
  const units = builder.relu(
    later.flatMap(({ start }) => integerStepForms(shifted(key, rational(-start)))),
  );
  let before = runs[0]?.code ?? 0;
  const first: Rational = rational(BigInt(before));
  const terms: Term[] = [];
  later.forEach(({ code }, s) => {
    const above = units[2 * s];
    const beyond = units[2 * s + 1];
    if (above === undefined || beyond === undefined) return;
    terms.push(...integerStepTerms(rational(BigInt(code - before)), [above, beyond]));
    before = code;
  });
  return combine(builder.level, terms, first);
}
