// UNTRUSTED. Signatures and public keys of minisign (https://jedisct1.github.io/minisign), as files.
import { bad, type BadSignature, fromBase64, toHex } from "./bad-signature.js";

export interface Minisign {
  /** True if the BLAKE2b-512 of the file is signed, false if the file itself is. */
  readonly isHashed: boolean;
  readonly keyId: string;
  readonly signature: Uint8Array;
  readonly comment: string;
  /** The signature over the other one and the trusted comment. */
  readonly outer: Uint8Array;
}

const ALGORITHM = 2;
const KEY_ID = 8;
const TRUSTED = "trusted comment: ";

/** True if a file begins as those of minisign do. */
export function beginsMinisign(text: string): boolean {
  return text.startsWith("untrusted comment: ");
}

function algorithmOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, ALGORITHM));
}

/** Reads a signature. */
export function readMinisign(text: string): Minisign | BadSignature {
  const [, first = "", comment = "", second = "", ...rest] = text.split(/\r?\n/u);
  const [bytes, outer] = [fromBase64(first), fromBase64(second)];
  const isShaped = comment.startsWith(TRUSTED) && rest.every((line) => line === "");
  if (bytes?.length !== ALGORITHM + KEY_ID + 64 || outer?.length !== 64 || !isShaped) {
    return bad("format", "it is no signature of minisign: four lines, the second of 74 bytes");
  }
  const algorithm = algorithmOf(bytes);
  if (algorithm !== "Ed" && algorithm !== "ED") {
    return bad("algorithm", "the signature is of another algorithm than Ed25519");
  }
  return {
    isHashed: algorithm === "ED",
    keyId: toHex(bytes.subarray(ALGORITHM, ALGORITHM + KEY_ID)),
    signature: bytes.subarray(ALGORITHM + KEY_ID),
    comment: comment.slice(TRUSTED.length),
    outer,
  };
}

/** Reads a public key: the 32 bytes, and the id that signatures name. */
export function readMinisignKey(
  text: string,
): { readonly key: Uint8Array; readonly keyId: string } | BadSignature {
  const [, line = ""] = text.split(/\r?\n/u);
  const bytes = fromBase64(line);
  if (bytes?.length !== ALGORITHM + KEY_ID + 32 || algorithmOf(bytes) !== "Ed") {
    return bad("format", "it is no public key of minisign: a comment, and 42 bytes");
  }
  const keyId = toHex(bytes.subarray(ALGORITHM, ALGORITHM + KEY_ID));
  return { key: bytes.subarray(ALGORITHM + KEY_ID), keyId };
}
