// TRUSTED. Balls whose evidence is + and - alone, on short numbers: every unit is 0 or affine, and what it needs is
// one comparison. Imports only the kernel. It never refuses: what it does not show, the plain way judges.
import { at, type Scaled } from "../../numbers/index.js";
import type { Question } from "../ball/follow.js";
import { groundOf, WHOLE_BALL } from "../ball/ground.js";
import { showLabel, type Statement } from "../ball/labels.js";
import type { Rows } from "../ball/level.js";
import { isLetters } from "../ball/units.js";
import type { Evidence, LayerProof } from "../ball/proof.js";
import { type Budget, openBudget } from "../budget.js";
import type { LinearPart, LinearParts } from "../linear-parts.js";
import type { Layer } from "../network.js";
import { answered } from "../refusal.js";
import { isShort, scaledOf, type Short, shortOf } from "./short.js";
import {
  activated,
  DENOMINATORS,
  type Letters,
  lettersOf,
  prepare,
  type Prepared,
  type State,
  valuesAt,
} from "./signs.js";

/** How balls are judged: `reference` by the plain way alone, `fast` by this folder where it shows them. */
export type Way = "fast" | "reference";

/** A ball that is given: on short numbers its centre needs no bigints. */
export interface GivenBall {
  readonly centre: Scaled | Short;
  readonly label: number;
  readonly evidence: Evidence;
}

/** What is asked of a ball, but for its centre. */
type Asked = Omit<Question, "centre" | "budget">;

/** Entries of states kept before all are forgotten: some 100 MB. */
const ENTRIES = 4_000_000;
/**
 * Shows balls of one network whose evidence is + and - alone.
 *
 * Statement  gives a statement ⇒ `showBall` gives it too: every unit has the sign of its letter on the ball, by
 *            the same comparison of the same values, and the label is shown by the same code.
 * Ensures    undefined for every other evidence, and for what is not shown. Memory is bounded.
 * Cost       two sums in doubles a weight; what is new in a state, once.
 */
export function lettersWay(
  layers: readonly Layer[],
  parts: LinearParts,
): (question: Asked, centre: Short | Scaled) => Statement | undefined {
  const prepared: Prepared[] = [];
  const states = new Map<string, State>();
  const spelled = new WeakMap<LayerProof, Letters>();
  let kept = 0;

  /** The state of a layer over units with these parts. */
  function stateOf(index: number, below: readonly LinearPart[], budget: Budget): State {
    const name = `${index}:${below.map(({ id }) => id).join(",")}`;
    const known = states.get(name);
    if (known !== undefined) return known;
    if (kept > ENTRIES) {
      states.clear();
      kept = 0;
    }
    const own = parts.ofLayer(index, at(layers, index), below, budget);
    const state = { parts: own, thresholds: new Map(), next: new Map() };
    states.set(name, state);
    kept += DENOMINATORS * own.length + below.length;
    return state;
  }

  /** The state of the layer over a layer with these letters. */
  function nextOf(state: State, { text, signs }: Letters, index: number, budget: Budget): State {
    const known = state.next.get(text);
    if (known !== undefined) return known;
    const below = state.parts.map((part, n) => (signs[n] === 1 ? part : parts.zero));
    const next = stateOf(index + 1, below, budget);
    kept += text.length;
    state.next.set(text, next);
    return next;
  }

  function spellingOf(proof: LayerProof, width: number): Letters | undefined {
    const known = spelled.get(proof);
    if (known !== undefined) return known.signs.length === width ? known : undefined;
    const own = lettersOf(proof, width);
    if (own !== undefined) spelled.set(proof, own);
    return own;
  }

  function follow(question: Asked, centre: Short | Scaled): Statement | undefined {
    const { evidence, rule, label, ball, rules } = question;
    const hidden = layers.length - 1;
    if (evidence.layers.length !== hidden || evidence.except.length > 0) return undefined;
    // Without a rival the label asks nothing, and the rules are those of the units alone.
    if (rule.kind === "argmax" && at(layers, hidden).rows.length === 1) return undefined;
    if (prepared.length === 0) layers.forEach((layer, k) => prepared.push(prepare(layer, k)));
    const budget = openBudget();
    let h: Short | Scaled = isShort(centre) ? centre : (shortOf(centre) ?? centre);
    let state = stateOf(0, [], budget);
    for (const [index, proof] of evidence.layers.entries()) {
      const own = at(prepared, index);
      const letters = spellingOf(proof, own.layer.rows.length);
      if (letters === undefined) return undefined;
      const z = valuesAt(own, h);
      const shown = z && activated(letters, own, state, z);
      if (shown === undefined) return undefined;
      h = shown;
      state = nextOf(state, letters, index, budget);
    }
    const last = at(prepared, hidden);
    const none = { symbols: new Map(), bounds: new Map(), facts: [], parts: [], rows: undefined };
    const under = { index: hidden - 1, values: scaledOf(h), ...none };
    const own = { layer: last.layer, parts: state.parts, forms: new Map() };
    const z = valuesAt(last, h);
    if (z === undefined) return undefined;
    const values = scaledOf(z);
    const rows: Rows = { index: hidden, under, values, ...own };
    const ground = groundOf({ ball, parts, budget, rules }, WHOLE_BALL);
    return showLabel(rule, label, rows, evidence.output, false, ground);
  }

  return (question, centre) => {
    if (!question.evidence.layers.every(isLetters)) return undefined;
    const shown = answered(() => follow(question, centre));
    return typeof shown === "string" ? shown : undefined;
  };
}
