// UNTRUSTED. Selects the block of a key, and two numbers that belong to the block (docs/theory.md, L1, L2).
import { at, ONE, type Rational, rational } from "../../kernel/index.js";
import { type Affine, combine, shifted, type Term } from "../affine.js";
import type { NetworkBuilder } from "../builder.js";
import { integerStepForms, integerStepTerms } from "../gadgets/integer-step.js";

/** A block of consecutive keys: the first of them, and what is stored for the block. */
export interface Block {
  readonly start: bigint;
  readonly payload: bigint;
}

/** Widths after the key unit: one layer of 2A − 1 units if A > 1, then two units. */
export function selectionWidths(blocks: number): number[] {
  return blocks > 1 ? [2 * blocks - 1, 2] : [2];
}

/** The selected key, perhaps counted from the start of its block, and the payload. */
export interface Selected {
  readonly key: Affine;
  readonly payload: Affine;
}

/**
 * The payload of the last block that starts at or before the key, with the key itself, or
 * (`relative`) the key less the start of the block.
 *
 * Domain  integer keys from the first start on, or reals within 1/4 of one; payloads ≥ 0.
 */
export function selection(
  builder: NetworkBuilder,
  key: Affine,
  blocks: readonly Block[],
  relative: boolean,
): Selected {
  const first = at(blocks, 0);
  let origin = shifted(key, rational(-first.start));
  let keyTerms: Term[] = [];
  let payloadTerms: Term[] = [];
  if (blocks.length > 1) {
    const later = blocks.slice(1);
    const steps = later.flatMap(({ start }) => integerStepForms(shifted(key, rational(-start))));
    const units = builder.relu([shifted(origin, ONE), ...steps]);
    origin = shifted(at(units, 0), rational(-1n));
    const jump = (height: (j: number) => bigint): Term[] =>
      later.flatMap((_, j): Term[] => {
        const factor: Rational = rational(height(j));
        return integerStepTerms(factor, [at(units, 2 * j + 1), at(units, 2 * j + 2)]);
      });
    payloadTerms = jump((j) => at(blocks, j + 1).payload - at(blocks, j).payload);
    if (relative) keyTerms = jump((j) => at(blocks, j).start - at(blocks, j + 1).start);
  }
  const level = builder.level;
  const units = builder.relu([
    combine(level, [[ONE, origin], ...keyTerms], ONE),
    combine(level, payloadTerms, rational(first.payload + 1n)),
  ]);
  const absolute = relative ? 0n : first.start;
  return {
    key: shifted(at(units, 0), rational(absolute - 1n)),
    payload: shifted(at(units, 1), rational(-1n)),
  };
}
