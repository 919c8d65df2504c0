// UNTRUSTED. A claim that certificates are compared with: read from a file, of the kinds that are about a
// network and every ball. A pin that means nothing would let everything or nothing through: it is refused.
import { expectLine } from "../../checker/text.js";
import { decodeRational, linesOf, type NamedClaim } from "../../format/index.js";
import { answered, type Refusal } from "../../kernel/index.js";
import { compare, ONE, ZERO } from "../../numbers/index.js";
import { explain } from "../../report/explain.js";
import { EXIT } from "../exit-codes.js";
import type { Io } from "../io.js";
import { Problem } from "../problem.js";
import { chunksOf } from "./read-bytes.js";
import { encodeClaim, RECORDS } from "../../writing/index.js";

const NEXT = "write one with muball inspect CERTIFICATE --claim";

function noClaim(path: string, what: string, next = NEXT): Problem {
  return new Problem(EXIT.badData, {
    what: `this is no claim to compare with: ${what}`,
    where: path,
    next,
  });
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** The claim of a memorization whose fields these are, decoded as the format does it. */
function decoded(fields: Readonly<Record<string, unknown>>): NamedClaim | Refusal {
  const lines = linesOf([new TextEncoder().encode(`${JSON.stringify(fields)}\n`)]);
  return answered(() => RECORDS.claim.read(expectLine(lines, "a claim")));
}

/** The claim in a text, or undefined if it is of a kind that has no order. */
function claimIn(path: string, text: string): NamedClaim {
  const fields = fieldsOf(text);
  if (fields === undefined) {
    const isCertificate = text.startsWith('{"format":"muball/');
    throw noClaim(path, isCertificate ? "it is a certificate" : "it is not one line of JSON");
  }
  const { kind, error, ...rest } = fields;
  if (kind !== undefined && kind !== "eta-robust") {
    const other = typeof kind === "string" ? kind : "an unknown kind";
    const next = "pin a claim of this kind exactly: --claim, --claims-beside or --pins";
    throw noClaim(path, `${other} claims have no order here`, next);
  }
  const found = decoded(rest);
  if ("verdict" in found) throw noClaim(path, explain(found).what);
  const share = typeof error === "string" ? decodeRational(error) : undefined;
  const claim = { ...found.claim, ...(share !== undefined && { error: share }) };
  const named = { ...found, claim };
  if (encodeClaim(named) !== text.replace(/\n$/u, "")) {
    throw noClaim(path, "it is not the canonical text of one");
  }
  return named;
}

function requireMeaning(path: string, { claim }: NamedClaim): void {
  const { points, dimension, radius, ratio, error } = claim;
  const isMeant =
    points >= 1 &&
    dimension >= 1 &&
    compare(radius, ZERO) > 0 &&
    (ratio === undefined || (compare(ratio, ZERO) > 0 && compare(ratio, ONE) <= 0)) &&
    (error === undefined || (compare(error, ZERO) > 0 && compare(error, ONE) < 0));
  if (!isMeant) throw noClaim(path, "no certificate can prove it: a size is 0 or out of range");
}

/** The claim in a file. Fails: Problem (cannot read, bad data). */
export function pinnedClaim(path: string, io: Io): NamedClaim {
  const text = Buffer.concat([...chunksOf(path, io)]).toString("utf8");
  const named = claimIn(path, text);
  requireMeaning(path, named);
  return named;
}
