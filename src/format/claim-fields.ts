// TRUSTED. What claims say: the dataset by its digest, the balls, the labelling rule, and what is claimed.
// Imports only kernel and format.
import {
  type Claim,
  declined,
  type FeatureKind,
  refuse,
  type Rule,
  type Setting,
  type SobolevClaim,
} from "../kernel/index.js";
import { fault } from "../numbers/index.js";
import { atMost, type Codec, mapped, reject, tested } from "./codec.js";
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

/** A setting, and the rank that is too small for it. */
export interface NamedRank extends NamedSetting {
  readonly rank: number;
}

/** A claim with the digests of what it is about: each of lines as they stand in the certificate. */
export interface NamedSobolevClaim {
  /** Of the lines of points with targets. */
  readonly dataset: string;
  /** Of the lines of units. */
  readonly features: string;
  /** Of the lines of atoms. */
  readonly law: string;
  readonly claim: SobolevClaim;
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
const SETTING = {
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

function settingOf({ dataset, classes: names, ...own }: SettingRecord): NamedSetting {
  return { dataset, classes: names, setting: { ...own, classes: names.length } };
}

/** A setting that is all of a claim. */
export const setting: Codec<NamedSetting> = mapped(
  record(SETTING),
  settingOf,
  ({ setting: own, ...names }) => ({ ...own, ...names }),
);

export const rankClaim: Codec<NamedRank> = mapped(
  record({ ...SETTING, rank: count("dimension") }),
  ({ rank, ...rest }) => ({ ...settingOf(rest), rank }),
  ({ setting: own, ...names }) => ({ ...own, ...names }),
);

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

const rule: Codec<Rule> = either(
  (value) => peek(value, "kind") === "exact",
  exactRule,
  either(
    (value) => peek(value, "kind") === "threshold",
    thresholdRule,
    lastRule,
    (value) => value.kind === "threshold",
  ),
  (value) => value.kind === "exact",
);

const CLAIM = { ...SETTING, rule, ratio: nullable(rational) };

type ClaimRecord = OfDataset & Omit<Claim, "classes">;

function claimOf({ dataset, classes: names, ...own }: ClaimRecord): NamedClaim {
  return { dataset, classes: names, claim: { ...own, classes: names.length } };
}

/** The claim of a network and every ball, after marks if there are any. */
export function claimAfter(marks: Readonly<Record<string, string>>): Codec<NamedClaim> {
  return mapped(record(CLAIM, marks), claimOf, ({ claim: own, ...names }) => ({
    ...own,
    ...names,
  }));
}

/** That claim with an error. */
export const claimWithError: Codec<NamedClaim> = mapped(
  record({ ...CLAIM, error: rational }),
  claimOf,
  ({ claim: { error = fault("a claim without its error"), ...own }, ...names }) => ({
    ...own,
    ...names,
    error,
  }),
);

const MODELS: readonly FeatureKind[] = ["random", "tangent"];

/** The kind of a feature model; one that is not judged is declined. */
const model: Codec<FeatureKind> = {
  ...oneOf(...MODELS),
  read(value, at) {
    const got = text.read(value, at);
    const known = MODELS.find((one) => one === got);
    return known ?? refuse(declined({ code: "feature-model", got: got.slice(0, 80) }));
  },
};

const sobolevFields = record({
  dataset: digest,
  points: count("points"),
  dimension: count("dimension"),
  model,
  features: digest,
  units: count("units"),
  law: digest,
  atoms: count("points"),
  error: rational,
  bound: rational,
});

export const sobolevClaim: Codec<NamedSobolevClaim> = mapped(
  tested(sobolevFields, ({ units, dimension }) => atMost("feature-weights", units * dimension)),
  ({ dataset, features, law, ...own }) => ({ dataset, features, law, claim: own }),
  ({ claim: own, ...names }) => ({ ...own, ...names }),
);
