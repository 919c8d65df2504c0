// UNTRUSTED. Why a certificate of another kind than memorization shows nothing, in words: one table for all kinds.
// May import kernel.
import {
  BOUND_EXPONENT,
  FORMATS,
  type NoCollision,
  type NoCounterexample,
  type NoFloats,
  type NoObstruction,
  type NoProperty,
  type NoRobustness,
  type NoSobolevBound,
  type NotPreserved,
  type NoWidthBound,
  type TreeDefect,
} from "../kernel/index.js";
import type { Rational } from "../numbers/index.js";
import { ballName, type Names, OPEN } from "./explain-unproved.js";
import { type Explanation, explanation } from "./explanation.js";
import { shown, shownRoot } from "./number.js";
import { pairWords } from "./point-names.js";
import { excerpt } from "./visible.js";

type NoEvidence =
  | NoCounterexample
  | NoCollision
  | NotPreserved
  | NoObstruction
  | NoWidthBound
  | NoSobolevBound
  | NoRobustness
  | NoProperty;

/** What evidence of a kind does not show, what is wrong with it, and what to do next. */
interface Row<Reason extends string> {
  readonly what: string;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly next: string;
}

type Table = {
  readonly [Code in NoEvidence["code"]]: Row<Extract<NoEvidence, { code: Code }>["reason"]>;
};

const TREE: Readonly<Record<TreeDefect["reason"], string>> = {
  "no-such-split":
    "a node splits at an input or unit that does not exist, or at an input too thin to halve",
  "bad-hint": "the hints of a leaf are not as many as its goals, or one has another length",
  "open-goal": "at a leaf the bounds do not show the goal",
  "node-left-over": "nodes are left over after the tree",
  "open-part": "the nodes end before every part is shown",
};

const NO_FLOAT = "a number at the point is none of the format of the claim, or its run overflows";

const TABLE: Table = {
  "unproved/counterexample": {
    what: `The point does not refute the claim. ${OPEN}`,
    reasons: {
      "no-such-point": "the dataset has no point of that number",
      "too-far": "the point is not shown to lie in the closed ball",
      "bad-powers": "the powers do not bound the distance of the point from the centre",
      "right-label":
        "the output at the point means the label of the centre, so it contradicts nothing",
    },
    next: "muball certify looks for a counterexample when a network cannot be certified",
  },
  "unproved/collision": {
    what: "The two points do not show that the map joins balls with different labels.",
    reasons: {
      "no-such-point": "the dataset has no point of one of these numbers",
      "equal-labels": "the two points have one label",
      "too-far": "one of the points is not shown to lie in its closed ball",
      "bad-powers": "the powers do not bound the distance of one of the points from its centre",
      "different-images": "the map sends the two points to different images",
    },
    next: "make the certificate again: muball preserve looks for a collision",
  },
  "unproved/preserving-map": {
    what: "The evidence does not show that the map keeps balls with different labels apart.",
    reasons: {
      "not-apart":
        "the evidence names no linear form of the rows that keeps the images of the two balls apart",
      "bad-multiplier":
        "a multiplier, or the matrix, does not have as many entries as the map has rows",
    },
    next: "try a smaller radius or a map with more rows; muball preserve looks for evidence",
  },
  "unproved/obstruction": {
    what: "The evidence does not show that one activation region per ball is impossible.",
    reasons: {
      "distance-not-below": "the distance is not below twice the radius",
      "point-twice": "the family names a point twice",
      "no-such-point": "the family names a point that the dataset does not have",
      "one-label": "all points of the family have one label",
      "not-in-family": "a link names a point outside the family",
      "not-convex": "a link needs one weight per member, each at least 0, with sum 1",
      "too-far": "the two ends of a link are not shown to be within the distance",
      "bad-powers": "the powers of a link do not bound the distance of its ends",
      "open-split": "no link excludes this split of the family into two sides",
    },
    next: "try a larger radius; muball refute --regions looks for an obstruction",
  },
  "unproved/width-bound": {
    what: "The evidence does not show that a first layer of this rank is too narrow.",
    reasons: {
      "shift-below-0": "the shift is below 0",
      "bad-factor": "the factors of the pairs are not equally long",
      "no-such-point": "the dataset has no point of one of these numbers",
      "equal-labels": "the two points of a pair have one label",
      "no-weight": "all weights are 0",
      "too-far": "the distance that is shown is more than twice the radius",
      "not-semidefinite": "the matrix of the evidence is not positive semidefinite",
      "bad-cut": "a cut is not inside its cell",
      "bad-free": "a leaf does not give one number for each coordinate outside its columns",
      "bad-powers": "the powers of a leaf do not bound its distance",
      "node-left-over": "nodes are left over after the last tree",
      "open-cell": "the nodes end before every cell is covered",
    },
    next: "try a larger radius or fewer units; muball refute --width looks for evidence",
  },
  "unproved/sobolev-bound": {
    what: "The evidence does not show that every model with this error is as steep as claimed.",
    reasons: {
      "error-below-0": "the mean squared error of the claim is below 0",
      "lambda-not-positive": "the multiplier is not above 0",
      "not-stationary":
        "the parameters do not minimize slope plus weighted error (they are not stationary)",
      "too-small": "the bound that is shown is below the one claimed",
    },
    next: "make the certificate again: muball sobolev --certificate looks for the largest bound",
  },
  "unproved/robustness": {
    what: "The evidence does not show the result that it states of a point.",
    reasons: {
      ...TREE,
      radius: "its own radius is below that of the claim if robust, or above it if refuted",
      "too-far": "the point is not shown to lie in the closed ball",
      "bad-powers": "the powers do not bound the distance of the point from the centre",
      "outside-domain": "a point lies outside the domain of the claim",
      "right-label": "the network gives the label where the evidence says it does not",
      "wrong-label":
        "the network gives another label at the centre, so the point is wrong, not refuted",
      "no-float": NO_FLOAT,
      counts: "the results of the points are not as many as the claim says",
    },
    next: "make the certificate again: muball certify NETWORK DATA --radius R",
  },
  "unproved/property": {
    what: "The evidence does not show the answer.",
    reasons: {
      ...TREE,
      answer: "the answer is sat and there is no point, or unsat and there is one",
      bounds: "a case does not have one lower and one upper bound per input",
      "no-such-case": "the point names a case that does not exist",
      outside: "the point does not lie between the bounds of its case",
      "no-float": NO_FLOAT,
      condition: "a condition of the case does not hold at the point",
    },
    next: "make the certificate again: muball verify QUESTION --network FILE",
  },
};

