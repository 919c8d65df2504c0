// UNTRUSTED. The verdict as one word with a colour and a shape, the line of the command, and what it is about.
import type { Verdict } from "../checker/index.js";
import { acceptedLine, acceptedRemark } from "../report/accepted-line.js";
import { kindOfAccepted } from "../report/accepted-data.js";
import { claimLines } from "../report/claim-words.js";
import { codeOf, explain } from "../report/explain.js";
import { byId, drawing, el, facts, fill, lines, list, paragraphs, sentences } from "./dom.js";
import { type Given, KIND_WORDS, type State, STATES, stateOf } from "./states.js";

/** A state as large as it can be said. */
export function showState(state: State, line: string, more: readonly Node[]): void {
  const { word, sentence, shape } = STATES[state];
  const outline = { name: "path", attributes: { d: shape }, children: [] };
  const picture = drawing({
    name: "svg",
    attributes: { viewBox: "0 0 100 100", "aria-hidden": "true" },
    children: [outline],
  });
  const place = byId("verdict");
  place.dataset["state"] = state;
  place.dataset["line"] = line;
  fill(
    place,
    el(
      "div",
      { class: `result ${state}` },
      picture,
      el("div", {}, el("h2", { class: "word" }, word), el("p", {}, sentence)),
    ),
    ...more,
  );
}

/** The line that `muball check` prints. */
export function lineOf(verdict: Verdict): string {
  return verdict.verdict === "accepted"
    ? acceptedLine(verdict)
    : `${verdict.verdict} code=${codeOf(verdict)}`;
}

/** What the verdict is about, as far as files were given to compare. */
function aboutGiven({ dataset, network, claim }: Given): readonly string[] {
  return [
    dataset
      ? "It is about your data: the checker compared them."
      : "Whose data it is about was not compared: drop your data, or compare the digest below.",
    network
      ? "It is about your network: the checker compared them."
      : "Whether it is about your network was not compared: drop it, or compare the digest below.",
    claim
      ? "It has the claim that you pinned."
      : "No claim was pinned: read the sentence below, it may be weaker than you want.",
  ];
}

/** Shows a verdict. */
export function showVerdict(verdict: Verdict, given: Given): void {
  const state = stateOf(verdict, given);
  if (verdict.verdict === "accepted") {
    const line = lineOf(verdict);
    showState(state, line, [
      el("p", {}, KIND_WORDS[kindOfAccepted(verdict)]),
      list(aboutGiven(given)),
      el("p", { class: "quiet" }, "The line that muball check prints:"),
      lines([line]),
    ]);
    return;
  }
  const { what, facts: found, next } = explain(verdict);
  showState(state, lineOf(verdict), [
    el("p", {}, what),
    facts([["code", codeOf(verdict)], ...found, ["next", next]]),
  ]);
}

/** What no certificate of this kind says. Each sentence is one of docs/trust.md. */
const REAL = "Anything about the network in floating point: weights and outputs are exact here.";
const NOT_SAID: readonly string[] = [
  "That the labels of the data are right, or that the data are the ones you meant.",
  "Anything about points outside the balls: no accuracy, no generalization.",
  "That the network is small, or the best one.",
  "Anything that the note of its maker says. It is never read.",
];

/** Shows the sentence that is proved, and what it does not say. */
export function showStatement(verdict: Verdict): void {
  const place = byId("statement");
  if (verdict.verdict !== "accepted") {
    fill(place);
    return;
  }
  const isBalls = "claim" in verdict;
  const said = isBalls
    ? [...claimLines(verdict.claim), ...acceptedRemark(verdict)]
    : acceptedRemark(verdict);
  const digests = isBalls
    ? { ...verdict.digests, dataset: verdict.claim.dataset }
    : { ...verdict.digests, dataset: verdict.names.dataset };
  fill(
    place,
    el("h2", {}, "What is proved"),
    ...paragraphs(sentences(said)),
    el("h3", {}, "What this does not say"),
    list("theorem" in verdict && "semantics" in verdict.theorem ? NOT_SAID : [REAL, ...NOT_SAID]),
    el("h3", {}, "Digests (SHA-256): what it is about"),
    facts(Object.entries(digests)),
  );
}
