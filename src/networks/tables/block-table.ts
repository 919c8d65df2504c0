// UNTRUSTED. Table L1: keys and codes in blocks, O~(√N) parameters (docs/theory.md, after VYS).
// Deviation: the code found rides on the lowest digits of the payload instead of a unit of its own.
import { at, bitLength, ONE, type Rational, rational } from "../../numbers/index.js";
import { type Affine, combine, shifted, type Term } from "../affine.js";
import type { NetworkBuilder } from "../builder.js";
import { denseCount, widened } from "../dense-size.js";
import { digitForms } from "../gadgets/bit-peeling.js";
import { gateForm, raised } from "../gadgets/gate.js";
import { integerEqualityForms, integerEqualityTerms } from "../gadgets/integer-equality.js";
import { integerStepTerms } from "../gadgets/integer-step.js";
import { digits, type Entry } from "./runs.js";
import {
  ANY_ROOM,
  type Block,
  fits,
  mostPerLayer,
  type Room,
  selection,
  type SelectionShape,
  selectionWidths,
} from "./selection.js";

const MINUS_ONE = rational(-1n);

/** A blocks of B keys of κ digits with labels (code + 1) of c digits. */
export interface BlockShape extends SelectionShape {
  readonly length: number;
  readonly keyBits: number;
  readonly labelBits: number;
}

/**
 * Layer widths from the key unit to the output. With select = 8A − 2 (4 if A = 1) where one layer selects,
 * and κ ≥ 2:
 * P = select + 30κ + 46 + (B − 1)(30κ + 63) for c = 1, and
 * P = select + 30(κ + c) + 25 + (B − 1)(30(κ + c) + 33) for c ≥ 2.
 */
export function blockTableWidths(shape: BlockShape): number[] {
  const { length, keyBits, labelBits } = shape;
  const widths = [1, ...selectionWidths(shape, false)];
  for (let e = 0; e < length; e += 1) {
    widths.push(e === 0 ? 4 : 5);
    for (let k = 1; k < keyBits; k += 1) widths.push(5);
    widths.push(8);
    for (let k = 1; k < labelBits; k += 1) widths.push(5);
  }
  return [...widths, 2, 1];
}

/**
 * The shape with the fewest parameters, `carried` units beside it, for entries with ascending keys;
 * undefined if none has room.
 */
export function bestBlockShape(
  entries: readonly Entry[],
  top: number,
  carried = 0,
  room: Room = ANY_ROOM,
): BlockShape | undefined {
  const count = entries.length;
  const span = at(entries, count - 1).key - at(entries, 0).key;
  const keyBits = Math.max(1, bitLength(span));
  const labelBits = digits(top + 1);
  let best: BlockShape | undefined;
  let least = Infinity;
  for (let length = 1; length <= Math.max(1, Math.ceil(Math.sqrt(count))); length += 1) {
    const blocks = Math.ceil(count / length);
    const perLayer = mostPerLayer(blocks, room, carried, false);
    if (perLayer === undefined) continue;
    const shape = { blocks, perLayer, length, keyBits, labelBits };
    const widths = blockTableWidths(shape);
    const parameters = denseCount(widened(widths, carried));
    if (parameters >= least || !fits(widths, carried, room)) continue;
    least = parameters;
    best = shape;
  }
  return best;
}

/**
 * Blocks of entries. A short block is filled with a key of another block, which never occurs in this
 * one; there is another one, as a single block is never short.
 */
function blocksOf(entries: readonly Entry[], shape: BlockShape): Block[] {
  const origin = at(entries, 0).key;
  return Array.from({ length: shape.blocks }, (_, j) => {
    let payload = 0n;
    for (let k = 0; k < shape.length; k += 1) {
      const entry = entries[j * shape.length + k] ?? at(entries, 0);
      const key = entry.key - origin;
      payload = (payload << BigInt(shape.keyBits)) + key;
      payload = (payload << BigInt(shape.labelBits)) + BigInt(entry.code + 1);
    }
    const start = at(entries, j * shape.length).key;
    return { start, payload: payload << BigInt(shape.labelBits) };
  });
}

