// UNTRUSTED. A text that is no certificate of the format, a claim or evidence without its shape, and what this
// checker does not judge, in words: tables of a sentence and what to do next. May import kernel.
import type { Decline, ShapeRejection, TextRejection } from "../kernel/index.js";
import { type Explanation, explanation } from "./explanation.js";
import { excerpt } from "./visible.js";

/** What is wrong, and what to do next. */
type Said = readonly [what: string, next: string];

const REMAKE = "make the certificate again, or get an undamaged copy";
const NO_TEXT =
  "give an undamaged text that muball wrote; from a data file, muball prove makes one";
const REPORT = "report it to whoever made the certificate: it is not in the format docs/format.md";

const TEXT: Readonly<Record<TextRejection["code"], Said>> = {
  "malformed/syntax": ["A line of the text is not UTF-8 or not one JSON value.", NO_TEXT],
  "malformed/wrong-type": ["A value has another type than its field needs.", REPORT],
  "malformed/missing-field": ["A field is missing.", REPORT],
  "malformed/unknown-field": ["The format does not know this field.", REPORT],
  "malformed/rational": ["A number is not a canonical rational, such as 0, -3 or 7/5.", REPORT],
  "malformed/not-canonical": [
    "The line can be read, but is not written in its one canonical way.",
    REPORT,
  ],
  "malformed/truncated": ["The text ends too early.", REMAKE],
  "malformed/trailing": ["The text goes on where it should end.", REMAKE],
  "ill-formed/row": ["A row of the network is not well-formed.", REPORT],
  "ill-formed/shape": ["The header describes something that cannot exist.", REPORT],
  "ill-formed/shared": ["The evidence names a shared part that no earlier line has.", REMAKE],
  "mismatched/claim": [
    "The certificate is not about the claim given with --claim.",
    "compare the two claims; ask for a certificate of the claim you want",
  ],
  "mismatched/dataset": [
    "The points are not those of the dataset that the claim names.",
    "give the dataset the certificate was made for, with the same options (--label, --scale, --format, …)",
  ],
  "mismatched/network": [
    "The network is not the one that the certificate names.",
    "give the network the certificate was made for",
  ],
  "mismatched/size": ["The sizes in the header are not those of the network.", REMAKE],
};

const SHAPE: Readonly<Record<ShapeRejection["code"], Said>> = {
  "ill-formed/empty-dataset": ["The claim needs more points or classes.", REMAKE],
  "ill-formed/dimension-mismatch": [
    "Points, network and labelling rule do not fit together.",
    "use data and network of one dimension, and a rule that fits the network's outputs",
  ],
  "ill-formed/radius": ["The radius is not above 0.", "claim a positive radius"],
  "ill-formed/ratio": [
    "The claimed robustness ratio is not in (0, 1].",
    "claim ρ ≥ r with 0 < r ≤ 1",
  ],
  "ill-formed/error": [
    "The claim needs an error in (0, 1), and one below 1/2 if it also claims ρ ≥ r.",
    "claim 0 < η < 1/2",
  ],
  "ill-formed/rule": [
    "The labelling rule does not fit the classes.",
    "give each class its own value (exact), or use threshold for exactly two classes",
  ],
  "ill-formed/label-out-of-range": ["A label is not the number of a class of the claim.", REMAKE],
  "ill-formed/proof": ["The evidence of a ball is no proof by its form.", REMAKE],
  "ill-formed/reach-witness": [
    "A reach witness proves nothing.",
    "make the certificate again: docs/theory.md#l1-power has the conditions",
  ],
};

/** Declines that name what the text has instead. */
type OfText = Extract<Decline, { readonly got: string }>;

const DECLINED: Readonly<Record<OfText["code"], Said>> = {
  "format-version": [
    "The certificate has another format or version than muball/1.",
    "check it with the version of muball that made it",
  ],
  "certificate-kind": [
    "This checker does not judge this kind of certificate.",
    "check it with a version of muball that does",
  ],
  "norm-exponent": [
    "This checker does not judge this norm exponent.",
    "use 1, 2, inf, or a rational p ≥ 1 with numerator and denominator up to 64",
  ],
  "labelling-rule": [
    "This checker does not know this labelling rule.",
    "use exact, threshold or argmax",
  ],
  "feature-model": ["This checker does not know this feature model.", "use random or tangent"],
  "network-file": [
    "The checker does not read this network file.",
    "give the network as text: muball read FILE -o FILE.network; docs/networks.md says why",
  ],
};

/** True if the text is not in the format, or not the one that was asked about. */
export function isOfText(rejection: { readonly code: string }): rejection is TextRejection {
  return rejection.code in TEXT;
}

/** True if the claim, the network or the evidence of a ball does not have its shape. */
export function isOfShape(rejection: { readonly code: string }): rejection is ShapeRejection {
  return rejection.code in SHAPE;
}

function differing({ expected, got }: TextRejection | ShapeRejection) {
  return [["expected", excerpt(expected)] as const, ["got", excerpt(got)] as const];
}

/** Where the text is wrong, what should stand there, and what does. */
export function explainText(rejection: TextRejection): Explanation {
  const [what, next] = TEXT[rejection.code];
  const { line, pointer } = rejection.at;
  const where = pointer === "" ? `line ${line}` : `line ${line}, ${excerpt(pointer, 100)}`;
  return explanation(what, [["where", where], ...differing(rejection)], next);
}

/** What the claim, the network or one ball does not have. */
export function explainShape(rejection: ShapeRejection): Explanation {
  const [what, next] = SHAPE[rejection.code];
  const { ball } = rejection;
  const where = ball === undefined ? [] : [["where", `ball ${ball} (balls count from 0)`] as const];
  return explanation(what, [...where, ...differing(rejection)], next);
}

/** A decline in words. It never says anything about the claim. */
export function explainDecline(decline: Decline): Explanation {
  switch (decline.code) {
    case "companion-missing": {
      const { companion } = decline;
      return explanation(
        `The certificate names its ${companion} by digest, and no ${companion} was given.`,
        [],
        `give it with --${companion} FILE`,
      );
    }
    case "limit-exceeded":
      return explanation(
        "The certificate is beyond a limit of this checker.",
        [
          ["limit", decline.limit],
          ["allowed", decline.allowed],
        ],
        "make a smaller certificate; docs/format.md has the table of limits",
      );
    default: {
      const [what, next] = DECLINED[decline.code];
      return explanation(what, [["got", excerpt(decline.got)]], next);
    }
  }
}
