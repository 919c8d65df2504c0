// UNTRUSTED. The files of a ZIP archive: stored or deflated, sizes tested before anything is unpacked, sums
// compared. Uses fflate to inflate.
import { inflateSync } from "fflate";
import { refuse } from "../exact/refusal.js";

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const MOST_FILES = 10_000;
const MOST_BYTES = 512 * 1024 ** 2;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = (c & 1) === 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (CRC_TABLE[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** Where the end record stands: behind it is its comment, and nothing else. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 65_535; at -= 1) {
    const isEnd = view.getUint32(at, true) === END;
    if (isEnd && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return refuse("truncated", "the archive has no directory at its end", { byte: view.byteLength });
}

/** The content of the file whose entry in the directory stands at `at`. */
function contentOf(bytes: Uint8Array, view: DataView, at: number, name: string): Uint8Array {
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const [sum, packed, size, local] = [16, 20, 24, 42].map((k) => view.getUint32(at + k, true));
  if (sum === undefined || packed === undefined || size === undefined || local === undefined)
    return new Uint8Array();
  const place = { tensor: name, byte: local };
  if ((flags & 1) === 1) refuse("attribute", "the file is encrypted", place);
  if (size > MOST_BYTES) refuse("too-large", `the file has ${size} bytes`, place);
  if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL)
    refuse("syntax", "no file begins here", place);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packed > bytes.length) refuse("truncated", "the file is cut short", place);
  const body = bytes.subarray(start, start + packed);
  const content = method === 0 ? body : method === 8 ? inflated(body, size, place) : undefined;
  if (content === undefined)
    return refuse("attribute", `the file is packed by method ${method}`, place);
  if (content.length !== size)
    refuse("byte-count", `${size} bytes are said, ${content.length} are there`, place);
  if (crc32(content) !== sum) refuse("syntax", "the sum of the file does not fit", place);
  return content;
}

function inflated(body: Uint8Array, size: number, place: { readonly tensor: string }): Uint8Array {
  // Deflate makes at most 1,032 bytes of one: a size beyond that is a lie, and nothing is made of it.
  if (size > 1_032 * body.length + 1_032)
    refuse("byte-count", `${body.length} bytes cannot hold ${size}`, place);
  try {
    return inflateSync(body, { out: new Uint8Array(size) });
  } catch {
    return refuse("syntax", "what is packed cannot be unpacked", place);
  }
}

/** The files by name. Fails: refusal. */
export function filesOf(bytes: Uint8Array): ReadonlyMap<string, () => Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 22) refuse("truncated", "the archive is cut short", { byte: bytes.length });
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_FILES) refuse("too-large", `an archive of ${count} files`, { byte: end });
  const files = new Map<string, () => Uint8Array>();
  let at = view.getUint32(end + 16, true);
  for (let k = 0; k < count; k += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) {
      refuse("syntax", "the directory of the archive is damaged", { byte: at });
    }
    const entry = at;
    const length = view.getUint16(at + 28, true);
    const next = at + 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) refuse("syntax", "the directory of the archive is damaged", { byte: at });
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
    if (files.has(name)) refuse("name-twice", `${name} is twice in the archive`, { byte: at });
    files.set(name, () => contentOf(bytes, view, entry, name));
    at = next;
  }
  return files;
}
