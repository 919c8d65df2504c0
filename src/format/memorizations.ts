// TRUSTED. Certificates about a network and every ball: headers, pins, and lines of evidence.
// Imports only kernel and format.
import { claimWithError, type NamedClaim, plain } from "./claim-fields.js";
import type { Codec } from "./codec.js";
import { nullable, vector } from "./compounds.js";
import { evidenceRecords } from "./evidence-fields.js";
import { header, points } from "./headers.js";
import { lineRecord } from "./line-record.js";
import { network } from "./network-fields.js";
import { reachWitness } from "./optional/fact-fields.js";
import { record } from "./record.js";
import { pointPair } from "./records.js";
import { count, integer, note } from "./scalars.js";

/** Everything of a certificate about a network and every ball but its rows, reach witnesses and balls. */
function memorization(kind: string, claim: Codec<NamedClaim>) {
  return header(kind, {
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

/** Certificates about a network and every ball; the claims of `eta-robust`, and only they, have an error. */
export const MEMORIZATIONS = Object.freeze({
  memorization: memorization("memorization", plain),
  "eta-robust": memorization("eta-robust", claimWithError),
});

export type MemorizationKind = keyof typeof MEMORIZATIONS;

/** What their headers say. */
export type Header = ReturnType<(typeof MEMORIZATIONS)["memorization"]["read"]>;

/** Their lines of evidence. Of the numbers for shared parts `evidenceRecords` reads more. */
export const EVIDENCE = Object.freeze({
  reachWitness: lineRecord(reachWitness),
  ...evidenceRecords({ layers: [], facts: [] }),
});
