// TRUSTED. The kind `sobolev-bound`: every feature model that fits points so well is at least so steep on average.
// Imports only kernel and format. Order of judgement: header, pinned claim, units, parameters, their shape,
// points, atoms, bound, end, digests.
import { openSobolevBound, type Refusal } from "../kernel/index.js";
import {
  decodeParameters,
  decodeSobolevBoundHeader,
  decodeTargetPoint,
  decodeVector,
  digestOf,
  encodeClaimOfKind,
  type Line,
  type Lines,
  sobolevClaimValue,
} from "../format/index.js";
import { companionDefect, type Companions } from "./companions.js";
import { unpinned } from "./found.js";
import { differs, expectEnd, expectLine, lineDigest } from "./sources.js";
import type { Found } from "./verdict.js";

/** Reads this many lines, one after another, and gives the digest of their texts. */
function readEach<T extends object>(
  lines: Lines,
  count: number,
  expected: string,
  decode: (line: Line) => T | Refusal,
  take: (value: T) => Refusal | undefined,
): string | Refusal {
  const digest = lineDigest();
  for (let index = 0; index < count; index += 1) {
    const line = expectLine(lines, expected);
    if (line.verdict !== "line") return line;
    const value = decode(line);
    if ("verdict" in value) return value;
    const refusal = take(value);
    if (refusal !== undefined) return refusal;
    digest.add(line.text);
  }
  return digest.name();
}

/** All of them, and their digest. */
function readAll<T extends object>(
  lines: Lines,
  count: number,
  expected: string,
  decode: (line: Line) => T | Refusal,
): { readonly all: readonly T[]; readonly digest: string } | Refusal {
  const all: T[] = [];
  const digest = readEach(lines, count, expected, decode, (value) => {
    all.push(value);
    return undefined;
  });
  return typeof digest === "string" ? { all, digest } : digest;
}

/**
 * Judges a Sobolev bound from its header line on.
 *
 * Statement  `accepted` ⇒ every model over the units with the named digest whose mean squared error at the
 *            points with the named digest is at most that of the claim has a mean of ‖∇f‖² over the atoms with
 *            the named digest of at least the bound: docs/theory.md#sobolev-bound.
 * Cost       that of the rule; memory: the units and parameters, one line.
 */
export function judgeSobolevBound(
  first: Line,
  lines: Lines,
  companions: Companions,
): Found | Refusal {
  const header = decodeSobolevBoundHeader(first);
  if ("verdict" in header) return header;
  const { claim, dataset, features, law } = header.claim;
  const value = sobolevClaimValue(header.claim);
  const other = unpinned("sobolev-bound", value, companions);
  if (other !== undefined) return other;
  const units = readAll(lines, claim.units, "a unit", (line) => decodeVector(line, "unit"));
  if ("verdict" in units) return units;
  const rows = readAll(lines, claim.units, "the parameters of a unit", decodeParameters);
  if ("verdict" in rows) return rows;
  const minimizer = { rows: rows.all, den: header.denominator };
  const { multiplier } = header;
  const inquiry = openSobolevBound(claim, units.all, { multiplier, minimizer });
  if ("verdict" in inquiry) return inquiry;
  const points = readEach(lines, claim.points, "a point", decodeTargetPoint, (each) =>
    inquiry.point(each.point, each.target),
  );
  if (typeof points !== "string") return points;
  const decodeAtom = (line: Line) => decodeVector(line, "atom");
  const atoms = readEach(lines, claim.atoms, "an atom", decodeAtom, (z) => inquiry.atom(z));
  if (typeof atoms !== "string") return atoms;
  const theorem = inquiry.conclude();
  if ("verdict" in theorem) return theorem;
  const end = expectEnd(lines);
  if (end !== undefined) return end;
  for (const [pointer, expected, got] of [
    ["/claim/features", features, units.digest],
    ["/claim/dataset", dataset, points],
    ["/claim/law", law, atoms],
  ] as const) {
    if (expected !== got) return differs("mismatched/dataset", pointer, expected, got);
  }
  const named = { points: "inline", dataset, network: undefined, digest: undefined } as const;
  const beside = companionDefect(named, companions);
  if (beside !== undefined) return beside;
  const { kind } = theorem;
  const digest = digestOf(`${encodeClaimOfKind(kind, value)}\n`);
  const digests = Object.freeze({ claim: digest, features, law });
  const names = Object.freeze({ dataset, classes: Object.freeze([]) });
  return Object.freeze({ verdict: "accepted", kind, theorem, names, digests });
}
