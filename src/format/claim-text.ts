// TRUSTED. The text of a claim: the part of a certificate that a person must read.
// Imports only kernel and format. Stands in a certificate's header, or alone as `muball-claim/1`.
import { type Claim, declined, type Rational, type Refusal, type Rule } from "../kernel/index.js";
import type { Kind, MemorizationKind } from "./kind-text.js";
import { digestOf } from "./sha256.js";
import type { Line } from "./lines.js";
import { encodeRational } from "./rational-text.js";
import { decodeSetting, SETTING_KEYS, settingValue } from "./setting-text.js";
import { walk, type Walk } from "./walk.js";

export const CLAIM_FORMAT = "muball-claim/1";

/** A claim with the names a person needs: the dataset by its digest, the classes by their names. */
export interface NamedClaim {
  readonly dataset: string;
  readonly classes: readonly string[];
  readonly claim: Claim;
}

function encodeRule(rule: Rule): unknown {
  switch (rule.kind) {
    case "exact":
      return { kind: "exact", values: rule.values.map(encodeRational) };
    case "threshold":
      return { kind: "threshold", level: encodeRational(rule.level) };
    case "argmax":
      return { kind: "argmax" };
  }
}

/** The claim as a JSON value with its keys in order. */
export function claimValue(named: NamedClaim): Record<string, unknown> {
  const { dataset, classes, claim } = named;
  return {
    ...settingValue({ dataset, classes, setting: claim }),
    rule: encodeRule(claim.rule),
    ratio: claim.ratio === undefined ? null : encodeRational(claim.ratio),
    ...(claim.error !== undefined && { error: encodeRational(claim.error) }),
  };
}

const KEYS = [...SETTING_KEYS, "rule", "ratio"];
const KEYS_WITH_ERROR = [...KEYS, "error"];

function decodeRule(w: Walk, value: unknown, pointer: string): Rule {
  const kind =
    typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
  switch (kind) {
    case "exact": {
      const [, values] = w.fields(value, pointer, ["kind", "values"]);
      return { kind, values: w.vector(values, `${pointer}/values`, "classes") };
    }
    case "threshold": {
      const [, level] = w.fields(value, pointer, ["kind", "level"]);
      return { kind, level: w.rational(level, `${pointer}/level`) };
    }
    case "argmax":
      w.fields(value, pointer, ["kind"]);
      return { kind };
    default:
      w.keep(unknownRule(w, kind, pointer));
      return { kind: "argmax" };
  }
}

function unknownRule(w: Walk, kind: unknown, pointer: string): Refusal {
  if (typeof kind === "string") return declined({ code: "labelling-rule", got: kind.slice(0, 80) });
  return w.refuse("malformed/missing-field", pointer, "kind", "no kind of labelling rule");
}

/** A claim from its fields, wherever they stand. */
function fromFields(w: Walk, fields: readonly unknown[], pointer: string): NamedClaim {
  const { dataset, classes, setting } = decodeSetting(w, fields, pointer);
  const [rule, ratio, error] = fields.slice(SETTING_KEYS.length);
  const least: Rational | undefined =
    ratio === null ? undefined : w.rational(ratio, `${pointer}/ratio`);
  return {
    dataset,
    classes,
    claim: {
      ...setting,
      rule: decodeRule(w, rule, `${pointer}/rule`),
      ratio: least,
      ...(error !== undefined && { error: w.rational(error, `${pointer}/error`) }),
    },
  };
}

/** A claim inside a certificate of this kind. */
export function decodeClaimValue(w: Walk, value: unknown, pointer: string, kind: Kind): NamedClaim {
  const keys = kind === "eta-robust" ? KEYS_WITH_ERROR : KEYS;
  return fromFields(w, w.fields(value, pointer, keys), pointer);
}

/** The kind of a certificate that makes the claim of a network and every ball. */
export function kindOfClaim({ error }: Claim): MemorizationKind {
  return error === undefined ? "memorization" : "eta-robust";
}

/** The canonical line of a claim alone. */
export function encodeClaim(named: NamedClaim): string {
  const kind = kindOfClaim(named.claim);
  if (kind === "eta-robust") return encodeClaimOfKind(kind, claimValue(named));
  return JSON.stringify({ format: CLAIM_FORMAT, ...claimValue(named) });
}

/**
 * The line by which the claim of a certificate of another kind is pinned: it names the kind, so that
 * whoever pins a memorization is never given the refutation of one.
 */
export function encodeClaimOfKind(kind: Kind, value: Record<string, unknown>): string {
  return JSON.stringify({ format: CLAIM_FORMAT, kind, ...value });
}

/** A claim alone. */
export function decodeClaim(line: Line): NamedClaim | Refusal {
  const w = walk(line);
  const [format, ...fields] = w.fields(w.root, "", ["format", ...KEYS]);
  w.format(format, CLAIM_FORMAT);
  const named = fromFields(w, fields, "");
  return w.finish() ?? named;
}

/** The digest of a claim: of its canonical line with the line feed. */
export function claimDigest(named: NamedClaim): string {
  return digestOf(`${encodeClaim(named)}\n`);
}
