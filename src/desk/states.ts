// UNTRUSTED. What a verdict is to a reader of the page: one state, with a word, a shape and a sentence.
import { codeOf } from "../report/explain.js";
import { kindOfAccepted } from "../report/accepted-data.js";
import type { Kind } from "../writing/index.js";
import type { Verdict } from "../checker/index.js";

/** States of the page. A certificate about something else than what was given is a state of its own. */
export type State =
  | "accepted"
  | "counterexample"
  | "rejected"
  | "other-dataset"
  | "other-network"
  | "other-claim"
  | "declined"
  | "disputed"
  | "unread";

/** The word of a state, and the outline of its shape in a box of 100 by 100. */
export const STATES: Readonly<
  Record<State, { readonly word: string; readonly sentence: string; readonly shape: string }>
> = {
  accepted: {
    word: "Accepted",
    sentence: "What the certificate claims is proved.",
    shape: "M50 4A46 46 0 1 0 50 96A46 46 0 1 0 50 4ZM27 52L43 68L74 34",
  },
  counterexample: {
    word: "Claim refuted",
    sentence: "This is a counterexample: it proves that the claim is FALSE.",
    shape: "M50 6L97 92H3ZM50 36V64M50 74V80",
  },
  rejected: {
    word: "Rejected",
    sentence: "The certificate does not prove its claim. The claim may be true or false.",
    shape: "M30 4H70L96 30V70L70 96H30L4 70V30ZM32 32L68 68M68 32L32 68",
  },
  "other-dataset": {
    word: "Another dataset",
    sentence: "This certificate names another dataset than yours. It says nothing about your data.",
    shape: "M6 6H94V94H6ZM26 40H74M26 60H74M62 24L38 76",
  },
  "other-network": {
    word: "Another network",
    sentence: "This certificate names another network than yours. It says nothing about yours.",
    shape: "M6 6H94V94H6ZM26 40H74M26 60H74M62 24L38 76",
  },
  "other-claim": {
    word: "Another claim",
    sentence: "This certificate has another claim than the one you pinned.",
    shape: "M6 6H94V94H6ZM26 40H74M26 60H74M62 24L38 76",
  },
  declined: {
    word: "Declined",
    sentence: "This checker does not judge it. That says nothing about the claim.",
    shape: "M50 3L97 50L50 97L3 50ZM38 40A12 12 0 1 1 50 53V60M50 70V75",
  },
  disputed: {
    word: "Disputed",
    sentence: "Another checker answers otherwise. Believe none of them, and report it.",
    shape: "M50 6L97 92H3ZM36 56H46V78H36ZM54 56H64V78H54ZM50 36V48",
  },
  unread: {
    word: "Not read",
    sentence: "There is no verdict.",
    shape: "M50 3L97 50L50 97L3 50ZM32 50H68",
  },
};

const OTHERS: Readonly<Record<string, State>> = {
  "mismatched/dataset": "other-dataset",
  "mismatched/network": "other-network",
  "mismatched/claim": "other-claim",
};

/** What is proved, in a word for each kind. */
export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  memorization: "Every ball carries the right label.",
  "eta-robust": "Every ball carries the right label, except a stated fraction of each.",
  counterexample: "The claim is false.",
  collision: "A network joins two balls of different labels.",
  "preserving-map": "A linear map keeps balls of different labels apart.",
  obstruction: "No network has one activation region per ball.",
  robustness: "Every point is robust, refuted, wrong or open, as it is recorded.",
  property: "The network has the property on the whole set, or a point shows that it has not.",
  "width-bound": "No first layer of this rank is enough.",
  "sobolev-bound": "No model that fits has a smaller mean squared slope.",
};

/** Which files were given beside the certificate: only these can be other ones. */
export interface Given {
  readonly dataset: boolean;
  readonly network: boolean;
  readonly claim: boolean;
}

/** The state of a verdict. A mismatch inside the certificate itself is a rejection like any other. */
export function stateOf(verdict: Verdict, given: Given): State {
  if (verdict.verdict === "accepted") {
    return kindOfAccepted(verdict) === "counterexample" ? "counterexample" : "accepted";
  }
  if (verdict.verdict === "declined") return "declined";
  const other = OTHERS[codeOf(verdict)];
  if (other === undefined) return "rejected";
  const isAboutGiven = given[other.slice("other-".length) as keyof Given];
  return isAboutGiven ? other : "rejected";
}
