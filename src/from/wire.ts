// TRUSTED. The wire format of Protocol Buffers: bytes → fields by number. Imports the kernel.
// Strict: what is not asked for, comes twice where it may not, or ends beyond the end is refused.
import { small } from "./forms.js";
import { stop } from "./stop.js";

/** Bytes of the file, and where they begin in it. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly byte: number;
}

/** The varint at an offset, as a signed integer of 64 bits, and the offset after it. */
function varint({ bytes, byte }: Piece, offset: number): readonly [bigint, number] {
  let value = 0n;
  for (let k = 0; k < 10; k += 1) {
    const own = bytes[offset + k];
    if (own === undefined) return stop("truncated", "the file ends in a number", byte + offset + k);
    value |= BigInt(own & 127) << BigInt(7 * k);
    if (own < 128) return [BigInt.asIntN(64, value), offset + k + 1];
  }
  return stop("syntax", "a number of more than ten bytes", byte + offset);
}

function varintsIn(piece: Piece): readonly bigint[] {
  const values: bigint[] = [];
  for (let [value, next] = [0n, 0]; next < piece.bytes.length; values.push(value)) {
    [value, next] = varint(piece, next);
  }
  return values;
}

/** A message whose fields are to be asked for: `end` refuses those that were not. */
export type Message = ReturnType<typeof opened>;

/** Decodes a message. Cost: linear in its bytes; nothing is copied. */
export function opened(piece: Piece, name: string) {
  const { bytes, byte } = piece;
  const fields = new Map<number, { readonly wire: number; readonly own: Piece }[]>();
  for (let next = 0; next < bytes.length; ) {
    const at = byte + next;
    const [key, start] = varint(piece, next);
    const [field, wire] = [small(key >> 3n), small(key & 7n)];
    const [told, from] = wire === 2 ? varint(piece, start) : [wire === 1 ? 8n : 4n, start];
    const length = wire === 0 ? BigInt(varint(piece, start)[1] - start) : told;
    if (![0, 1, 2, 5].includes(wire)) stop("syntax", `wire type ${wire}`, at);
    if (length < 0n || length > BigInt(bytes.length - from)) {
      stop("truncated", `field ${field} of ${name} ends beyond the end`, at);
    }
    next = from + small(length);
    const list = fields.get(field) ?? [];
    list.push({ wire, own: { bytes: bytes.subarray(from, next), byte: byte + from } });
    fields.set(field, list);
  }
  /** The pieces of a field of one of these wire types. */
  function pieces(field: number, ...wires: readonly number[]): readonly Piece[] {
    const list = fields.get(field) ?? [];
    fields.delete(field);
    const wrong = list.find(({ wire }) => !wires.includes(wire));
    if (wrong !== undefined) stop("syntax", `field ${field} has wire type ${wrong.wire}`, byte);
    return list.map(({ own }) => own);
  }
  /** The piece of a field that comes at most once. */
  function single(field: number, wire: number): Piece | undefined {
    const [first, second] = pieces(field, wire);
    if (second !== undefined) stop("name-twice", `field ${field} of ${name} comes twice`, byte);
    return first;
  }
  const text = ({ bytes: own }: Piece): string => new TextDecoder().decode(own);
  return {
    ...{ byte, pieces, piece: single },
    int: (field: number) => [single(field, 0)].flatMap((own) => (own ? varintsIn(own) : []))[0],
    ints: (field: number) => pieces(field, 0, 2).flatMap(varintsIn),
    text: (field: number) => text(single(field, 2) ?? { bytes: new Uint8Array(), byte }),
    texts: (field: number) => pieces(field, 2).map(text),
    /** Fields that are for people may be there. */
    end(...notes: readonly number[]): void {
      const left = [...fields.keys()].find((field) => !notes.includes(field));
      if (left !== undefined) stop("unknown-field", `field ${left} of ${name} is not read`, byte);
    },
  };
}
