// UNTRUSTED. Selects the block of a key, and two numbers that belong to the block (docs/theory.md, L1, L2).
import { at, ONE, rational } from "../../numbers/index.js";
import { type Affine, combine, shifted, type Term } from "../affine.js";
import type { NetworkBuilder } from "../builder.js";
import { widened } from "../dense-size.js";
import { integerStepForms, integerStepTerms } from "../gadgets/integer-step.js";

const MINUS_ONE = rational(-1n);

/** A block of consecutive keys: the first of them, and what is stored for the block. */
export interface Block {
  readonly start: bigint;
  readonly payload: bigint;
}

/** How many blocks there are, and how many of them one layer compares the key with. */
export interface SelectionShape {
  readonly blocks: number;
  readonly perLayer: number;
}

/** What a network may have at most: units in a layer, and layers after the key unit. */
export interface Room {
  readonly width: number;
  readonly depth: number;
}

/** No limit. */
export const ANY_ROOM: Room = { width: Infinity, depth: Infinity };

/** True if layers of these widths, after the key unit, fit with `carried` units beside all but the last. */
export function fits(widths: readonly number[], carried: number, room: Room): boolean {
  const most = widened(widths, carried).reduce((max, width) => Math.max(max, width), 0);
  return most <= room.width && widths.length - 1 <= room.depth;
}

/** The first block of each layer after the first block, ascending. */
function firstOfLayers({ blocks, perLayer }: SelectionShape): number[] {
  const layers = Math.ceil((blocks - 1) / perLayer);
  return Array.from({ length: layers }, (_, c) => 1 + c * perLayer);
}

type Wire = "origin" | "distance" | "payload";

/** What is carried beside comparisons: at first the others are constant, or the key; at last only they count. */
function wiresAt(isFirst: boolean, isLast: boolean, relative: boolean): readonly Wire[] {
  if (isFirst) return ["origin"];
  if (!relative) return ["origin", "payload"];
  return isLast ? ["distance", "payload"] : ["origin", "distance", "payload"];
}

/**
 * Widths after the key unit: for each layer of comparisons 2 units a block, and 1 to 3 wires; a layer of
 * wires alone between two of them if they compare with more than one block; then two units. One layer that
 * compares with all: [2A − 1, 2]; one block a layer: 5 units at most (4 if not relative).
 */
export function selectionWidths(shape: SelectionShape, relative: boolean): number[] {
  const { blocks, perLayer } = shape;
  const widths = firstOfLayers(shape).flatMap((first, c) => {
    const isLast = first + perLayer >= blocks;
    const own = 2 * Math.min(perLayer, blocks - first) + wiresAt(c === 0, isLast, relative).length;
    return perLayer > 1 && !isLast ? [own, wiresAt(false, false, relative).length] : [own];
  });
  return [...widths, 2];
}

/** The most blocks a layer such that layers of these widths have room; undefined if one is too many. */
export function mostPerLayer(
  blocks: number,
  { width }: Room,
  carried: number,
  relative: boolean,
): number | undefined {
  const highest = Math.max(1, Math.min(blocks - 1, Math.floor((width - carried - 1) / 2)));
  for (let perLayer = highest; perLayer >= Math.max(1, highest - 2); perLayer -= 1) {
    const widths = selectionWidths({ blocks, perLayer }, relative);
    if (Math.max(...widths) + carried <= width) return perLayer;
  }
  return undefined;
}

/** The selected key, perhaps counted from the start of its block, and the payload. */
export interface Selected {
  readonly key: Affine;
  readonly payload: Affine;
}

/** While blocks are compared: the key from the first start on, the same from its own block on, the payload. */
type State = Readonly<Record<Wire, Affine>>;

/** Adds a layer with some wires, then other forms; answers with the wires, and the units of the others. */
function passed(
  builder: NetworkBuilder,
  state: State,
  names: readonly Wire[],
  others: readonly Affine[],
): { wire: (name: Wire) => Affine | undefined; units: readonly Affine[] } {
  const units = builder.relu([...names.map((name) => shifted(state[name], ONE)), ...others]);
  return {
    wire: (name) => {
      const place = names.indexOf(name);
      return place < 0 ? undefined : shifted(at(units, place), MINUS_ONE);
    },
    units: units.slice(names.length),
  };
}

/** One layer that compares the key with the blocks `from`, …, `to` − 1. */
function compared(
  builder: NetworkBuilder,
  state: State,
  blocks: readonly Block[],
  from: number,
  to: number,
  relative: boolean,
): State {
  const { start, payload } = at(blocks, 0);
  const own = blocks.slice(from, to);
  const steps = own.flatMap((one) =>
    integerStepForms(shifted(state.origin, rational(start - one.start))),
  );
  const names = wiresAt(from === 1, to === blocks.length, relative);
  const { wire, units } = passed(builder, state, names, steps);
  const jump = (height: (j: number) => bigint): Term[] =>
    own.flatMap((_, j): Term[] => {
      const pair = [at(units, 2 * j), at(units, 2 * j + 1)] as const;
      return integerStepTerms(rational(height(from + j)), pair);
    });
  const plus = (form: Affine, height: (block: Block) => bigint): Affine =>
    combine(builder.level, [
      [ONE, form],
      ...jump((j) => height(at(blocks, j)) - height(at(blocks, j - 1))),
    ]);
  const constant = combine(builder.level, [], rational(payload));
  const origin = wire("origin") ?? constant;
  const distance = wire("distance") ?? origin;
  return {
    origin,
    distance: relative ? plus(distance, (block) => -block.start) : origin,
    payload: plus(wire("payload") ?? constant, (block) => block.payload),
  };
}

/** A layer of wires alone. */
function narrowed(builder: NetworkBuilder, state: State, relative: boolean): State {
  const { wire } = passed(builder, state, wiresAt(false, false, relative), []);
  const origin = wire("origin") ?? state.origin;
  return {
    origin,
    distance: wire("distance") ?? origin,
    payload: wire("payload") ?? state.payload,
  };
}

/**
 * The payload of the last block that starts at or before the key, with the key itself, or
 * (`relative`) the key less the start of the block.
 *
 * Domain   integer keys from the first start on, or reals within 1/4 of one; payloads ≥ 0.
 * Ensures  layers as `selectionWidths`; every unit keeps a strict sign near an integer.
 */
export function selection(
  builder: NetworkBuilder,
  key: Affine,
  blocks: readonly Block[],
  perLayer: number,
  relative: boolean,
): Selected {
  const first = at(blocks, 0);
  const origin = shifted(key, rational(-first.start));
  const constant = combine(builder.level, [], rational(first.payload));
  let state: State = { origin, distance: origin, payload: constant };
  for (const from of firstOfLayers({ blocks: blocks.length, perLayer })) {
    const to = Math.min(blocks.length, from + perLayer);
    state = compared(builder, state, blocks, from, to, relative);
    if (perLayer > 1 && to < blocks.length) state = narrowed(builder, state, relative);
  }
  const units = builder.relu([shifted(state.distance, ONE), shifted(state.payload, ONE)]);
  const absolute = relative ? 0n : first.start;
  return {
    key: shifted(at(units, 0), rational(absolute - 1n)),
    payload: shifted(at(units, 1), MINUS_ONE),
  };
}
