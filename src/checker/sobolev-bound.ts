// TRUSTED. The kind `sobolev-bound`: every feature model that fits points so well is at least so steep on average.
// Imports only kernel and format. Order of judgement: header, pinned claim, units, parameters, their shape,
// points, atoms, bound, end, digests.
import { openSobolevBound, type Refusal } from "../kernel/index.js";
import { digestOf, type Line, type Lines, HEADERS, RECORDS } from "../format/index.js";
import { companionDefect, type Companions } from "./companions.js";
import { unpinned } from "./found.js";
import { differs, expectEnd, forEachRecord, lineDigest } from "./sources.js";
import type { Found } from "./verdict.js";

/** Gives the records of this many lines to `take`, and answers with the digest of their texts. */
function digestOfEach<T extends object>(
  lines: Lines,
  count: number,
  expected: string,
  decode: (line: Line) => T | Refusal,
  take: (record: T) => Refusal | undefined,
): string | Refusal {
  const digest = lineDigest();
  const refusal = forEachRecord(lines, count, expected, decode, (record, text) => {
    digest.add(text);
    return take(record);
  });
  return refusal ?? digest.name();
}

/** All of them, and their digest. */
function readAll<T extends object>(
  lines: Lines,
  count: number,
  expected: string,
  decode: (line: Line) => T | Refusal,
): { readonly all: readonly T[]; readonly digest: string } | Refusal {
  const all: T[] = [];
  const digest = digestOfEach(lines, count, expected, decode, (value) => {
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
  const header = HEADERS["sobolev-bound"].decode(first);
  if ("verdict" in header) return header;
  const { claim, dataset, features, law } = header.claim;
  const pin = HEADERS["sobolev-bound"].claimLine(header.claim);
  const other = unpinned(pin, companions);
  if (other !== undefined) return other;
  const units = readAll(lines, claim.units, "a unit", RECORDS.unit.decode);
  if ("verdict" in units) return units;
  const rows = readAll(lines, claim.units, "the parameters of a unit", RECORDS.parameters.decode);
  if ("verdict" in rows) return rows;
  const minimizer = { rows: rows.all.map(({ parameters }) => parameters), den: header.denominator };
  const { multiplier } = header;
  const inquiry = openSobolevBound(
    claim,
    units.all.map(({ unit }) => unit),
    { multiplier, minimizer },
  );
  if ("verdict" in inquiry) return inquiry;
  const points = digestOfEach(lines, claim.points, "a point", RECORDS.targetPoint.decode, (each) =>
    inquiry.point(each.point, each.target),
  );
  if (typeof points !== "string") return points;
  const atoms = digestOfEach(lines, claim.atoms, "an atom", RECORDS.atom.decode, ({ atom }) =>
    inquiry.atom(atom),
  );
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
  const digest = digestOf(`${pin}\n`);
  const digests = Object.freeze({ claim: digest, features, law });
  const names = Object.freeze({ dataset, classes: Object.freeze([]) });
  return Object.freeze({ verdict: "accepted", kind, theorem, names, digests });
}
