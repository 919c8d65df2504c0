// TRUSTED. What claims say: the dataset by its digest, the balls, the labelling rule, and what is claimed.
// Imports only kernel and format.
import { type Claim, declined, refuse, type Rule, type Setting } from "../kernel/index.js";
import { type Codec, mapped, reject, tested } from "./codec.js";
import { either, list, nullable, vector } from "./compounds.js";
import { norm } from "./norm-text.js";
import { peek, record } from "./record.js";
import { count, digest, oneOf, rational, text } from "./scalars.js";

/** A setting with the names a person needs: the dataset by its digest, the classes by their names. */
export interface NamedSetting {
  readonly dataset: string;
  readonly classes: readonly string[];
  readonly setting: Setting;
}

/** A claim with the names a person needs. */
export interface NamedClaim {
  readonly dataset: string;
  readonly classes: readonly string[];
  readonly claim: Claim;
}

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

interface OfDataset {
  readonly dataset: string;
  readonly classes: readonly string[];
}

type SettingRecord = OfDataset & Omit<Setting, "classes">;

export function settingOf({ dataset, classes: names, ...own }: SettingRecord): NamedSetting {
  return { dataset, classes: names, setting: { ...own, classes: names.length } };
}

/** A setting that is all of a claim. */
export const setting: Codec<NamedSetting> = mapped(record(SETTING), settingOf);

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

export const rule: Codec<Rule> = either(
  (value) => peek(value, "kind") === "exact",
  exactRule,
  either((value) => peek(value, "kind") === "threshold", thresholdRule, lastRule),
);

const CLAIM = { ...SETTING, rule, ratio: nullable(rational) };

type ClaimRecord = OfDataset & Omit<Claim, "classes">;

function claimOf({ dataset, classes: names, ...own }: ClaimRecord): NamedClaim {
  return { dataset, classes: names, claim: { ...own, classes: names.length } };
}

/** The claim of a network and every ball, after marks if there are any. */
export function claimAfter(marks: Readonly<Record<string, string>>): Codec<NamedClaim> {
  return mapped(record(CLAIM, marks), claimOf);
}

/** That claim with an error. */
export const claimWithError: Codec<NamedClaim> = mapped(
  record({ ...CLAIM, error: rational }),
  claimOf,
);
