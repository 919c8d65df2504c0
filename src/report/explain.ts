// UNTRUSTED. Refusal → words: what failed, both sides exactly, what to do next. Every code has its case.
import { match, P } from "ts-pattern";
import type { Decline, Refusal, Rejection } from "../kernel/index.js";
import {
  explainLabel,
  explainNeuron,
  explainError,
  explainRatio,
  explainBound,
  explainFact,
  type Names,
} from "./explain-unproved.js";
import { explainNoFloats, explainNoProperty, explainNoRobustness } from "./explain-bounds.js";
import {
  explainCollision,
  explainCounterexample,
  explainNoObstruction,
  explainNoSobolevBound,
  explainNoWidthBound,
  explainNotPreserved,
} from "./explain-findings.js";
import { type Explanation, explanation } from "./explanation.js";
import { excerpt } from "./visible.js";

const REMAKE = "make the certificate again, or get an undamaged copy";
const NO_TEXT =
  "give an undamaged text that muball wrote; from a data file, muball prove makes one";
const REPORT = "report it to whoever made the certificate: it is not in the format docs/format.md";

interface Differing {
  readonly expected: string;
  readonly got: string;
}

/** Where the text is wrong, what should stand there, and what does. */
function inText(
  what: string,
  rejection: Differing & { readonly at: { readonly line: number; readonly pointer: string } },
  next: string,
): Explanation {
  const { line, pointer } = rejection.at;
  const where = pointer === "" ? `line ${line}` : `line ${line}, ${excerpt(pointer, 100)}`;
  return explanation(what, [["where", where], ...differing(rejection)], next);
}

function differing({ expected, got }: Differing): readonly (readonly [string, string])[] {
  return [
    ["expected", excerpt(expected)],
    ["got", excerpt(got)],
  ];
}

/** What the claim, the network or one ball does not have. */
function inShape(
  what: string,
  rejection: Differing & { readonly ball?: number },
  next: string,
): Explanation {
  const { ball } = rejection;
  const where = ball === undefined ? [] : [["where", `ball ${ball} (balls count from 0)`] as const];
  return explanation(what, [...where, ...differing(rejection)], next);
}

/** A rejection in words. */
export function explainRejection(rejection: Rejection, names: Names = {}): Explanation {
  return match(rejection)
    .with({ code: "malformed/syntax" }, (r) =>
      inText("A line of the text is not UTF-8 or not one JSON value.", r, NO_TEXT),
    )
    .with({ code: "malformed/wrong-type" }, (r) =>
      inText("A value has another type than its field needs.", r, REPORT),
    )
    .with({ code: "malformed/missing-field" }, (r) => inText("A field is missing.", r, REPORT))
    .with({ code: "malformed/unknown-field" }, (r) =>
      inText("The format does not know this field.", r, REPORT),
    )
    .with({ code: "malformed/rational" }, (r) =>
      inText("A number is not a canonical rational, such as 0, -3 or 7/5.", r, REPORT),
    )
    .with({ code: "malformed/not-canonical" }, (r) =>
      inText("The line can be read, but is not written in its one canonical way.", r, REPORT),
    )
    .with({ code: "malformed/truncated" }, (r) => inText("The text ends too early.", r, REMAKE))
    .with({ code: "malformed/trailing" }, (r) =>
      inText("The text goes on where it should end.", r, REMAKE),
    )
    .with({ code: "ill-formed/row" }, (r) =>
      inText("A row of the network is not well-formed.", r, REPORT),
    )
    .with({ code: "ill-formed/shape" }, (r) =>
      inText("The header describes something that cannot exist.", r, REPORT),
    )
    .with({ code: "ill-formed/shared" }, (r) =>
      inText("The evidence names a shared part that no earlier line has.", r, REMAKE),
    )
    .with({ code: "ill-formed/empty-dataset" }, (r) =>
      inShape("The claim needs more points or classes.", r, REMAKE),
    )
    .with({ code: "ill-formed/dimension-mismatch" }, (r) =>
      inShape(
        "Points, network and labelling rule do not fit together.",
        r,
        "use data and network of one dimension, and a rule that fits the network's outputs",
      ),
    )
    .with({ code: "ill-formed/radius" }, (r) =>
      inShape("The radius is not above 0.", r, "claim a positive radius"),
    )
    .with({ code: "ill-formed/ratio" }, (r) =>
      inShape("The claimed robustness ratio is not in (0, 1].", r, "claim ρ ≥ r with 0 < r ≤ 1"),
    )
    .with({ code: "ill-formed/error" }, (r) =>
      inShape(
        "The claim needs an error in (0, 1), and one below 1/2 if it also claims ρ ≥ r.",
        r,
        "claim 0 < η < 1/2",
      ),
    )
    .with({ code: "ill-formed/rule" }, (r) =>
      inShape(
        "The labelling rule does not fit the classes.",
        r,
        "give each class its own value (exact), or use threshold for exactly two classes",
      ),
    )
    .with({ code: "ill-formed/label-out-of-range" }, (r) =>
      inShape("A label is not the number of a class of the claim.", r, REMAKE),
    )
    .with({ code: "ill-formed/proof" }, (r) =>
      inShape("The evidence of a ball is no proof by its form.", r, REMAKE),
    )
    .with({ code: "ill-formed/reach-witness" }, (r) =>
      inShape(
        "A reach witness proves nothing.",
        r,
        "make the certificate again: docs/theory.md#l1-power has the conditions",
      ),
    )
    .with({ code: "unproved/neuron-not-stable" }, (r) => explainNeuron(r, names))
    .with({ code: "unproved/bound" }, (r) => explainBound(r, names))
    .with({ code: "unproved/fact" }, (r) => explainFact(r, names))
    .with({ code: "unproved/label-not-certain" }, (r) => explainLabel(r, names))
    .with({ code: "unproved/error" }, (r) => explainError(r, names))
    .with({ code: "unproved/ratio" }, (r) => explainRatio(r, names))
    .with({ code: "unproved/counterexample" }, (r) => explainCounterexample(r, names))
    .with({ code: "unproved/collision" }, (r) => explainCollision(r, names))
    .with({ code: "unproved/preserving-map" }, (r) => explainNotPreserved(r, names))
    .with({ code: "unproved/obstruction" }, (r) => explainNoObstruction(r))
    .with({ code: "unproved/width-bound" }, (r) => explainNoWidthBound(r, names))
    .with({ code: "unproved/sobolev-bound" }, (r) => explainNoSobolevBound(r))
    .with({ code: "unproved/robustness" }, (r) => explainNoRobustness(r, names))
    .with({ code: "unproved/property" }, (r) => explainNoProperty(r))
    .with({ semantics: P.string }, (r) => explainNoFloats(r))
    .with({ code: "mismatched/claim" }, (r) =>
      inText(
        "The certificate is not about the claim given with --claim.",
        r,
        "compare the two claims; ask for a certificate of the claim you want",
      ),
    )
    .with({ code: "mismatched/dataset" }, (r) =>
      inText(
        "The points are not those of the dataset that the claim names.",
        r,
        "give the dataset the certificate was made for, with the same options (--label, --scale, --format, …)",
      ),
    )
    .with({ code: "mismatched/network" }, (r) =>
      inText(
        "The network is not the one that the certificate names.",
        r,
        "give the network the certificate was made for",
      ),
    )
    .with({ code: "mismatched/size" }, (r) =>
      inText("The sizes in the header are not those of the network.", r, REMAKE),
    )
    .exhaustive();
}

