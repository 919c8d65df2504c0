// TRUSTED. The text of a Sobolev bound: header, units, parameters, points, atoms. Imports only kernel and format.
import {
  declined,
  type FeatureKind,
  type Rational,
  type Refusal,
  type Scaled,
  type SobolevClaim,
} from "../kernel/index.js";
import { coordinates, decodeCoordinates } from "./dataset-text.js";
import { CERTIFICATE_FORMAT, decodeNote, headerFields } from "./kind-text.js";
import type { Line } from "./lines.js";
import { LIMITS } from "./limits.js";
import { encodeRational } from "./rational-text.js";
import { decodeDigest } from "./setting-text.js";
import { walk, type Walk } from "./walk.js";

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

/** Everything of a Sobolev bound but its lines. */
export interface SobolevBoundHeader {
  readonly claim: NamedSobolevClaim;
  readonly multiplier: Rational;
  /** That of all parameters. */
  readonly denominator: bigint;
  /** For people; never read. */
  readonly note: string;
}

/** The claim as a JSON value with its keys in order. */
export function sobolevClaimValue(named: NamedSobolevClaim): Record<string, unknown> {
  const { dataset, features, law, claim } = named;
  return {
    dataset,
    points: claim.points,
    dimension: claim.dimension,
    model: claim.model,
    features,
    units: claim.units,
    law,
    atoms: claim.atoms,
    error: encodeRational(claim.error),
    bound: encodeRational(claim.bound),
  };
}

const KEYS = ["dataset", "points", "dimension", "model", "features", "units", "law", "atoms"];

export function encodeSobolevBoundHeader(header: SobolevBoundHeader): string {
  return JSON.stringify({
    format: CERTIFICATE_FORMAT,
    kind: "sobolev-bound",
    claim: sobolevClaimValue(header.claim),
    multiplier: encodeRational(header.multiplier),
    denominator: `${header.denominator}`,
    note: header.note,
  });
}

function decodeModel(w: Walk, value: unknown): FeatureKind {
  const name = w.text(value, "/claim/model");
  if (name === "random" || name === "tangent") return name;
  w.keep(declined({ code: "feature-model", got: name.slice(0, 80) }));
  return "random";
}

function decodeSobolevClaim(w: Walk, value: unknown): NamedSobolevClaim {
  const fields = w.fields(value, "/claim", [...KEYS, "error", "bound"]);
  const [dataset, points, dimension, model, features, units, law, atoms, error, bound] = fields;
  const claim = {
    points: w.count(points, "/claim/points", "points"),
    dimension: w.count(dimension, "/claim/dimension", "dimension"),
    model: decodeModel(w, model),
    units: w.count(units, "/claim/units", "units"),
    atoms: w.count(atoms, "/claim/atoms", "points"),
    error: w.rational(error, "/claim/error"),
    bound: w.rational(bound, "/claim/bound"),
  };
  if (claim.units * claim.dimension > LIMITS["feature-weights"]) w.exceed("feature-weights");
  return {
    dataset: decodeDigest(w, dataset, "/claim/dataset"),
    features: decodeDigest(w, features, "/claim/features"),
    law: decodeDigest(w, law, "/claim/law"),
    claim,
  };
}

export function decodeSobolevBoundHeader(line: Line): SobolevBoundHeader | Refusal {
  const w = walk(line);
  const keys = ["claim", "multiplier", "denominator", "note"];
  const fields = headerFields(w, "sobolev-bound", keys);
  if ("verdict" in fields) return fields;
  const [claim, multiplier, denominator, note] = fields;
  const header: SobolevBoundHeader = {
    claim: decodeSobolevClaim(w, claim),
    multiplier: w.rational(multiplier, "/multiplier"),
    denominator: w.integer(denominator, "/denominator"),
    note: decodeNote(w, note),
  };
  if (header.denominator < 1n) {
    w.refuse("ill-formed/shape", "/denominator", "an integer above 0", `${header.denominator}`);
  }
  return w.finish() ?? header;
}

/** A line that is one vector: a unit, or an atom of the law. */
export type VectorKey = "unit" | "atom";

export function encodeVector(key: VectorKey, vector: Scaled): string {
  return JSON.stringify({ [key]: coordinates(vector) });
}

export function decodeVector(line: Line, key: VectorKey): Scaled | Refusal {
  const w = walk(line);
  const [value] = w.fields(w.root, "", [key]);
  const vector = decodeCoordinates(w, value, `/${key}`);
  return w.finish() ?? vector;
}

/** Parameters of one unit: integers over the denominator of the header. */
export function encodeParameters(parameters: readonly bigint[]): string {
  return JSON.stringify({ parameters: parameters.map(String) });
}

export function decodeParameters(line: Line): readonly bigint[] | Refusal {
  const w = walk(line);
  const [value] = w.fields(w.root, "", ["parameters"]);
  const read = w.list(value, "/parameters", "dimension", (item, p) => w.integer(item, p));
  return w.finish() ?? read;
}

/** A point and the value that is to be fitted there. */
export interface TargetPoint {
  readonly point: Scaled;
  readonly target: Rational;
}

export function encodeTargetPoint({ point, target }: TargetPoint): string {
  return JSON.stringify({ point: coordinates(point), target: encodeRational(target) });
}

export function decodeTargetPoint(line: Line): TargetPoint | Refusal {
  const w = walk(line);
  const [point, target] = w.fields(w.root, "", ["point", "target"]);
  const read: TargetPoint = {
    point: decodeCoordinates(w, point, "/point"),
    target: w.rational(target, "/target"),
  };
  return w.finish() ?? read;
}
