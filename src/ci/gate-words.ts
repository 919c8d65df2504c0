// UNTRUSTED. A gate that does not let a certificate through, as one line and in words. May import report.
import { type Explanation, explanation } from "../report/explanation.js";
import { excerpt } from "../report/visible.js";
import type { GateFailure } from "./gate.js";

/** `failed gate=at-least part=ball wanted=p=2,radius=1 got=p=2,radius=1/2`. */
export function failureLine(failure: GateFailure): string {
  const part = "part" in failure ? ` part=${failure.part}` : "";
  return excerpt(
    `failed gate=${failure.gate}${part} wanted=${failure.wanted} got=${failure.got}`,
    2_000,
  );
}

const PARTS: Readonly<Record<Extract<GateFailure, { gate: "at-least" }>["part"], string>> = {
  kind: "It proves no claim that every ball is labelled rightly.",
  dataset: "It is about another dataset.",
  classes: "Its classes have other names, or another order.",
  rule: "Its labelling rule does not imply the pinned one.",
  ball: "Its balls do not contain the pinned balls.",
  error: "It leaves a larger share of the balls open than the pinned claim.",
  ratio: "The pinned robustness ratio does not follow from it.",
};

function sentence(failure: GateFailure): string {
  switch (failure.gate) {
    case "kind":
      return "What it proves is of another kind than asked for.";
    case "pin":
      if (failure.got === "nothing")
        return "A claim is pinned for this file, and there is no file.";
      return failure.got === "none"
        ? "No claim is pinned for this file."
        : "It proves another claim than the one that is pinned for it.";
    case "at-least":
      return PARTS[failure.part];
  }
}

function nextOf(failure: GateFailure): string {
  if (failure.gate === "kind" && failure.got === "counterexample") {
    return "read it: it proves that a claim is false";
  }
  if (failure.gate === "pin") {
    return "restore the file, or read its claim (muball inspect) and change the pin";
  }
  return "give a certificate that proves what is asked, or ask for what it proves";
}

/** The failure in words: the checker's verdict stands, and is not enough. */
export function failureExplanation(failure: GateFailure): Explanation {
  const facts = [
    ["gate", failure.gate],
    ["wanted", excerpt(failure.wanted, 2_000)],
    ["got", excerpt(failure.got, 2_000)],
  ] as const;
  return explanation(sentence(failure), facts, nextOf(failure));
}
