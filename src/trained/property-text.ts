// UNTRUSTED. A certificate of a property as text. May import kernel, format, certify.
import { networkField } from "../certify/index.js";
import { encodeNetwork, type NetworkOrigin } from "../format/index.js";
import type { Network, PropertyClaim, PropertyEvidence } from "../kernel/index.js";
import { BITS } from "./question.js";
import { encode, HEADERS, RECORDS } from "../writing/index.js";

/** The lines of the certificate, without line feeds. */
export function* propertyLines(
  network: Network,
  claim: PropertyClaim,
  evidence: PropertyEvidence,
  from?: NetworkOrigin,
): Generator<string> {
  const head = { claim, network: networkField(network, true, from), bits: BITS };
  const isPoint = "point" in evidence;
  yield encode(
    HEADERS.property,
    isPoint ? { ...head, witness: evidence, note: "" } : { ...head, note: "" },
  );
  const rows = encodeNetwork(network);
  rows.next();
  yield* rows;
  if (isPoint) return;
  for (const nodes of evidence.trees) yield encode(RECORDS.tree, { nodes });
}
