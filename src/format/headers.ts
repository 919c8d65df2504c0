// TRUSTED. What the headers of all kinds share, and the line of the claim by which a certificate is pinned.
// Imports only kernel and format.
import { declined, refuse } from "../kernel/index.js";
import type { Codec } from "./codec.js";
import { jsonOf, type LineRecord, lineRecord } from "./line-record.js";
import type { Line } from "./lines.js";
import { type Fields, peek, record } from "./record.js";
import { oneOf } from "./scalars.js";

/** Where the points stand: in the certificate, or in a dataset given beside it. */
export const points = oneOf("inline", "given");
export type PointSource = "inline" | "given";

/** The file that a network was read from, by its digest, and the reading that was used. */
export interface NetworkOrigin {
  readonly format: "onnx" | "nnet";
  readonly file: string;
  readonly reading: string;
}

export const CERTIFICATE_FORMAT = "muball/1";
export const CLAIM_FORMAT = "muball-claim/1";

/** The kind that a header names, if it names one; declines another version or kind before anything else is looked at. */
export function namedKind<K extends string>(root: unknown, kinds: readonly K[]): K | undefined {
  const format = peek(root, "format");
  if (typeof format === "string" && format !== CERTIFICATE_FORMAT) {
    refuse(declined({ code: "format-version", got: format.slice(0, 80) }));
  }
  const kind = peek(root, "kind");
  if (typeof kind !== "string") return undefined;
  const known = kinds.find((one) => one === kind);
  return known ?? refuse(declined({ code: "certificate-kind", got: kind.slice(0, 80) }));
}

/**
 * The line by which a claim is pinned, from the header of its certificate, which was read. It names the kind,
 * except that of a memorization, so no other is taken for it.
 */
export function claimLine(kind: string, header: Line): string {
  const claim = peek(jsonOf(header), "claim");
  const marks = { format: CLAIM_FORMAT, ...(kind !== "memorization" && { kind }) };
  return JSON.stringify(typeof claim === "object" ? { ...marks, ...claim } : marks);
}

export function headerOf<T>(kind: string, codec: Codec<T>): LineRecord<T> {
  return lineRecord({
    ...codec,
    read(value, at) {
      namedKind(value, [kind]);
      return codec.read(value, at);
    },
  });
}

/** A header with the marks of its kind and these fields. */
export function fieldsOf<T extends object>(kind: string, fields: Fields<T>): Codec<T> {
  return record(fields, { format: CERTIFICATE_FORMAT, kind });
}

export function header<T extends object>(kind: string, fields: Fields<T>): LineRecord<T> {
  return headerOf(kind, fieldsOf(kind, fields));
}
