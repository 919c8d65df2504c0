// UNTRUSTED. Looks for a tree of bounds: branch and bound, where the kernel confirms every leaf.
// May import kernel.
import {
  answered,
  type Assumption,
  boundsOn,
  type Condition,
  goalDefect,
  halvesOfSet,
  type InputSet,
  type Prepared,
  rootOf,
  type State,
  type TreeNode,
} from "../kernel/index.js";
import type { Dual } from "./dual.js";
import { type NearCondition, nearCondition } from "./goal-forms.js";
import { hintText } from "./hint-text.js";
import { type Chosen, type Effort, firstChoice, optimised } from "./optimise.js";

/** The longest path of splits that is tried. */
const DEPTH = 60;
/** Units whose split is looked at. */
const LOOKS = 3;
/** Up to so many inputs, inputs are split, the best of all by looking ahead; beyond, units by their sign. */
export const NARROW = 10;

export type Goals = readonly (readonly Condition[])[];

export interface TreeSearch {
  /** True once the search has to end. */
  readonly isOver: () => boolean;
  /** Told of every part that is settled, as a share of the whole set. */
  readonly done?: (share: number) => void;
  /** A point, as y = x − corner, that doubles propose: true if it refutes the goals. */
  readonly isRefuting: (y: Float64Array) => boolean;
}

export type TreeFound = { readonly nodes: readonly TreeNode[] } | "refuted" | "open";

interface Part {
  readonly set: InputSet;
  readonly assumptions: readonly Assumption[];
}

/** What is known of a part: its bounds, and for each goal the hint that shows it, or the best choice. */
interface Judged {
  readonly state: State;
  readonly hints: readonly (string | undefined)[];
  readonly chosen: readonly (Chosen | undefined)[];
  /** The least bound of a goal that is open; 0 or more if none is. */
  readonly worst: number;
}

class Search {
  readonly #forms: readonly (readonly NearCondition[])[];
  readonly #isNarrow: boolean;
  readonly #root: Omit<State, "levels">;

  constructor(
    readonly prepared: Prepared,
    readonly set: InputSet,
    readonly goals: Goals,
    readonly watch: TreeSearch,
  ) {
    const { network } = prepared;
    this.#forms = goals.map((goal) => goal.map((one) => nearCondition(network, set, one)));
    this.#isNarrow = network.inputs <= NARROW;
    this.#root = { ...rootOf(prepared, set), spend: () => undefined };
  }

  judged({ set, assumptions }: Part, before?: Judged, effort = 1): Judged {
    const state = boundsOn({ ...this.#root, set, assumptions });
    const hints: (string | undefined)[] = [];
    const chosen: (Chosen | undefined)[] = [];
    let worst = 0;
    const steps = this.#effort(assumptions.length, effort);
    for (const [n, goal] of this.goals.entries()) {
      if (goalDefect(state, goal, "") === undefined) {
        hints.push("");
        chosen.push(undefined);
        continue;
      }
      const first = firstChoice(state, goal.length, before?.chosen[n]?.choice.factors);
      const own = optimised(state, this.#forms[n] ?? [], first, steps, 0);
      const text = hintText(own.choice);
      const isShown = own.dual.value > -1e-9 && goalDefect(state, goal, text) === undefined;
      hints.push(isShown ? text : undefined);
      chosen.push(own);
      if (!isShown) worst = Math.min(worst, own.dual.value, -Number.MIN_VALUE);
    }
    return { state, hints, chosen, worst };
  }

  #effort(depth: number, share: number): Effort {
    if (this.#isNarrow) return { steps: Math.ceil(20 * share), isWithSlopes: false };
    return { steps: Math.ceil((depth === 0 ? 30 : 20) * share), isWithSlopes: true };
  }

  /** The two parts of each split that is worth a look, with the number of the split. */
  #splits(part: Part, judged: Judged): (readonly [number, readonly [Part, Part]])[] {
    const dual = this.#worstDual(judged);
    if (dual === undefined) return [];
    if (this.#isNarrow) {
      const widths = part.set.low.map((low, i) => (part.set.high[i] ?? 0) - low);
      const order = [...widths.keys()].sort(
        (a, b) =>
          Math.abs(dual.inputs[b] ?? 0) * (widths[b] ?? 0) -
          Math.abs(dual.inputs[a] ?? 0) * (widths[a] ?? 0),
      );
      return order.flatMap((k) => {
        const halves = halvesOfSet(part.set, k);
        if (halves === undefined) return [];
        const [lower, upper] = halves.map((set) => ({ ...part, set }));
        return lower && upper ? [[k + 1, [lower, upper]] as const] : [];
      });
    }
    const { layers, network } = this.prepared;
    const ranked = [...dual.gaps].sort((a, b) => b.gap - a.gap).filter(({ gap }) => gap > 0);
    return ranked.slice(0, LOOKS).map(({ layer, unit }) => {
      const before = layers.slice(0, layer).reduce((n, l) => n + l.units, 0);
      const [active, dead] = [true, false].map((isPositive) => ({
        ...part,
        assumptions: [...part.assumptions, { layer, unit, isPositive }],
      }));
      return [network.inputs + before + unit + 1, [active ?? part, dead ?? part]] as const;
    });
  }

  #worstDual({ chosen, hints }: Judged): Dual | undefined {
    const open = chosen.flatMap((one, n) =>
      one !== undefined && hints[n] === undefined ? [one] : [],
    );
    open.sort((a, b) => a.dual.value - b.dual.value);
    return open[0]?.dual;
  }

  /** The nodes of a part, in preorder. */
  prove(part: Part, judged: Judged, depth: number, share: number): TreeFound {
    if (judged.worst >= 0) {
      this.watch.done?.(share);
      const hints = judged.hints.map((hint) => hint ?? "");
      return { nodes: [hints.every((hint) => hint === "") ? 0 : hints] };
    }
    for (const one of judged.chosen) {
      if (one === undefined) continue;
      if (this.watch.isRefuting(one.mean) || this.watch.isRefuting(one.dual.y)) return "refuted";
    }
    if (depth >= DEPTH || this.watch.isOver()) return "open";
    let best:
      | { number: number; parts: readonly [Part, Part]; judged: [Judged, Judged]; score: number }
      | undefined;
    for (const [number, parts] of this.#splits(part, judged)) {
      if (best !== undefined && this.watch.isOver()) break;
      const both: [Judged, Judged] = [this.judged(parts[0], judged), this.judged(parts[1], judged)];
      const score = both[0].worst + both[1].worst;
      if (best === undefined || score > best.score) best = { number, parts, judged: both, score };
      if (score >= 0) break;
    }
    if (best === undefined) return "open";
    const nodes: TreeNode[] = [best.number];
    for (const n of [0, 1] as const) {
      const found = this.prove(best.parts[n], best.judged[n], depth + 1, share / 2);
      if (found === "refuted" || found === "open") return found;
      nodes.push(...found.nodes);
    }
    return { nodes };
  }

  run(): TreeFound {
    const part = { set: this.set, assumptions: [] };
    return this.prove(part, this.judged(part), 0, 1);
  }
}

/** A tree that shows all goals on the set, as the kernel will check it; or a point that refutes one. */
export function searchTree(
  prepared: Prepared,
  set: InputSet,
  goals: Goals,
  watch: TreeSearch,
): TreeFound {
  // Numbers that are too large for bounds, or for the format of a semantics, leave the set open.
  const found = answered(() => new Search(prepared, set, goals, watch).run());
  return typeof found === "object" && "verdict" in found ? "open" : found;
}
