// UNTRUSTED. The wire format of Protocol Buffers: bytes ↔ fields of known numbers. Strict: a field that is
// not known, a singular field that comes twice and a length beyond the end are refused, with the byte.
import { refuse } from "../exact/refusal.js";

/** What a field holds: `*` marks one that may repeat, packed or not. */
export type FieldType = "int" | "int*" | "fixed32" | "fixed32*" | "fixed64*" | "bytes" | "bytes*";

/** The known fields of a message: number → name and type. */
export type Schema = Readonly<Record<number, readonly [name: string, type: FieldType]>>;

/** A piece of the file, and where it begins. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly at: number;
}

/** A message: values by name. Integers are signed, 64 bits; floats stay bits. */
export interface Message {
  readonly at: number;
  ints(name: string): readonly bigint[];
  /** The bytes of a nested message, a text, raw data; of floats all bytes in order. */
  pieces(name: string): readonly Piece[];
}

const WIRES = { int: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

interface Varint {
  readonly value: bigint;
  readonly next: number;
}

/** The varint at an offset, as a signed integer of 64 bits. */
function varint({ bytes, at }: Piece, offset: number): Varint {
  let value = 0n;
  for (let k = 0; k < 10; k += 1) {
    const byte = bytes[offset + k];
    if (byte === undefined)
      return refuse("truncated", "the file ends inside a number", { byte: at + offset + k });
    value |= BigInt(byte & 0x7f) << BigInt(7 * k);
    if (byte < 0x80) return { value: BigInt.asIntN(64, value), next: offset + k + 1 };
  }
  return refuse("syntax", "a number of more than ten bytes", { byte: at + offset });
}

const LARGEST = 9_007_199_254_740_991n;

/** A bigint as a number, cut to ±(2^53 − 1). */
export function numberOf(value: bigint): number {
  const cut = value > LARGEST ? LARGEST : value < -LARGEST ? -LARGEST : value;
  const view = new DataView(new ArrayBuffer(8));
  view.setBigInt64(0, cut);
  return view.getInt32(0) * 4_294_967_296 + view.getUint32(4);
}

/**
 * Decodes one message. Cost: linear in its bytes; nothing is copied.
 *
 * Fails  refusal: truncated, syntax, unknown-field, name-twice.
 */
export function decodeMessage(piece: Piece, name: string, schema: Schema): Message {
  const { bytes, at } = piece;
  const ints = new Map<string, bigint[]>();
  const pieces = new Map<string, Piece[]>();
  const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [value]);
    else list.push(value);
  };
  let offset = 0;
  while (offset < bytes.length) {
    const start = at + offset;
    const key = varint(piece, offset);
    const [number, wire] = [numberOf(key.value >> 3n), numberOf(key.value & 7n)];
    const [field, type] = schema[number] ?? [];
    if (field === undefined || type === undefined) {
      const what = `field ${number} of ${name} is not known`;
      return refuse(
        "unknown-field",
        what,
        { byte: start },
        "the file is damaged, or of a later format",
      );
    }
    const kind =
      type === "int*"
        ? "int"
        : type === "fixed32*"
          ? "fixed32"
          : type === "fixed64*"
            ? "fixed64"
            : type === "bytes*"
              ? "bytes"
              : type;
    const isPacked = wire === 2 && kind !== "bytes" && type.endsWith("*");
    if (wire !== WIRES[kind] && !isPacked) {
      return refuse("syntax", `${field} of ${name} has wire type ${wire}`, { byte: start });
    }
    if (!type.endsWith("*") && (ints.has(field) || pieces.has(field))) {
      return refuse("name-twice", `${field} of ${name} is given twice`, { byte: start });
    }
    if (wire === 0) {
      const { value, next } = varint(piece, key.next);
      push(ints, field, value);
      offset = next;
      continue;
    }
    const length =
      wire === 2 ? varint(piece, key.next) : { value: wire === 1 ? 8n : 4n, next: key.next };
    const left = bytes.length - length.next;
    if (length.value < 0n || length.value > BigInt(left)) {
      const what = `${field} of ${name} has ${length.value} bytes, and the message ends after ${left}`;
      return refuse("truncated", what, { byte: start });
    }
    offset = length.next + numberOf(length.value);
    const own: Piece = { bytes: bytes.subarray(length.next, offset), at: at + length.next };
    if (kind !== "int") {
      push(pieces, field, own);
      continue;
    }
    for (let k = 0; k < own.bytes.length; ) {
      const { value, next } = varint(own, k);
      push(ints, field, value);
      k = next;
    }
  }
  return { at, ints: (key) => ints.get(key) ?? [], pieces: (key) => pieces.get(key) ?? [] };
}

/** The text of a field that comes at most once; "" if it does not. */
export function textOf(message: Message, name: string): string {
  return message
    .pieces(name)
    .map(({ bytes }) => new TextDecoder().decode(bytes))
    .join("");
}
