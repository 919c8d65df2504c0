// UNTRUSTED. What table L2 stores for a block of runs.
import { at } from "../../numbers/index.js";
import type { RunShape } from "./run-plan.js";
import type { Run } from "./runs.js";
import type { Block } from "./selection.js";

/** Digits of the fields of an entry and of the code at the bottom of a payload. */
export interface FieldBits {
  readonly difference: number;
  readonly change: number;
  readonly code: number;
}

/** A stored field is doubled, so its lowest digit is 0 and folding it restores what lies below. */
export function fieldBits({ differenceBits, labelBits }: RunShape): FieldBits {
  return labelBits === 0
    ? { difference: differenceBits + 1, change: 0, code: 1 }
    : { difference: differenceBits + 1, change: labelBits + 1, code: labelBits };
}

/** Digits of a payload that are left when entry e = 1, …, B − 1 is about to be read. */
export function digitsLeft(shape: RunShape, e: number): number {
  const bits = fieldBits(shape);
  return (shape.length - e) * (bits.difference + bits.change) + bits.code;
}

/**
 * The runs in A groups of B, the first one filled up in front.
 *
 * Ensures  runs put in front start one apart before the first key, so no key lies in them; with two
 *          codes they alternate.
 */
export function groupsOf(runs: readonly Run[], shape: RunShape): Run[][] {
  const first = at(runs, 0);
  const missing = shape.blocks * shape.length - runs.length;
  const front = Array.from({ length: missing }, (_, i): Run => {
    const distance = missing - i;
    const flipped = shape.labelBits === 0 && distance % 2 === 1;
    return { start: first.start - BigInt(distance), code: flipped ? 1 - first.code : first.code };
  });
  const all = [...front, ...runs];
  return Array.from({ length: shape.blocks }, (_, j) =>
    all.slice(j * shape.length, (j + 1) * shape.length),
  );
}

/** The payload of a group: entries from the top digit down, then its first code, plus T if stored. */
export function blockOf(group: readonly Run[], shape: RunShape, t: number): Block {
  const bits = fieldBits(shape);
  let payload = 0n;
  for (let k = 1; k < group.length; k += 1) {
    const [before, own] = [at(group, k - 1), at(group, k)];
    payload = (payload << BigInt(bits.difference)) + 2n * (own.start - before.start);
    if (bits.change > 0) {
      payload = (payload << BigInt(bits.change)) + 2n * BigInt(own.code - before.code + t);
    }
  }
  const first = BigInt(at(group, 0).code + (bits.change > 0 ? t : 0));
  return { start: at(group, 0).start, payload: (payload << BigInt(bits.code)) + first };
}

/** The longest group, from its first to its last start. */
export function longestGroup(groups: readonly (readonly Run[])[]): bigint {
  return groups.reduce((max, group) => {
    const length = at(group, group.length - 1).start - at(group, 0).start;
    return length > max ? length : max;
  }, 0n);
}
