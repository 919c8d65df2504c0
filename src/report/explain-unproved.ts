// UNTRUSTED. Obligations that do not hold, in words with both sides of the inequality.
// May import kernel, ts-pattern.
import { match } from "ts-pattern";
import type {
  BoundNotShown,
  ErrorNotShown,
  LabelNotCertain,
  NeuronNotStable,
  RatioNotShown,
  FactNotShown,
} from "../kernel/index.js";
import { at, negate } from "../numbers/index.js";
import { type Explanation, explanation } from "./explanation.js";
import { shown, shownReach } from "./number.js";
import { pairWords, type PlaceOf } from "./point-names.js";
import { quoted } from "./visible.js";

/** What is known beside a refusal: names of the classes, and where in the data a point stands. */
export interface Names {
  readonly classes?: readonly string[];
  readonly placeOf?: PlaceOf;
}

/** `ball 3 (from 0; line 5 of iris.csv)`. */
export function ballName(ball: number, names: Names): string {
  return pairWords("ball", [ball], names.placeOf);
}

/** The name of a class in quotation marks, or its number. */
export function className(label: number, names: Names): string {
  const { classes } = names;
  return classes !== undefined && label < classes.length
    ? quoted(at(classes, label))
    : `class ${label}`;
}

/** What a failed obligation does not say. */
export const OPEN = "This says nothing about whether the claim is true.";

/** z at the centre and how far it can move, in the direction that the phase forbids. */
export function explainNeuron(r: NeuronNotStable, names: Names): Explanation {
  if (r.unit !== undefined || r.active.length > 0) return explainSign(r, names);
  const towards = r.phase === "active" ? r.valueAtCentre : negate(r.valueAtCentre);
  const [must, moves] = r.phase === "active" ? ["≥ 0", "fall"] : ["≤ 0", "rise"];
  return explanation(
    `A hidden unit is not shown to stay ${r.phase} on the whole ball. ${OPEN}`,
    [
      ["where", `${ballName(r.ball, names)}, hidden layer ${r.layer}, unit ${r.neuron} (from 0)`],
      ["needed", `pre-activation ${must} everywhere in the ball`],
      ["centre", shown(r.valueAtCentre)],
      ["reach", `it can ${moves} by ${shownReach(r.reach, r.squared)} within the radius`],
      ["fails", `${shown(towards)} is less than ${shownReach(r.reach, r.squared)}`],
    ],
    "try a smaller radius, or another network (muball construct); muball inspect --all shows every ball",
  );
}

/** The case of a proof by cases, in words. */
function caseText(active: readonly number[]): string {
  if (active.length === 0) return "no open unit of positive weight is active";
  return `units ${active.join(", ")} are active, other open units of positive weight are 0`;
}

/** What is left of a form under proof, and why it is not shown. */
function failsText(r: Pick<FactNotShown, "unit" | "valueAtCentre" | "reach" | "squared">): string {
  if (r.unit !== undefined) return `unit ${r.unit} is left, which no fact in use bounds from above`;
  return `${shown(r.valueAtCentre)} at the centre, and it can rise by ${shownReach(r.reach, r.squared)}`;
}

/** A sign that a proof does not show. */
function explainSign(r: NeuronNotStable, names: Names): Explanation {
  return explanation(
    `A hidden unit is not shown to stay ${r.phase} on the whole ball by its proof. ${OPEN}`,
    [
      ["where", `${ballName(r.ball, names)}, hidden layer ${r.layer}, unit ${r.neuron} (from 0)`],
      ["case", caseText(r.active)],
      ["fails", failsText(r)],
    ],
    "make the certificate again with muball prove; or try a smaller radius",
  );
}

export function explainBound(r: BoundNotShown, names: Names): Explanation {
  const side = r.side === "low" ? "lower" : "upper";
  return explanation(
    `The ${side} bound that the evidence gives for a hidden unit is not shown. ${OPEN}`,
    [
      ["where", `${ballName(r.ball, names)}, hidden layer ${r.layer}, unit ${r.neuron} (from 0)`],
      ["case", caseText(r.active)],
      ["fails", failsText(r)],
    ],
    "make the certificate again with muball certify; or try a smaller radius",
  );
}

