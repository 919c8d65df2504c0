// TRUSTED. The kinds of certificates about given networks: their headers, and their lines of evidence.
// Imports only kernel and format. docs/kinds.md says what the fields mean.
import { pointEvidence, propertyClaim, robustnessClaim, tree } from "./bound-fields.js";
import { byKey, point } from "./compounds.js";
import { fieldsOf, header, headerOf, points } from "./headers.js";
import { lineRecord } from "./line-record.js";
import { network } from "./network-fields.js";
import { record } from "./record.js";
import { count, note } from "./scalars.js";

const bits = count("bound-bits");
const question = { claim: propertyClaim, network, bits };
const witness = record({ case: count("evidence-items"), point });

/** With a point, or with a tree a case in the lines that follow. */
const property = byKey(
  "witness",
  fieldsOf("property", { ...question, witness, note }),
  fieldsOf("property", { ...question, note }),
);

/** The headers, by the names of the kinds. */
export const TRAINED = Object.freeze({
  robustness: header("robustness", {
    claim: robustnessClaim,
    network,
    bits,
    points,
    note,
  }),
  property: headerOf("property", property),
});

/** The lines of evidence, by the names of their schemas. */
export const TRAINED_LINES = Object.freeze({
  pointEvidence: lineRecord(pointEvidence),
  tree: lineRecord(tree),
});
