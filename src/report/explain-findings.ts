// UNTRUSTED. Why a certificate of another kind than memorization shows nothing, in words.
// May import kernel.
import type {
  NoCollision,
  NoCounterexample,
  NoObstruction,
  NoSobolevBound,
  NotPreserved,
  NoWidthBound,
} from "../kernel/index.js";
import { ballName, type Names } from "./explain-unproved.js";
import { type Explanation, explanation } from "./explanation.js";
import { shown, shownRoot } from "./number.js";
import { pairWords } from "./point-names.js";

const OPEN = "This says nothing about whether the claim is true.";

const NO_COUNTEREXAMPLE: Readonly<Record<NoCounterexample["reason"], string>> = {
  "no-such-point": "the dataset has no point of that number",
  "too-far": "the point is not shown to lie in the closed ball",
  "bad-powers": "the powers do not bound the distance of the point from the centre",
  "right-label": "the output at the point means the label of the centre, so it contradicts nothing",
};

export function explainCounterexample(r: NoCounterexample, names: Names): Explanation {
  return explanation(
    `The point does not refute the claim. ${OPEN}`,
    [
      ["where", ballName(r.ball, names)],
      ["fails", NO_COUNTEREXAMPLE[r.reason]],
    ],
    "muball certify looks for a counterexample when a network cannot be certified",
  );
}

const NO_COLLISION: Readonly<Record<NoCollision["reason"], string>> = {
  "no-such-point": "the dataset has no point of one of these numbers",
  "equal-labels": "the two points have one label",
  "too-far": "one of the points is not shown to lie in its closed ball",
  "bad-powers": "the powers do not bound the distance of one of the points from its centre",
  "different-images": "the map sends the two points to different images",
};

function pairName(pair: readonly [number, number], names: Names): string {
  return pairWords("ball", pair, names.placeOf);
}

export function explainCollision(r: NoCollision, names: Names): Explanation {
  return explanation(
    "The two points do not show that the map joins balls with different labels.",
    [
      ["where", pairName(r.pair, names)],
      ["fails", NO_COLLISION[r.reason]],
    ],
    "make the certificate again: muball preserve looks for a collision",
  );
}

const NOT_PRESERVED: Readonly<Record<NotPreserved["reason"], string>> = {
  "not-apart":
    "the evidence names no linear form of the rows that keeps the images of the two balls apart",
  "bad-multiplier":
    "a multiplier, or the matrix, does not have as many entries as the map has rows",
};

export function explainNotPreserved(r: NotPreserved, names: Names): Explanation {
  return explanation(
    "The evidence does not show that the map keeps balls with different labels apart.",
    [
      ["where", pairName(r.pair, names)],
      ["fails", NOT_PRESERVED[r.reason]],
    ],
    "try a smaller radius or a map with more rows; muball preserve looks for evidence",
  );
}

const NO_OBSTRUCTION: Readonly<Record<NoObstruction["reason"], string>> = {
  "distance-not-below": "the distance is not below twice the radius",
  "point-twice": "the family names a point twice",
  "no-such-point": "the family names a point that the dataset does not have",
  "one-label": "all points of the family have one label",
  "not-in-family": "a link names a point outside the family",
  "not-convex": "a link needs one weight per member, each at least 0, with sum 1",
  "too-far": "the two ends of a link are not shown to be within the distance",
  "bad-powers": "the powers of a link do not bound the distance of its ends",
  "open-split": "no link excludes this split of the family into two sides",
};

export function explainNoObstruction(r: NoObstruction): Explanation {
  const { link, side } = r;
  return explanation(
    "The evidence does not show that one activation region per ball is impossible.",
    [
      ["fails", NO_OBSTRUCTION[r.reason]],
      ...(link === undefined ? [] : [["link", `${link} (from 0)`] as const]),
      ...(side === undefined
        ? []
        : [["side", `with the points ${side.join(", ")} (from 0)`] as const]),
    ],
    "try a larger radius; muball refute --regions looks for an obstruction",
  );
}

const NO_WIDTH_BOUND: Readonly<Record<NoWidthBound["reason"], string>> = {
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
};

export function explainNoWidthBound(r: NoWidthBound, names: Names): Explanation {
  const { pair, node, square } = r;
  return explanation(
    "The evidence does not show that a first layer of this rank is too narrow.",
    [
      ["fails", NO_WIDTH_BOUND[r.reason]],
      ...(node === undefined ? [] : [["node", `${node} (from 0)`] as const]),
      ...(pair === undefined ? [] : [["where", pairName(pair, names)] as const]),
      ...(square === undefined ? [] : [["shown", shownRoot(square)] as const]),
    ],
    "try a larger radius or fewer units; muball refute --width looks for evidence",
  );
}

const NO_SOBOLEV_BOUND: Readonly<Record<NoSobolevBound["reason"], string>> = {
  "error-below-0": "the mean squared error of the claim is below 0",
  "lambda-not-positive": "the multiplier is not above 0",
  "not-stationary":
    "the parameters do not minimize slope plus weighted error (they are not stationary)",
  "too-small": "the bound that is shown is below the one claimed",
};

export function explainNoSobolevBound({ reason, unit, proved }: NoSobolevBound): Explanation {
  return explanation(
    "The evidence does not show that every model with this error is as steep as claimed.",
    [
      ["fails", NO_SOBOLEV_BOUND[reason]],
      ...(unit === undefined ? [] : [["unit", `${unit} (from 0)`] as const]),
      ...(proved === undefined ? [] : [["shown", shown(proved)] as const]),
    ],
    "make the certificate again: muball sobolev --certificate looks for the largest bound",
  );
}