/** While the entries of a block are read. */
interface State {
  /** The key, from 0 on. */
  readonly key: Affine;
  /** The digits left, with the label found so far at the bottom. */
  readonly payload: Affine;
  /** The gate of the entry before, still to be applied. */
  readonly gate: Affine | undefined;
}

/** One layer that peels the digit at `position`, carrying the key, the payload and more. */
function peel(
  builder: NetworkBuilder,
  state: State,
  position: number,
  more: readonly Affine[],
): { state: State; more: Affine[]; digit: (height: Rational) => Term[] } {
  const gates = state.gate === undefined ? [] : [state.gate];
  const units = builder.relu([
    shifted(state.key, ONE),
    shifted(state.payload, ONE),
    ...digitForms(state.payload, position),
    ...gates,
    ...more,
  ]);
  const pair = [at(units, 2), at(units, 3)] as const;
  const digit = (height: Rational): Term[] => integerStepTerms(height, pair);
  const added = gates.map((_, k): Term => [ONE, at(units, 4 + k)]);
  const payload = combine(
    builder.level,
    [[ONE, at(units, 1)], ...digit(rational(-(1n << BigInt(position)))), ...added],
    MINUS_ONE,
  );
  return {
    state: { key: shifted(at(units, 0), MINUS_ONE), payload, gate: undefined },
    more: units.slice(4 + gates.length),
    digit,
  };
}

/** Reads one entry whose top digit is at position left − 1. */
function entryState(builder: NetworkBuilder, shape: BlockShape, start: State, left: number): State {
  const { keyBits, labelBits } = shape;
  let state = start;
  let position = left - 1;
  // E = key − (digits of the stored key read so far) + 2^κ, at least 1.
  let e: Affine | undefined;
  for (let k = 0; k < keyBits; k += 1, position -= 1) {
    const step = peel(builder, state, position, e === undefined ? [] : [e]);
    const before = step.more[0] ?? shifted(step.state.key, rational(1n << BigInt(keyBits)));
    state = step.state;
    e = combine(builder.level, [
      [ONE, before],
      ...step.digit(rational(-(1n << BigInt(keyBits - 1 - k)))),
    ]);
  }
  const difference = shifted(e ?? state.key, rational(-(1n << BigInt(keyBits))));
  const top = rational(1n << BigInt(labelBits));
  const first = peel(builder, state, position, integerEqualityForms(difference));
  state = first.state;
  const four = [
    at(first.more, 0),
    at(first.more, 1),
    at(first.more, 2),
    at(first.more, 3),
  ] as const;
  const lambda = combine(builder.level, first.digit(rational(1n << BigInt(labelBits - 1))));
  let sum = raised(lambda, integerEqualityTerms(ONE, four), top);
  for (let k = 1; k < labelBits; k += 1) {
    position -= 1;
    const step = peel(builder, state, position, [shifted(sum, ONE)]);
    state = step.state;
    sum = combine(
      builder.level,
      [[ONE, at(step.more, 0)], ...step.digit(rational(1n << BigInt(labelBits - 1 - k)))],
      MINUS_ONE,
    );
  }
  return { ...state, gate: gateForm(sum, top) };
}

/**
 * The code of a stored key.
 *
 * Domain    the keys of the entries; elsewhere the result is −1 or means nothing.
 * Shapes    entries with ascending keys; `shape` from `bestBlockShape` for the same entries.
 * Ensures   layers as `blockTableWidths(shape)`; every unit keeps a strict sign.
 */
export function blockTable(
  builder: NetworkBuilder,
  key: Affine,
  entries: readonly Entry[],
  shape: BlockShape,
): Affine {
  const selected = selection(builder, key, blocksOf(entries, shape), shape.perLayer, false);
  const origin = rational(-at(entries, 0).key);
  const each = shape.keyBits + shape.labelBits;
  let state: State = {
    key: shifted(selected.key, origin),
    payload: selected.payload,
    gate: undefined,
  };
  for (let e = 0; e < shape.length; e += 1) {
    state = entryState(builder, shape, state, (shape.length - e) * each + shape.labelBits);
  }
  const gates = state.gate === undefined ? [] : [state.gate];
  const units = builder.relu([shifted(state.payload, ONE), ...gates]);
  return combine(
    builder.level,
    units.map((unit): Term => [ONE, unit]),
    rational(-2n),
  );
}
