// TRUSTED. BOUNDS with SPLIT: a tree of parts of a set of inputs, on each of which every goal is shown.
// Imports only the kernel. docs/theory.md#bounds. Proved: run_sound, tree_shows_sound.
//
// Sound: halves of a set along a coordinate cover it, and so do z ≥ 0 and z ≤ 0; and if φ − β·s·z > 0 with β ≥ 0
// on the part where s·z ≥ 0, then φ > 0 there.
import { decline } from "../limits.js";
import { at } from "../../numbers/index.js";
import { valuesOf } from "../evaluate.js";
import type { TreeDefect } from "../kinds/trained-rejections.js";
import { aboveRatio, belowRatio } from "./dyadic.js";
import { type Condition, goalDefect } from "./goal.js";
import { halvesOfSet, type InputSet } from "./inputs.js";
import { boundsOn } from "./levels.js";
import type { Assumption, State } from "./row.js";
import type { Prepared } from "./prepared.js";

/**
 * In preorder: k > 0 splits at number k, the inputs from 1 on and then the hidden units; 0 is a leaf, and so is a
 * list of hints, one a goal. Of an input the lower half comes first, of a unit the part where it is active.
 */
export type TreeNode = number | readonly string[];

/** Products of weights in one tree: some ten seconds. */
export const BOUND_STEPS = 10_000_000_000;
/** Splits above a leaf. */
export const TREE_DEPTH = 256;

interface Part {
  readonly set: InputSet;
  readonly assumptions: readonly Assumption[];
  readonly depth: number;
}

/** The two parts of a split; undefined if there is none of this number. */
function partsOf(
  { set, assumptions, depth }: Part,
  number: number,
  { network, layers }: Prepared,
): readonly Part[] | undefined {
  const next = depth + 1;
  if (number <= network.inputs)
    return halvesOfSet(set, number - 1)?.map((half) => ({ set: half, assumptions, depth: next }));
  let unit = number - 1 - network.inputs;
  for (const [layer, { units }] of layers.entries()) {
    if (unit < units) {
      return [true, false].map((isPositive) => {
        return { set, assumptions: [...assumptions, { layer, unit, isPositive }], depth: next };
      });
    }
    unit -= units;
  }
  return undefined;
}

/** The root of a tree, ready for its leaves. */
export function rootOf(prepared: Prepared, set: InputSet): Omit<State, "levels"> {
  const { ints, den } = valuesOf(at(prepared.network.layers, 0), set.corner);
  const corner = {
    low: Float64Array.from(ints, (own) => belowRatio(own, den)),
    high: Float64Array.from(ints, (own) => aboveRatio(own, den)),
  };
  let left = BOUND_STEPS;
  const spend = (steps: number): void => {
    left -= steps;
    if (left < 0) decline("bound-steps");
  };
  return { prepared, set, corner, assumptions: [], spend };
}

/**
 * Why the nodes do not show that no point of the set fulfils all conditions of any goal; undefined: they do.
 *
 * Cost  a pass of bounds a leaf, and a row a goal; memory for the parts that wait.
 */
export function treeDefect(
  prepared: Prepared,
  set: InputSet,
  goals: readonly (readonly Condition[])[],
  nodes: readonly TreeNode[],
): TreeDefect | undefined {
  const root = rootOf(prepared, set);
  const waiting: Part[] = [{ set, assumptions: [], depth: 0 }];
  for (const [index, node] of nodes.entries()) {
    const part = waiting.pop();
    if (part === undefined) return { reason: "node-left-over", node: index };
    if (typeof node === "number" && node > 0) {
      root.spend(2 * set.low.length);
      if (part.depth >= TREE_DEPTH) decline("tree-depth");
      const parts = partsOf(part, node, prepared);
      if (parts === undefined) return { reason: "no-such-split", node: index };
      waiting.push(at(parts, 1), at(parts, 0));
      continue;
    }
    const hints = typeof node === "number" ? goals.map(() => "") : node;
    if (hints.length !== goals.length) return { reason: "bad-hint", node: index };
    const state = boundsOn({ ...root, set: part.set, assumptions: part.assumptions });
    for (const [goal, conditions] of goals.entries()) {
      const reason = goalDefect(state, conditions, at(hints, goal));
      if (reason !== undefined) return { reason, node: index, goal };
    }
  }
  return waiting.length > 0 ? { reason: "open-part", node: nodes.length } : undefined;
}