/** Everything that a place in some evidence may have. */
interface Place {
  readonly ball?: number;
  readonly pair?: readonly [number, number];
  readonly case?: number;
  readonly link?: number;
  readonly side?: readonly number[];
  readonly node?: number;
  readonly goal?: number;
  readonly condition?: number;
  readonly unit?: number;
  readonly square?: Rational;
  readonly proved?: Rational;
}

type Detail = readonly [string, string];

function counted(name: string, value: number | undefined): readonly Detail[] {
  return value === undefined ? [] : [[name, `${value} (from 0)`]];
}

/** What stands before the reason: the ball, the pair or the case. */
function where({ ball, pair, case: at }: Place, names: Names): readonly Detail[] {
  if (ball !== undefined) return [["where", ballName(ball, names)]];
  if (pair !== undefined) return [["where", pairWords("ball", pair, names.placeOf)]];
  return counted("case", at);
}

/** What stands after the reason: the place in the evidence, and what is shown instead. */
function within({ link, side, node, goal, condition, unit, square, proved }: Place) {
  return [
    ...counted("link", link),
    ...(side === undefined
      ? []
      : [["side", `with the points ${side.join(", ")} (from 0)`] as const]),
    ...counted("node", node),
    ...counted("goal", goal),
    ...counted("condition", condition),
    ...counted("unit", unit),
    ...(square === undefined ? [] : [["shown", shownRoot(square)] as const]),
    ...(proved === undefined ? [] : [["shown", shown(proved)] as const]),
  ];
}

/** True if the rejection is one of evidence of another kind than memorization. */
export function isNoEvidence(rejection: { readonly code: string }): rejection is NoEvidence {
  return rejection.code in TABLE;
}

/** Evidence of another kind than memorization that does not show what it should, in words. */
export function explainNoEvidence(r: NoEvidence, names: Names): Explanation {
  const { what, reasons, next }: Row<string> = TABLE[r.code];
  // That the counts are wrong is about all points.
  const place = r.reason === "counts" ? [] : where(r, names);
  const fails = reasons[r.reason] ?? r.reason;
  return explanation(what, [...place, ["fails", fails], ...within(r)], next);
}

/** A number of the network that the format of a claim does not have; or one that is computed, and may be too large. */
export function explainNoFloats({ code, semantics, layer, row, got }: NoFloats): Explanation {
  const where = ["where", `layer ${layer} (from 1), row ${row} (from 0)`] as const;
  if (code === "ill-formed/weight") {
    return explanation(
      "The network has a number that the format of the claim does not have.",
      [where, ["expected", `a number of ${semantics}`], ["got", excerpt(got ?? "")]],
      "claim real numbers; or round the network to the format first, which makes another network",
    );
  }
  const most = `2^${Math.min(FORMATS[semantics].end - 1, BOUND_EXPONENT)}`;
  return explanation(
    `What is computed may overflow: it is not shown to be in the range of the format.`,
    [where, ["needed", `the sum of all sizes, and what rounding adds, below ${most}`]],
    "claim real numbers, or a smaller set",
  );
}