export function explainFact(r: FactNotShown, names: Names): Explanation {
  const place = `hidden layer ${r.layer}, inequality ${r.family}, offset ${r.member} (from 0)`;
  const pieces =
    r.pieces.length === 0 ? "the whole ball" : `piece ${r.pieces.join(", in it piece ")}`;
  return explanation(
    `A fact of the evidence is not shown to hold on the whole ball. ${OPEN}`,
    [
      ["where", `${ballName(r.ball, names)}, ${place}`],
      ["on", pieces],
      ["case", caseText(r.active)],
      ["needed", "what its proof leaves of the inequality is ≤ 0 everywhere there"],
      ["fails", failsText(r)],
    ],
    "make the certificate again with muball prove; or try a smaller radius",
  );
}

/** How much lead is lost within the ball. */
function neededLead(r: LabelNotCertain): string {
  return `more than ${shownReach(r.required, r.squared)}, which it can lose`;
}

/** What the reason says of the two numbers. */
function labelFacts(r: LabelNotCertain, names: Names): readonly (readonly [string, string])[] {
  return match(r.reason)
    .with("not-constant", () => [
      ["centre", `f = ${shown(r.value)} there, but f is not constant on the ball`] as const,
      ["needed", `f = ${shown(r.required)} on the whole ball`] as const,
    ])
    .with("other-value", () => [
      ["got", `f = ${shown(r.value)} on the whole ball`] as const,
      ["needed", `f = ${shown(r.required)}, the value of ${className(r.label, names)}`] as const,
    ])
    .with("not-beaten", () => [
      ["rival", className(r.rival, names)] as const,
      ["lead", `${shown(r.value)} at the centre`] as const,
      ["needed", neededLead(r)] as const,
    ])
    .with("not-bounded", () => [
      ["rival", className(r.rival, names)] as const,
      ["needed", "an inequality about f, from facts about the last hidden layer"] as const,
      [
        "fails",
        `it is off by ${shown(r.value)} at the centre, and by ${shownReach(r.required, r.squared)} more on the ball`,
      ] as const,
    ])
    .exhaustive();
}

export function explainLabel(r: LabelNotCertain, names: Names): Explanation {
  const where = `${ballName(r.ball, names)}, labelled ${className(r.label, names)}`;
  return explanation(
    `The labelling rule is not shown to give the label on the whole ball. ${OPEN}`,
    [["where", where], ...labelFacts(r, names)],
    "check that network, data and labelling rule (--rule, --values, --level) belong together; or try a smaller radius",
  );
}

const ERROR_NOT_SHOWN: Readonly<Record<ErrorNotShown["reason"], string>> = {
  "not-claimed": "the claim has no error, so nothing may be left out",
  "not-exact": "its unit must be an affine unit of the first hidden layer that varies on the ball",
  "no-slab": "its lower end is above the upper one, or its share is not above 0",
  "share-too-small": "its share is larger than the evidence says: d·width/(2·reach) is more",
  "too-much": "together with the slabs before it, its share of the ball exceeds the error",
};

export function explainError(r: ErrorNotShown, names: Names): Explanation {
  const claimed = r.error === undefined ? "none" : shown(r.error);
  return explanation(
    "The evidence exempts a part of a ball, and does not show that this part is within the error of the claim.",
    [
      ["where", `${ballName(r.ball, names)}, slab ${r.slab} of those left out (from 0)`],
      ["fails", ERROR_NOT_SHOWN[r.reason]],
      [r.reason === "too-much" ? "sum" : "share", shown(r.share)],
      ["error", claimed],
    ],
    "make the certificate again with muball prove --with sequential-lattice --eta; or claim a larger error",
  );
}

export function explainRatio(r: RatioNotShown, names: Names): Explanation {
  const reason = match(r.reason)
    .with("no-witness", () => "the certificate names no pair of points")
    .with("no-such-pair", () => "the pair is not a pair of points of the dataset")
    .with("equal-labels", () => "the two points have the same label")
    .with("too-far", () => "the two points are not shown to be within 2·radius/r of each other")
    .with("bad-powers", () => "the powers given for the distance are not valid")
    .exhaustive();
  return explanation(
    "The pair of points does not show the claimed robustness ratio.",
    [
      ["pair", pairWords("point", r.pair, names.placeOf)],
      ["reason", reason],
    ],
    "claim a smaller ratio, or name the closest differently labelled pair (muball separate)",
  );
}
