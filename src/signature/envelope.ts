// UNTRUSTED. A DSSE envelope with a Statement of in-toto: bytes that are signed, and what they say.
// https://github.com/secure-systems-lab/dsse, https://github.com/in-toto/attestation (v1).
import type { Plain } from "../report/plain-data.js";
import { bad, type BadSignature, fromBase64, toBase64 } from "./bad-signature.js";

/** A file by its digest. */
export interface Subject {
  readonly name: string;
  readonly digest: { readonly sha256: string };
}

export interface Statement {
  readonly subject: readonly Subject[];
  readonly predicateType: string;
  readonly predicate: Plain;
}

export interface Envelope {
  readonly payload: Uint8Array;
  readonly signatures: readonly Uint8Array[];
}

const STATEMENT = "https://in-toto.io/Statement/v1";
const PAYLOAD = "application/vnd.in-toto+json";
/** What the predicate of muball is: the answer of the checker, as `toJson` gives it. */
export const PREDICATE = "urn:muball:verdict:1";

/** The bytes of a statement. */
export function statementBytes({ subject, predicateType, predicate }: Statement): Uint8Array {
  return new TextEncoder().encode(
    JSON.stringify({ _type: STATEMENT, subject, predicateType, predicate }),
  );
}

/** What is signed of a payload: its type and itself, each with its length. */
export function signedBytes(payload: Uint8Array): Uint8Array {
  const encoder = new TextEncoder();
  const head = encoder.encode(`DSSEv1 ${PAYLOAD.length} ${PAYLOAD} ${payload.length} `);
  const whole = new Uint8Array(head.length + payload.length);
  whole.set(head);
  whole.set(payload, head.length);
  return whole;
}

/** The text of an envelope with one signature. */
export function envelopeText(payload: Uint8Array, keyid: string, signature: Uint8Array): string {
  const signatures = [{ keyid, sig: toBase64(signature) }];
  return JSON.stringify({ payloadType: PAYLOAD, payload: toBase64(payload), signatures });
}

function recordOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
    return isRecord ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function bytesOf(value: unknown): Uint8Array | undefined {
  return typeof value === "string" ? fromBase64(value) : undefined;
}

/** Reads an envelope. */
export function readEnvelope(text: string): Envelope | BadSignature {
  const { payloadType, payload, signatures } = recordOf(text) ?? {};
  const bytes = bytesOf(payload);
  if (bytes === undefined || !Array.isArray(signatures)) {
    return bad("format", "it is no DSSE envelope: payload and signatures are missing");
  }
  if (payloadType !== PAYLOAD) {
    return bad("format", `the payload is of another type than ${PAYLOAD}`);
  }
  const read = signatures.map((one: unknown) =>
    typeof one === "object" && one !== null && "sig" in one ? bytesOf(one.sig) : undefined,
  );
  const known = read.filter((one) => one !== undefined);
  if (known.length === 0 || known.length < read.length) {
    return bad("format", "a signature of the envelope is not base64");
  }
  return { payload: bytes, signatures: known };
}

function isSubject(value: unknown): value is Subject {
  if (typeof value !== "object" || value === null || !("name" in value) || !("digest" in value)) {
    return false;
  }
  const { name, digest } = value;
  if (typeof name !== "string" || typeof digest !== "object" || digest === null) return false;
  return "sha256" in digest && typeof digest.sha256 === "string";
}

/** Reads the statement of a payload. Requires: a payload whose signature holds. */
export function readStatement(payload: Uint8Array): Statement | BadSignature {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(payload);
  } catch {
    return bad("format", "what is signed is not UTF-8");
  }
  const { _type, subject, predicateType, predicate } = recordOf(text) ?? {};
  if (_type !== STATEMENT || typeof predicateType !== "string" || !Array.isArray(subject)) {
    return bad("format", `what is signed is no statement of ${STATEMENT}`);
  }
  if (!subject.every(isSubject)) return bad("format", "a subject has no name or no SHA-256");
  return { subject, predicateType, predicate: (predicate ?? null) as Plain };
}
