// TRUSTED. The two calls of the platform that may throw on a text: UTF-8 and JSON decoding.
// Imports nothing. With kernel/refusal.ts the only `try` of the trusted folders; a fault must escape.

/** The text of strict UTF-8 bytes, or undefined. A byte-order mark stays in the text. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The JSON value of a text in a box, or undefined. Equal keys and spellings are not judged here. */
export function decodeJson(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}
