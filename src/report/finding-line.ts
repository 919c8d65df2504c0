// UNTRUSTED. What an accepted certificate of another kind than memorization proves: one line, and words.
// May import kernel, format.
import { encodeNorm, encodeRational } from "../format/index.js";
import type { Finding, Setting } from "../kernel/index.js";
import { shown } from "./number.js";
import type { Plain } from "./plain-data.js";

/** An accepted finding, with the names that the checker bound it to. */
export interface FoundOut {
  readonly theorem: Finding;
  readonly names: { readonly dataset: string; readonly classes: readonly string[] };
  readonly digests: { readonly claim: string; readonly network?: string };
}

type Fields = readonly (readonly [string, string])[];

function settingFields({ points, dimension, classes, norm, radius }: Setting): Fields {
  return [
    ["N", `${points}`],
    ["d", `${dimension}`],
    ["C", `${classes}`],
    ["p", encodeNorm(norm)],
    ["radius", encodeRational(radius)],
  ];
}

/** What is particular to the kind, and what it says in a word. */
function ownFields(theorem: Finding): Fields {
  return [
    ...settingFields(theorem.claim),
    ["rule", theorem.claim.rule.kind],
    ["ball", `${theorem.ball}`],
    ["says", "the-claim-is-false"],
  ];
}

function fieldsOf({ theorem, digests }: FoundOut): Fields {
  const { claim, network } = digests;
  return [
    ["kind", theorem.kind],
    ...ownFields(theorem),
    ["claim", claim],
    ...(network === undefined ? [] : [["network", network] as const]),
  ];
}

/** `accepted kind=counterexample N=2 … says=the-claim-is-false claim=sha256:… network=sha256:…`. */
export function findingLine(found: FoundOut): string {
  return ["accepted", ...fieldsOf(found).map(([name, text]) => `${name}=${text}`)].join(" ");
}

/** The same as data, with the digest of the dataset and the names of the classes. */
export function findingData(found: FoundOut): Plain {
  const { dataset, classes } = found.names;
  return { ...Object.fromEntries(fieldsOf(found)), dataset, classes };
}

/** The finding in sentences, for a person who asked for a check. */
export function findingLines({ theorem, digests }: FoundOut): readonly string[] {
  return [
    `The claim ${digests.claim} is refuted, not proved:`,
    `some point of ball ${theorem.ball} (counted from 0), at radius ${shown(theorem.claim.radius)}, has an output`,
    "that does not mean the label of its centre.",
  ];
}
