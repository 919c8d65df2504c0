// UNTRUSTED. Why a certificate about a given network shows nothing, in words. May import kernel.
import {
  BOUND_EXPONENT,
  FORMATS,
  type NoFloats,
  type NoProperty,
  type NoRobustness,
  type TreeDefect,
} from "../kernel/index.js";
import { ballName, type Names } from "./explain-unproved.js";
import { type Explanation, explanation } from "./explanation.js";
import { excerpt } from "./visible.js";

const TREE: Readonly<Record<TreeDefect["reason"], string>> = {
  "no-such-split":
    "a node splits at an input or unit that does not exist, or at an input too thin to halve",
  "bad-hint": "the hints of a leaf are not as many as its goals, or one has another length",
  "open-goal": "at a leaf the bounds do not show the goal",
  "node-left-over": "nodes are left over after the tree",
  "open-part": "the nodes end before every part is shown",
};

const NO_ROBUSTNESS: Readonly<Record<NoRobustness["reason"], string>> = {
  ...TREE,
  radius: "its own radius is below that of the claim if robust, or above it if refuted",
  "too-far": "the point is not shown to lie in the closed ball",
  "bad-powers": "the powers do not bound the distance of the point from the centre",
  "outside-domain": "a point lies outside the domain of the claim",
  "right-label": "the network gives the label where the evidence says it does not",
  "wrong-label":
    "the network gives another label at the centre, so the point is wrong, not refuted",
  "no-float": "a number at the point is none of the format of the claim, or its run overflows",
  counts: "the results of the points are not as many as the claim says",
};

const NO_PROPERTY: Readonly<Record<NoProperty["reason"], string>> = {
  ...TREE,
  answer: "the answer is sat and there is no point, or unsat and there is one",
  bounds: "a case does not have one lower and one upper bound per input",
  "no-such-case": "the point names a case that does not exist",
  outside: "the point does not lie between the bounds of its case",
  "no-float": "a number at the point is none of the format of the claim, or its run overflows",
  condition: "a condition of the case does not hold at the point",
};

function nodeFacts({ node, goal }: { readonly node?: number; readonly goal?: number }) {
  return [
    ...(node === undefined ? [] : [["node", `${node} (from 0)`] as const]),
    ...(goal === undefined ? [] : [["goal", `${goal} (from 0)`] as const]),
  ];
}

export function explainNoRobustness(r: NoRobustness, names: Names): Explanation {
  return explanation(
    "The evidence does not show the result that it states of a point.",
    [
      ...(r.reason === "counts" ? [] : [["where", ballName(r.ball, names)] as const]),
      ["fails", NO_ROBUSTNESS[r.reason]],
      ...nodeFacts(r),
    ],
    "make the certificate again: muball certify NETWORK DATA --radius R",
  );
}

export function explainNoProperty(r: NoProperty): Explanation {
  return explanation(
    "The evidence does not show the answer.",
    [
      ["case", `${r.case} (from 0)`],
      ["fails", NO_PROPERTY[r.reason]],
      ...nodeFacts(r),
      ...(r.condition === undefined ? [] : [["condition", `${r.condition} (from 0)`] as const]),
    ],
    "make the certificate again: muball verify QUESTION --network FILE",
  );
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
