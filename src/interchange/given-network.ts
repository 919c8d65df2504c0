// UNTRUSTED. What a construction of one's own gives, read completely: every weight, and how outputs are read.
// May import kernel.
import type { Network, Rule } from "../kernel/index.js";
import { at } from "../numbers/index.js";
import { asText, type Exact, rationalFrom } from "./exact.js";
import { InterchangeError, shownValue } from "./interchange-error.js";
import { type ExactLayer, networkFrom } from "./network.js";

/** A network with how its outputs are read. */
export interface Answer {
  readonly layers: readonly ExactLayer[];
  /**
   * `exact`: the one output is `values[label]` on every ball; `threshold`: below `level` for label 0,
   * above it for label 1; `argmax`: output number label is the largest, alone. Absent: `exact` with
   * one output, `argmax` with one output per class.
   */
  readonly rule?: "exact" | "threshold" | "argmax";
  /** For `exact`: one number per class, all different. Absent: 0, 1, 2, … */
  readonly values?: readonly Exact[];
  /** For `threshold`. */
  readonly level?: Exact;
  /** The choices that were made, in words, for the note of the certificate. */
  readonly detail?: string;
}

/** That there is no network, with the reason in words. It is an answer, and no failure. */
export interface NoNetwork {
  readonly unreached: string;
}

/** What a construction gives: the layers alone, layers with a rule, or that it has none. */
export type Given = readonly ExactLayer[] | Answer | NoNetwork;

/** A network as it was given, complete and of the right shape; nothing else is known of it. */
export interface GivenNetwork {
  readonly network: Network;
  readonly rule: Rule;
  readonly detail: string;
}

const RULES = 'give rule: "exact", "threshold" or "argmax"';

function exactRule(values: unknown, classes: number): Rule {
  if (values === undefined) {
    const numbers = Array.from({ length: classes }, (_, k) => rationalFrom(k));
    return { kind: "exact", values: numbers };
  }
  const next = "give values: […], one number per class, all different";
  if (!Array.isArray(values) || values.length !== classes) {
    const expected = `an array of ${classes} numbers, one a class`;
    throw new InterchangeError({ place: "values", expected, got: shownValue(values), next });
  }
  const read = Array.from(values, (value: Exact, k) => rationalFrom(value, `values, class ${k}`));
  const texts = read.map(asText);
  const again = texts.findIndex((text, k) => texts.indexOf(text) < k);
  if (again < 0) return { kind: "exact", values: read };
  const [expected, got] = ["another value for every class", `${at(texts, again)} twice`];
  throw new InterchangeError({ place: `values, class ${again}`, expected, got, next });
}

/** The rule of an answer. Fails: InterchangeError if it does not fit the classes or the outputs. */
function ruleFrom(answer: Partial<Answer>, outputs: number, classes: number): Rule {
  const kind: unknown = answer.rule ?? (outputs === 1 ? "exact" : "argmax");
  if (kind !== "exact" && kind !== "threshold" && kind !== "argmax") {
    const expected = "exact, threshold or argmax";
    throw new InterchangeError({ place: "rule", expected, got: shownValue(kind), next: RULES });
  }
  const needed = kind === "argmax" ? classes : 1;
  if (outputs !== needed) {
    const expected = `${needed} neurons in the last layer for the rule ${kind}`;
    const next = `${RULES}; argmax reads one output per class, the others one output`;
    throw new InterchangeError({ place: "the last layer", expected, got: `${outputs}`, next });
  }
  if (kind === "exact") return exactRule(answer.values, classes);
  if (kind === "argmax") return { kind };
  if (classes === 2) return { kind, level: rationalFrom(answer.level as Exact, "level") };
  const expected = "two classes for the rule threshold";
  throw new InterchangeError({ place: "rule", expected, got: `${classes}`, next: RULES });
}

const SHAPE = "return the layers, { layers, rule, … }, or { unreached: 'why' }";

/**
 * What a construction gave, read completely: every layer, row, weight and bias, and the rule.
 *
 * Fails  InterchangeError with the place.
 */
export function readGiven(
  given: unknown,
  dimension: number,
  classes: number,
): GivenNetwork | NoNetwork {
  const isObject = typeof given === "object" && given !== null;
  const whole: Partial<Answer & NoNetwork> = Array.isArray(given)
    ? { layers: given as readonly ExactLayer[] }
    : isObject
      ? given
      : {};
  if (typeof whole.unreached === "string") return { unreached: whole.unreached };
  if (whole.layers === undefined) {
    const expected = "layers";
    throw new InterchangeError({ place: "", expected, got: shownValue(given), next: SHAPE });
  }
  const network = networkFrom(whole.layers, dimension);
  const outputs = at(network.layers, network.layers.length - 1).rows.length;
  const rule = ruleFrom(whole, outputs, classes);
  return { network, rule, detail: typeof whole.detail === "string" ? whole.detail : "" };
}
