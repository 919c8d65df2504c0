// UNTRUSTED. How bytes are text: the encodings that can be asked for, and what a file seems to be in.
// Imports nothing of node.

/** Encodings of text by the names that are asked for, as TextDecoder calls them; "" is our own table. */
const ENCODINGS = {
  utf8: "utf-8",
  utf16: "",
  utf16le: "utf-16le",
  utf16be: "utf-16be",
  latin1: "",
  "windows-1252": "windows-1252",
} as const;

/** An encoding of text that a data file may have. */
export type Encoding = keyof typeof ENCODINGS;
/** The names of the encodings, as options give them. */
export const ENCODING_NAMES = Object.keys(ENCODINGS) as readonly Encoding[];

/** What turns bytes into text, piece by piece. Fails: TypeError on bytes that are no text. */
export interface BytesDecoder {
  decode(bytes?: Uint8Array): string;
}

/** ISO 8859-1 as it stands: bytes 0x80 to 0x9F are controls, which no data has. */
class Latin1Decoder implements BytesDecoder {
  decode(bytes: Uint8Array = new Uint8Array(0)): string {
    if (bytes.some((byte) => byte >= 0x80 && byte < 0xa0)) throw new TypeError("a control");
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  }
}

class StreamDecoder implements BytesDecoder {
  private readonly decoder: InstanceType<typeof TextDecoder>;

  constructor(label: string) {
    this.decoder = new TextDecoder(label, { fatal: true });
  }

  decode(bytes?: Uint8Array): string {
    return bytes === undefined
      ? this.decoder.decode()
      : this.decoder.decode(bytes, { stream: true });
  }
}

/** UTF-16 as its first two bytes say: a byte-order mark, or a character below 256; else undefined. */
export function utf16Order(front: Uint8Array): "utf16le" | "utf16be" | undefined {
  const [first = 0, second = 0] = front;
  if (front.length < 2) return undefined;
  if (first === 0xff && second === 0xfe) return "utf16le";
  if (first === 0xfe && second === 0xff) return "utf16be";
  if (first !== 0 && second === 0) return "utf16le";
  return first === 0 && second !== 0 ? "utf16be" : undefined;
}

/** The decoder of an encoding; undefined if the front does not tell the byte order of UTF-16. */
export function decoderOf(encoding: Encoding, front: Uint8Array): BytesDecoder | undefined {
  if (encoding === "latin1") return new Latin1Decoder();
  if (encoding !== "utf16") return new StreamDecoder(ENCODINGS[encoding]);
  const order = utf16Order(front);
  return order && new StreamDecoder(ENCODINGS[order]);
}

/** What to do about bytes that are not text of an encoding. */
export function encodingAdvice(encoding: Encoding, front: Uint8Array): string {
  if (encoding === "latin1") return "bytes 0x80 to 0x9F are letters of --encoding windows-1252";
  if (encoding !== "utf8")
    return "say which encoding it is (--encoding), or save the file as UTF-8";
  const order = utf16Order(front);
  if (order !== undefined) return "this is UTF-16: add --encoding utf16, or save the file as UTF-8";
  return "if this is text, it may be Latin-1: add --encoding latin1, or save the file as UTF-8";
}
