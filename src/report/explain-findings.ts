// UNTRUSTED. Why a certificate of another kind than memorization shows nothing, in words.
// May import kernel.
import type { NoCounterexample } from "../kernel/index.js";
import { ballName, type Names } from "./explain-unproved.js";
import { type Explanation, explanation } from "./explanation.js";

const OPEN = "This says nothing about whether the claim is true.";

const NO_COUNTEREXAMPLE: Readonly<Record<NoCounterexample["reason"], string>> = {
  "no-such-point": "the dataset has no point of that number",
  "too-far": "the point is not shown to lie in the closed ball",
  "bad-powers": "the powers do not bound the distance of the point from the centre",
  "right-label": "the output at the point does mean the label of the centre",
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
