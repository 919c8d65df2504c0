// UNTRUSTED. Why a certificate about a given network shows nothing, in words. May import kernel.
import type { NoProperty, NoRobustness, TreeDefect } from "../kernel/index.js";
import { ballName, type Names } from "./explain-unproved.js";
import { type Explanation, explanation } from "./explanation.js";

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
  counts: "the results of the points are not as many as the claim says",
};

const NO_PROPERTY: Readonly<Record<NoProperty["reason"], string>> = {
  ...TREE,
  answer: "the answer is sat and there is no point, or unsat and there is one",
  bounds: "a case does not have one lower and one upper bound per input",
  "no-such-case": "the point names a case that does not exist",
  outside: "the point does not lie between the bounds of its case",
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
