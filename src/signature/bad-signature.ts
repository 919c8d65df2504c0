// UNTRUSTED. Why a signature or a key is none that is read, or does not hold. Imports nothing.

/** Codes: `format` and `algorithm` are about the file; the others say that it does not bind this certificate. */
export type SignatureCode = "format" | "algorithm" | "other-key" | "wrong" | "other-file";

export interface BadSignature {
  readonly code: SignatureCode;
  readonly what: string;
}

export function bad(code: SignatureCode, what: string): BadSignature {
  return { code, what };
}

export function isBad(value: object): value is BadSignature {
  return "code" in value;
}

/** Bytes of canonical base64, or undefined. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u.test(text))
    return undefined;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

export function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
