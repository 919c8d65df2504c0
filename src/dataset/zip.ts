// UNTRUSTED. The files inside a ZIP archive, of data and of networks: stored or deflated, sizes tested before
// anything is unpacked, sums compared. Imports nothing of node. Uses fflate to inflate.
import { inflateSync } from "fflate";
import { viewOf } from "./byte-reader.js";

/** What is wrong with an archive, by what can be done about it. */
export type ZipDamage = "truncated" | "syntax" | "size" | "too-large" | "encrypted" | "method";

/** A defect, in words, and the byte from 0 at which it is. */
export interface ZipDefect {
  readonly damage: ZipDamage;
  readonly what: string;
  readonly offset: number;
  /** The file inside, where it is about one. */
  readonly name?: string;
}

/** Throws what the reader of the archive fails with. */
export type ZipFailure = (defect: ZipDefect) => never;

/** A file inside an archive. */
export interface ZipEntry {
  readonly name: string;
  /** Where it is named: bytes from the start of the archive. */
  readonly listedAt: number;
  /** Bytes when unpacked. */
  readonly size: number;
  /** The content. Fails: as the archive does. */
  readonly read: () => Uint8Array;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
/** The longest comment behind the end record. */
const COMMENT_BYTES = 65_535;
const WIDE = 0xffffffff;
const WIDE_EXTRA = 1;
const DEFLATED = 8;
/** Deflate makes at most so many bytes of one. */
const DEFLATE_RATIO = 1_032;
const ENTRIES = 10_000;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = (c & 1) === 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** The checksum of ZIP and of Parquet. */
export function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (CRC_TABLE[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** Where the end record begins: behind it is its comment, and nothing else. */
function endRecord(view: DataView): number | undefined {
  const least = Math.max(0, view.byteLength - END_BYTES - COMMENT_BYTES);
  for (let at = view.byteLength - END_BYTES; at >= least; at -= 1) {
    const isEnd = view.getUint32(at, true) === END;
    if (isEnd && at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return undefined;
}

/** Sizes of an entry that do not fit 32 bits stand in its extra field, in the order of these fields. */
function widened(view: DataView, at: number, length: number, fields: readonly number[]): number[] {
  const wide: number[] = [];
  for (let k = at; k + 4 <= at + length; k += 4 + view.getUint16(k + 2, true)) {
    if (view.getUint16(k, true) !== WIDE_EXTRA) continue;
    const end = Math.min(k + 4 + view.getUint16(k + 2, true), at + length);
    for (let j = k + 4; j + 8 <= end; j += 8) wide.push(Number(view.getBigUint64(j, true)));
  }
  return fields.map((field) => (field === WIDE ? (wide.shift() ?? WIDE) : field));
}

/** What the directory says of one file. */
interface Listed {
  readonly name: string;
  readonly method: number;
  readonly isSecret: boolean;
  readonly sum: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

function contentOf(
  archive: Uint8Array,
  { offset, method, packed, size, sum, name, isSecret }: Listed,
  most: number,
  failure: ZipFailure,
): Uint8Array {
  const fail = (damage: ZipDamage, what: string): never => failure({ damage, what, offset, name });
  const view = viewOf(archive);
  if (offset + LOCAL_BYTES > archive.length || view.getUint32(offset, true) !== LOCAL) {
    return fail("syntax", "no file begins here");
  }
  if (isSecret) fail("encrypted", "the file is encrypted");
  if (size > most) fail("too-large", `a file of ${size} bytes`);
  const names = view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const start = offset + LOCAL_BYTES + names;
  if (start + packed > archive.length) fail("truncated", "the file is cut short");
  const bytes = archive.subarray(start, start + packed);
  const content = unpacked(bytes, method, size, fail);
  if (content.length !== size) fail("size", `expected ${size} bytes`);
  if (crc32(content) !== sum) fail("syntax", "its sum does not fit");
  return content;
}

function unpacked(
  bytes: Uint8Array,
  method: number,
  size: number,
  fail: (damage: ZipDamage, what: string) => never,
): Uint8Array {
  if (method === 0) return bytes;
  if (method !== DEFLATED) fail("method", `packed by method ${method}`);
  // A size beyond that is a lie, and no memory is taken for it.
  if (size > DEFLATE_RATIO * (bytes.length + 1)) fail("size", `expected ${size} bytes`);
  try {
    // A byte more than is said: what does not fit would be left out without a word.
    return inflateSync(bytes, { out: new Uint8Array(size + 1) });
  } catch {
    return fail("syntax", "what is packed cannot be unpacked");
  }
}

/**
 * The files of an archive, as its directory lists them.
 *
 * Requires  `most`: the bytes that a file may have when unpacked.
 * Fails     by `failure`: where the directory is damaged, or has too many files.
 */
export function zipEntries(
  archive: Uint8Array,
  most: number,
  failure: ZipFailure,
): readonly ZipEntry[] {
  const view = viewOf(archive);
  const end = archive.length < END_BYTES ? undefined : endRecord(view);
  if (end === undefined) {
    const what = "its directory is missing";
    return failure({ damage: "truncated", what, offset: archive.length });
  }
  const count = view.getUint16(end + 10, true);
  const many = `a directory of ${count} files`;
  if (count > ENTRIES) failure({ damage: "too-large", what: many, offset: end });
  let at = view.getUint32(end + 16, true);
  const cut = (): never =>
    failure({ damage: "syntax", what: "its directory is cut short", offset: at });
  return Array.from({ length: count }, (): ZipEntry => {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL) return cut();
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((k) =>
      view.getUint16(at + k, true),
    );
    const extra = at + CENTRAL_BYTES + (nameBytes ?? 0);
    const next = extra + (extraBytes ?? 0) + (commentBytes ?? 0);
    if (next > end) cut();
    const fields = [24, 20, 42].map((k) => view.getUint32(at + k, true));
    const [size = 0, packed = 0, offset = 0] = widened(view, extra, extraBytes ?? 0, fields);
    const listed: Listed = {
      name: new TextDecoder().decode(archive.subarray(at + CENTRAL_BYTES, extra)),
      method: view.getUint16(at + 10, true),
      isSecret: (view.getUint16(at + 8, true) & 1) === 1,
      sum: view.getUint32(at + 16, true),
      ...{ packed, size, offset },
    };
    const listedAt = at;
    at = next;
    const read = (): Uint8Array => contentOf(archive, listed, most, failure);
    return { name: listed.name, listedAt, size, read };
  });
}
