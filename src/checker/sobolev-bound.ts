// TRUSTED. The kind `sobolev-bound`: every feature model that fits points so well is at least so steep on average.
// Imports only kernel and format. Order of judgement: header, pinned claim, units, parameters, their shape,
// points, atoms, bound, end, digests.
import { type Line, type Lines, SOBOLEV_BOUND, SOBOLEV_LINES } from "../format/index.js";
import { sobolevBounded } from "../kernel/index.js";
import { claimDigest, type Companions, testBeside } from "./companions.js";
import { expectEnd, expectSame, lineDigest, readEach, recordsOf } from "./text.js";
import { type Found, found } from "./verdict.js";

/**
 * Judges a Sobolev bound from its header line on.
 *
 * Statement  `accepted` ⇒ every model over the units with the named digest whose mean squared error at the
 *            points with the named digest is at most that of the claim has a mean of ‖∇f‖² over the atoms with
 *            the named digest of at least the bound: docs/theory.md#sobolev-bound.
 * Cost       that of the rule; memory: the units and parameters, one line.
 */
export function judgeSobolevBound(first: Line, lines: Lines, companions: Companions): Found {
  const { claim: named, multiplier, denominator: den } = SOBOLEV_BOUND.read(first);
  const { claim, dataset, features, law } = named;
  const claimed = claimDigest("sobolev-bound", first, companions.claim);
  const digest = { units: lineDigest(), points: lineDigest(), atoms: lineDigest() };
  /** Reads a line, and adds its text to a digest. */
  const added =
    <T>(to: keyof typeof digest, read: (line: Line) => T) =>
    (line: Line): T => {
      const value = read(line);
      digest[to].add(line.text);
      return value;
    };
  const units = readEach(lines, claim.units, "a unit", added("units", SOBOLEV_LINES.unit.read));
  const rows = readEach(
    lines,
    claim.units,
    "the parameters of a unit",
    SOBOLEV_LINES.parameters.read,
  );
  const minimizer = { rows: rows.map(({ parameters }) => parameters), den };
  const pointRead = added("points", SOBOLEV_LINES.targetPoint.read);
  const points = recordsOf(lines, claim.points, "a point", pointRead);
  const atomRead = added("atoms", (line) => SOBOLEV_LINES.atom.read(line).atom);
  const atoms = recordsOf(lines, claim.atoms, "an atom", atomRead);
  const vectors = units.map(({ unit }) => unit);
  const theorem = sobolevBounded(claim, vectors, { multiplier, minimizer }, points, atoms);
  expectEnd(lines);
  expectSame("mismatched/dataset", "/claim/features", features, digest.units.name());
  expectSame("mismatched/dataset", "/claim/dataset", dataset, digest.points.name());
  expectSame("mismatched/dataset", "/claim/law", law, digest.atoms.name());
  testBeside({ points: "inline", dataset }, companions);
  const digests = { claim: claimed, features, law };
  return found(theorem, { dataset, classes: Object.freeze([]) }, digests);
}
