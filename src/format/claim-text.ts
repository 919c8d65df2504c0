// TRUSTED. The text of a claim: the part of a certificate that a person must read.
// Imports only kernel and format. Stands in a certificate's header, or alone as `muball-claim/1`.
import {
  type Claim,
  declined,
  type Norm,
  NORM_INFINITY,
  normOf,
  type Rational,
  type Refusal,
  type Rule,
} from "../kernel/index.js";
import { decodeClasses } from "./dataset-text.js";
import { digestOf } from "./sha256.js";
import type { Line } from "./lines.js";
import { LIMITS } from "./limits.js";
import { decodeRational, encodeRational } from "./rational-text.js";
import { walk, type Walk } from "./walk.js";

export const CLAIM_FORMAT = "muball-claim/1";

/** A claim with the names a person needs: the dataset by its digest, the classes by their names. */
export interface NamedClaim {
  readonly dataset: string;
  readonly classes: readonly string[];
  readonly claim: Claim;
}

export function encodeNorm(norm: Norm): string {
  switch (norm.kind) {
    case "one":
      return "1";
    case "two":
      return "2";
    case "infinity":
      return "inf";
    case "power":
      return encodeRational({ num: norm.a, den: norm.b });
  }
}

/** The norm of a canonical text, or undefined: `inf` or a canonical rational p ≥ 1 within limits. */
export function decodeNorm(text: string): Norm | undefined {
  if (text === "inf") return NORM_INFINITY;
  if (text.length > 16) return undefined;
  const p = decodeRational(text);
  if (p === undefined || p.num > LIMITS["norm-terms"] || p.den > LIMITS["norm-terms"]) {
    return undefined;
  }
  return normOf(p);
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
  const { claim } = named;
  return {
    dataset: named.dataset,
    points: claim.points,
    dimension: claim.dimension,
    classes: named.classes,
    norm: encodeNorm(claim.norm),
    radius: encodeRational(claim.radius),
    rule: encodeRule(claim.rule),
    ratio: claim.ratio === undefined ? null : encodeRational(claim.ratio),
  };
}

const KEYS = ["dataset", "points", "dimension", "classes", "norm", "radius", "rule", "ratio"];

/** A digest as written: `sha256:` and 64 lower-case hex digits. */
export function decodeDigest(w: Walk, value: unknown, pointer: string): string {
  const text = w.text(value, pointer);
  if (/^sha256:[0-9a-f]{64}$/u.test(text)) return text;
  w.refuse("malformed/wrong-type", pointer, "sha256: and 64 hex digits", text.slice(0, 80));
  return "";
}

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

function decodeNormField(w: Walk, value: unknown, pointer: string): Norm {
  const text = w.text(value, pointer);
  const norm = decodeNorm(text);
  if (norm !== undefined) return norm;
  w.keep(declined({ code: "norm-exponent", got: text.slice(0, 80) }));
  return NORM_INFINITY;
}

/** A claim from its fields, wherever they stand. */
function fromFields(w: Walk, fields: readonly unknown[], pointer: string): NamedClaim {
  const [dataset, points, dimension, classes, norm, radius, rule, ratio] = fields;
  const names = decodeClasses(w, classes, `${pointer}/classes`);
  const least: Rational | undefined =
    ratio === null ? undefined : w.rational(ratio, `${pointer}/ratio`);
  return {
    dataset: decodeDigest(w, dataset, `${pointer}/dataset`),
    classes: names,
    claim: {
      points: w.count(points, `${pointer}/points`, "points"),
      dimension: w.count(dimension, `${pointer}/dimension`, "dimension"),
      classes: names.length,
      norm: decodeNormField(w, norm, `${pointer}/norm`),
      radius: w.rational(radius, `${pointer}/radius`),
      rule: decodeRule(w, rule, `${pointer}/rule`),
      ratio: least,
    },
  };
}

/** A claim inside a certificate. */
export function decodeClaimValue(w: Walk, value: unknown, pointer: string): NamedClaim {
  return fromFields(w, w.fields(value, pointer, KEYS), pointer);
}

/** The canonical line of a claim alone. */
export function encodeClaim(named: NamedClaim): string {
  return JSON.stringify({ format: CLAIM_FORMAT, ...claimValue(named) });
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
