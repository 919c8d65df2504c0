// TRUSTED. The kinds of certificates: the header of each, and the claim by which it is pinned.
// Imports only kernel and format.
import { answered, type Claim, declined, refuse, type Refusal } from "../kernel/index.js";
import {
  claimAfter,
  claimWithError,
  type NamedClaim,
  rankClaim,
  setting,
  sobolevClaim,
} from "./claim-fields.js";
import { type Codec, reject, tested } from "./codec.js";
import { either, list, nullable, pair, point, vector } from "./compounds.js";
import { type LineRecord, lineRecord } from "./line-record.js";
import type { Line } from "./lines.js";
import { network } from "./network-fields.js";
import { type Fields, hasKey, peek, record } from "./record.js";
import { CLAIM_FORMAT, pointPair } from "./records.js";
import { count, integer, note, oneOf, rational } from "./scalars.js";
import { digestOf } from "./sha256.js";
import { decodeJson } from "./untrusted-text.js";

/** Where the points stand: in the certificate, or in a dataset given beside it. */
const points = oneOf("inline", "given");
export type PointSource = "inline" | "given";

export const CERTIFICATE_FORMAT = "muball/1";

/** The header of a kind, and the line that pins its claim. */
export interface HeaderRecord<T, C> extends LineRecord<T> {
  /** The claim alone. It names the kind, except that of a memorization, so no other is taken for it. */
  readonly claimLine: (claim: C) => string;
}

/** Declines a version or kind that is not one of these, before anything else is looked at. */
function testKind(root: unknown, kinds: readonly string[]): void {
  const format = peek(root, "format");
  if (typeof format === "string" && format !== CERTIFICATE_FORMAT) {
    refuse(declined({ code: "format-version", got: format.slice(0, 80) }));
  }
  const kind = peek(root, "kind");
  if (typeof kind === "string" && !kinds.includes(kind)) {
    refuse(declined({ code: "certificate-kind", got: kind.slice(0, 80) }));
  }
}

function headerOf<C, T>(kind: string, claim: Codec<C>, codec: Codec<T>): HeaderRecord<T, C> {
  const marks = { format: CLAIM_FORMAT, ...(kind !== "memorization" && { kind }) };
  return {
    ...lineRecord({
      ...codec,
      read(value, at) {
        testKind(value, [kind]);
        return codec.read(value, at);
      },
    }),
    claimLine(named) {
      const rest = JSON.stringify(claim.write(named));
      return `${JSON.stringify(marks).slice(0, -1)},${rest.slice(1)}`;
    },
  };
}

/** A header with the marks of its kind and these fields. */
function fieldsOf<T extends object>(kind: string, fields: Fields<T>): Codec<T> {
  return record(fields, { format: CERTIFICATE_FORMAT, kind });
}

function header<C, T extends object>(
  kind: string,
  claim: Codec<C>,
  fields: Fields<T>,
): HeaderRecord<T, C> {
  return headerOf(kind, claim, fieldsOf(kind, fields));
}

/** Everything of a certificate about a network and every ball but its rows, reach witnesses and balls. */
function memorization(kind: string, claim: Codec<NamedClaim>) {
  return header(kind, claim, {
    claim,
    network,
    size: record({
      width: count("units"),
      depth: count("layers"),
      parameters: integer,
      nonzero: integer,
      bits: count("value-bits"),
    }),
    points,
    reaches: count("reaches"),
    ratio: nullable(record({ pair: pointPair, powers: vector("dimension") })),
    note,
  });
}

const plain = claimAfter({});
const ballPoint = record({ point, powers: vector("dimension") });

const widthBound = either(
  (value) => hasKey(value, "nodes"),
  fieldsOf("width-bound", { claim: rankClaim, nodes: count("nodes"), points, note }),
  fieldsOf("width-bound", {
    claim: rankClaim,
    shift: rational,
    pairs: count("pairs"),
    points,
    note,
  }),
  (value) => "nodes" in value,
);

const sobolevBound = fieldsOf("sobolev-bound", {
  claim: sobolevClaim,
  multiplier: rational,
  denominator: tested(integer, (den, at) => {
    if (den < 1n) reject("ill-formed/shape", at, "an integer above 0", `${den}`);
  }),
  note,
});

/** What a certificate may establish, and the header of each: docs/format.md#kinds. */
export const HEADERS = Object.freeze({
  memorization: memorization("memorization", plain),
  "eta-robust": memorization("eta-robust", claimWithError),
  counterexample: header("counterexample", plain, {
    claim: plain,
    network,
    points,
    witness: record({ ball: count("points"), point, powers: vector("dimension") }),
    note,
  }),
  collision: header("collision", setting, {
    claim: setting,
    network,
    points,
    witness: record({ pair: pointPair, points: pair(ballPoint, "two points") }),
    note,
  }),
  "preserving-map": header("preserving-map", setting, {
    claim: setting,
    network,
    multipliers: count("multipliers"),
    points,
    note,
  }),
  obstruction: header("obstruction", setting, {
    claim: setting,
    family: list(count("points"), "points"),
    distance: rational,
    links: count("links"),
    points,
    note,
  }),
  "width-bound": headerOf("width-bound", rankClaim, widthBound),
  "sobolev-bound": headerOf("sobolev-bound", sobolevClaim, sobolevBound),
});

export type Kind = keyof typeof HEADERS;

/** What the header of a kind says. */
export type HeaderOf<K extends Kind> = ReturnType<(typeof HEADERS)[K]["read"]>;

/** The header of a certificate about a network and every ball. */
export type Header = HeaderOf<"memorization">;

/** Kinds about a network and every ball; the claims of `eta-robust`, and only they, have an error. */
export type MemorizationKind = Extract<Kind, "memorization" | "eta-robust">;

const isKind = (kind: string): kind is Kind => Object.hasOwn(HEADERS, kind);

export const KINDS: readonly Kind[] = Object.freeze(Object.keys(HEADERS).filter(isKind));

/** The kind of a header, or a decline. What names no kind is left to the header of memorization. */
export function decodeKind(line: Line): Kind | Refusal {
  return answered(() => {
    const root = decodeJson(line.text)?.value;
    testKind(root, KINDS);
    const kind = peek(root, "kind");
    return typeof kind === "string" && isKind(kind) ? kind : "memorization";
  });
}

/** The kind of a certificate that makes the claim of a network and every ball. */
export function kindOfClaim({ error }: Claim): MemorizationKind {
  return error === undefined ? "memorization" : "eta-robust";
}

/** The canonical line of the claim of a network and every ball. */
export function encodeClaim(named: NamedClaim): string {
  return HEADERS[kindOfClaim(named.claim)].claimLine(named);
}

/** The digest of a claim: of its canonical line with the line feed. */
export function claimDigest(named: NamedClaim): string {
  return digestOf(`${encodeClaim(named)}\n`);
}