/** A decline in words. It never says anything about the claim. */
export function explainDecline(decline: Decline): Explanation {
  const not = (what: string, got: string, next: string): Explanation =>
    explanation(what, [["got", excerpt(got)]], next);
  return match(decline)
    .with({ code: "format-version" }, ({ got }) =>
      not(
        "The certificate has another format or version than muball/1.",
        got,
        "check it with the version of muball that made it",
      ),
    )
    .with({ code: "certificate-kind" }, ({ got }) =>
      not(
        "This checker does not judge this kind of certificate.",
        got,
        "check it with a version of muball that does",
      ),
    )
    .with({ code: "norm-exponent" }, ({ got }) =>
      not(
        "This checker does not judge this norm exponent.",
        got,
        "use 1, 2, inf, or a rational p ≥ 1 with numerator and denominator up to 64",
      ),
    )
    .with({ code: "labelling-rule" }, ({ got }) =>
      not("This checker does not know this labelling rule.", got, "use exact, threshold or argmax"),
    )
    .with({ code: "feature-model" }, ({ got }) =>
      not("This checker does not know this feature model.", got, "use random or tangent"),
    )
    .with({ code: "companion-missing" }, ({ companion }) =>
      explanation(
        `The certificate names its ${companion} by digest, and no ${companion} was given.`,
        [],
        `give it with --${companion} FILE`,
      ),
    )
    .with({ code: "network-file" }, ({ got }) =>
      not(
        "The checker does not read this network file.",
        got,
        "give the network as text: muball read FILE -o FILE.network; docs/networks.md says why",
      ),
    )
    .with({ code: "limit-exceeded" }, ({ limit, allowed }) =>
      explanation(
        "The certificate is beyond a limit of this checker.",
        [
          ["limit", limit],
          ["allowed", allowed],
        ],
        "make a smaller certificate; docs/format.md has the table of limits",
      ),
    )
    .exhaustive();
}

/** The code of a refusal. */
export function codeOf(refusal: Refusal): string {
  return refusal.verdict === "rejected" ? refusal.rejection.code : refusal.decline.code;
}

/** A refusal in words. */
export function explain(refusal: Refusal, names: Names = {}): Explanation {
  return refusal.verdict === "rejected"
    ? explainRejection(refusal.rejection, names)
    : explainDecline(refusal.decline);
}
