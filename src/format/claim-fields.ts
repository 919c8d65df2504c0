// TRUSTED. What claims say: the dataset by its digest, the balls, the labelling rule, and what is claimed.
// Imports only kernel and format.
import { type Claim, declined, refuse, type Rule, type Setting } from "../kernel/index.js";
import { type Codec, mapped, reject, tested } from "./codec.js";
import { either, list, nullable, vector } from "./compounds.js";
import { norm } from "./norm-text.js";
import { peek, record } from "./record.js";
import { count, digest, oneOf, rational, text } from "./scalars.js";

/** Of a dataset: its digest, and the names of its classes. */
export interface DatasetNames {
  readonly dataset: string;
  readonly classes: readonly string[];
}

/** What is claimed of a dataset, with the names a person needs: the dataset by its digest, the classes by their names. */
export interface Named<C> extends DatasetNames {
  readonly claim: C;
}

/** The claim of a network and every ball. */
export type NamedClaim = Named<Claim>;

/** Distinct class names. */
export const classes: Codec<readonly string[]> = {
  ...tested(list(text, "classes"), (names, at) => {
    if (new Set(names).size === names.length) return;
    reject("ill-formed/shape", at, "distinct class names", "a repeated name");
  }),
  shape: { kind: "list", item: text.shape, most: "classes", distinct: true },
};

/** The fields that every claim about a dataset begins with. */
export const SETTING = {
  dataset: digest,
  points: count("points"),
  dimension: count("dimension"),
  classes,
  norm,
  radius: rational,
};

/** A claim about a dataset: the fields of its record, with the number of the classes in place of their names. */
export function named<T extends DatasetNames>(
  fields: Codec<T>,
): Codec<Named<Omit<T, keyof DatasetNames> & { readonly classes: number }>> {
  return mapped(fields, ({ dataset, classes: names, ...own }) => {
    return { dataset, classes: names, claim: { ...own, classes: names.length } };
  });
}

/** A setting that is all of a claim. */
export const setting: Codec<Named<Setting>> = named(record(SETTING));

const exactRule = record({ kind: oneOf("exact"), values: vector("classes") });
const thresholdRule = record({ kind: oneOf("threshold"), level: rational });
const argmaxRule = record({ kind: oneOf("argmax") });

/** The last of the rules; one of another name is declined. */
const lastRule: Codec<{ readonly kind: "argmax" }> = {
  ...argmaxRule,
  read(value, at) {
    const kind = peek(value, "kind");
    if (kind === "argmax") return argmaxRule.read(value, at);
    if (typeof kind !== "string") {
      return reject("malformed/missing-field", at, "kind", "no kind of labelling rule");
    }
    return refuse(declined({ code: "labelling-rule", got: kind.slice(0, 80) }));
  },
};

const isKind = (kind: string) => (value: unknown) => peek(value, "kind") === kind;
const otherRule = either(isKind("threshold"), thresholdRule, lastRule);
export const rule: Codec<Rule> = either(isKind("exact"), exactRule, otherRule);

const CLAIM = { ...SETTING, rule, ratio: nullable(rational) };

/** The claim of a network and every ball, after marks if there are any. */
export function claimAfter(marks: Readonly<Record<string, string>>): Codec<NamedClaim> {
  return named(record(CLAIM, marks));
}

/** Without marks. */
export const plain = claimAfter({});

/** That claim with an error. */
export const claimWithError: Codec<NamedClaim> = named(record({ ...CLAIM, error: rational }));
