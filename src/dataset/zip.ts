// UNTRUSTED. The files inside a ZIP archive, as NumPy writes .npz: stored or deflated, with sums checked.
// May import node:zlib. Sizes are tested before anything is unpacked.
import { crc32, inflateRawSync } from "node:zlib";
import { viewOf } from "./byte-reader.js";
import { DataError } from "./data-error.js";

/** A file inside an archive. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes when unpacked. */
  readonly size: number;
  /** The content. Fails: DataError if it is damaged. */
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
/** Bytes of one file when unpacked. */
const UNPACKED_BYTES = 2 ** 31;
const ENTRIES = 10_000;

function damaged(source: string, what: string, offset: number): DataError {
  return new DataError({
    source,
    problem: `the archive is damaged at byte ${offset}: ${what}`,
    next: "write it again with numpy.savez; unzip -t tests it",
  });
}

/** Where the end record begins, or undefined. */
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

function contentOf(source: string, archive: Uint8Array, listed: Listed): Uint8Array {
  const { offset, method, packed, size, sum } = listed;
  const view = viewOf(archive);
  if (offset + LOCAL_BYTES > archive.length || view.getUint32(offset, true) !== LOCAL) {
    throw damaged(source, "no file begins here", offset);
  }
  if (listed.isSecret) throw damaged(source, "the file is encrypted", offset);
  if (size > UNPACKED_BYTES) throw damaged(source, `a file of ${size} bytes`, offset);
  const names = view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const start = offset + LOCAL_BYTES + names;
  if (start + packed > archive.length) throw damaged(source, "the file is cut short", offset);
  const bytes = archive.subarray(start, start + packed);
  const content = unpacked(source, bytes, method, size, offset);
  if (content.length !== size) throw damaged(source, `expected ${size} bytes`, offset);
  if (crc32(content) !== sum) throw damaged(source, "its sum does not fit", offset);
  return content;
}

function unpacked(
  source: string,
  bytes: Uint8Array,
  method: number,
  size: number,
  offset: number,
): Uint8Array {
  if (method === 0) return bytes;
  if (method !== DEFLATED) throw damaged(source, `packed by method ${method}`, offset);
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw damaged(source, "what is packed cannot be unpacked", offset);
  }
}

/**
 * The files of an archive.
 *
 * Fails  DataError where the directory is damaged, or has too many files.
 */
export function zipEntries(source: string, archive: Uint8Array): readonly ZipEntry[] {
  const view = viewOf(archive);
  const end = archive.length < END_BYTES ? undefined : endRecord(view);
  if (end === undefined) throw damaged(source, "its directory is missing", archive.length);
  const count = view.getUint16(end + 10, true);
  if (count > ENTRIES) throw damaged(source, `a directory of ${count} files`, end);
  let at = view.getUint32(end + 16, true);
  return Array.from({ length: count }, (): ZipEntry => {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL) {
      throw damaged(source, "its directory is cut short", at);
    }
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((k) =>
      view.getUint16(at + k, true),
    );
    const extra = at + CENTRAL_BYTES + (nameBytes ?? 0);
    const next = extra + (extraBytes ?? 0) + (commentBytes ?? 0);
    if (next > end) throw damaged(source, "its directory is cut short", at);
    const fields = [24, 20, 42].map((k) => view.getUint32(at + k, true));
    const [size = 0, packed = 0, offset = 0] = widened(view, extra, extraBytes ?? 0, fields);
    const listed: Listed = {
      name: Buffer.from(archive.subarray(at + CENTRAL_BYTES, extra)).toString("utf8"),
      method: view.getUint16(at + 10, true),
      isSecret: (view.getUint16(at + 8, true) & 1) === 1,
      sum: view.getUint32(at + 16, true),
      ...{ packed, size, offset },
    };
    at = next;
    return { name: listed.name, size, read: () => contentOf(source, archive, listed) };
  });
}
