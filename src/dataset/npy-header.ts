// UNTRUSTED. The header of an .npy file: type, order and shape of an array. Imports nothing of node.
// Layout: \x93NUMPY, version (2 bytes), length of the text (2 or 4 bytes, little-endian), a Python dict.
import { type ByteReader, viewOf } from "./byte-reader.js";
import type { Cell } from "./cell.js";
import { DataError, quote } from "./data-error.js";
import { numberType } from "./number-type.js";

/** An array as its header says it is. */
export interface NpyArray {
  readonly shape: readonly number[];
  /** Fortran order: the first axis runs fastest. */
  readonly isFortran: boolean;
  /** As NumPy names it, such as `<f8`. */
  readonly type: string;
  readonly bytes: number;
  /** One value. Fails: TypeError on a text that is none. */
  readonly read: (view: DataView, at: number) => Cell;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59] as const;
/** NumPy's own limit is 10,000. */
const HEADER_BYTES = 65_536;
const TEXT_BYTES = 65_536;
const AXES = 32;

/** True if the bytes begin an .npy file. */
export function isNpy(front: Uint8Array): boolean {
  return MAGIC.every((byte, k) => front[k] === byte);
}

/** What is wrong with a header, by what can be done about it. */
export type NpyDamage = "syntax" | "version" | "truncated" | "size" | "type";

export interface NpyDefect {
  readonly damage: NpyDamage;
  readonly expected: string;
  readonly got: string;
  readonly next?: string;
}

/** Throws what the reader of the array fails with. */
export type NpyFailure = (defect: NpyDefect) => never;

/** A header as it stands, before its type is understood. */
export interface NpyHeader {
  readonly shape: readonly number[];
  readonly isFortran: boolean;
  /** The type as a Python text: `'<f8'` with its quotes, or a list of fields. */
  readonly descr: string;
}

const CUT = {
  damage: "truncated",
  expected: "a whole header",
  got: "the end of the file",
} as const;

const FIELDS = {
  descr: /'descr'\s*:\s*('[^'\\]*'|\[[^\]]*\])\s*(?:,|(?=\}))/u,
  fortran: /'fortran_order'\s*:\s*(True|False)\s*(?:,|(?=\}))/u,
  shape: /'shape'\s*:\s*\(([^()]*)\)\s*(?:,|(?=\}))/u,
} as const;

/** The three values of the dict; undefined unless it holds them once, and nothing else. */
function dictOf(text: string): Readonly<Record<keyof typeof FIELDS, string>> | undefined {
  let rest = text;
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest);
    if (found !== null) rest = rest.replace(found[0], "");
    return found?.[1];
  };
  const [descr, fortran, shape] = [take(FIELDS.descr), take(FIELDS.fortran), take(FIELDS.shape)];
  if (descr === undefined || fortran === undefined || shape === undefined) return undefined;
  return /^\s*\{\s*\}\s*$/u.test(rest) ? { descr, fortran, shape } : undefined;
}

/** `(3, 2)` as sizes; Python 2 wrote `3L`. */
function shapeOf(text: string, fail: NpyFailure): readonly number[] {
  const parts = text.trim() === "" ? [] : text.replace(/,\s*$/u, "").split(",");
  const sizes = parts.map((part) => {
    const [, digits] = /^\s*(\d{1,15})L?\s*$/u.exec(part) ?? [];
    if (digits === undefined) {
      return fail({ damage: "syntax", expected: "a shape of sizes", got: `(${quote(text)})` });
    }
    return Number.parseInt(digits, 10);
  });
  if (sizes.length <= AXES) return sizes;
  return fail({ damage: "size", expected: `at most ${AXES} axes`, got: `${sizes.length}` });
}

/** Text of a fixed number of characters (U, UTF-32) or bytes (S), filled up with zeros. */
function textReader(kind: string, bytes: number, little: boolean): NpyArray["read"] {
  const size = kind === "U" ? 4 : 1;
  return (view, at) => {
    const points: number[] = [];
    for (let k = 0; k < bytes; k += size) {
      points.push(size === 4 ? view.getUint32(at + k, little) : view.getUint8(at + k));
    }
    while (points.at(-1) === 0) points.pop();
    if (points.some((c) => c === 0 || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))) {
      throw new TypeError("no character");
    }
    if (size === 1 && points.some((c) => c > 0x7f)) throw new TypeError("not ASCII");
    return points.map((c) => String.fromCodePoint(c)).join("");
  };
}

/** Types that are no numbers, and what to do about them. */
const REFUSED: readonly (readonly [pattern: RegExp, what: string, next: string])[] = [
  [
    /^O/u,
    "Python objects (pickled)",
    "pickles are programs and are not read: X.astype(float), y.astype(str)",
  ],
  [
    /^c/u,
    "complex numbers",
    "save real and imaginary parts as coordinates: numpy.c_[X.real, X.imag]",
  ],
  [/^[mM]/u, "dates or times", "save numbers instead: X.astype('int64')"],
  [
    /^f(?:12|16)/u,
    "long doubles",
    "their size differs between machines: X.astype('f8') rounds them",
  ],
  [/^V/u, "records or raw bytes", "save one array of numbers, or a CSV file"],
];

/** How values of a NumPy type are read. Fails: DataError for those that are no numbers or texts. */
function readerOf(descr: string, fail: NpyFailure): Pick<NpyArray, "type" | "bytes" | "read"> {
  const expected = "an array of numbers";
  if (descr.startsWith("[")) {
    const next = "save one array of numbers: numpy.lib.recfunctions.structured_to_unstructured(X)";
    return fail({ damage: "type", expected, got: "records with named fields", next });
  }
  const type = descr.slice(1, -1);
  const [, order = "", name = ""] = /^([<>|=]?)(.*)$/u.exec(type) ?? [];
  const little = order !== ">";
  const number = numberType(name);
  if (number !== undefined) {
    const { bytes, read } = number;
    return { type, bytes, read: (view, at) => read(view, at, little) };
  }
  const [, kind = "", count = ""] = /^([US])([1-9]\d{0,6})$/u.exec(name) ?? [];
  const bytes = (kind === "U" ? 4 : 1) * Number.parseInt(count, 10);
  if (kind !== "" && bytes <= TEXT_BYTES) {
    return { type, bytes, read: textReader(kind, bytes, little) };
  }
  const [, what, next] = REFUSED.find(([pattern]) => pattern.test(name)) ?? [];
  const got = what ?? `the type ${quote(type)}`;
  return fail({ damage: "type", expected, got, ...(next !== undefined && { next }) });
}

/** Bytes of the front in which the length of the header stands. */
export const NPY_FRONT = 12;

/** Where the text of a header begins, and how long it is, by the front of a file. */
function extentOf(front: Uint8Array, fail: NpyFailure): readonly [start: number, length: number] {
  if (!isNpy(front)) {
    return fail({ damage: "syntax", expected: "an .npy file", got: "another format" });
  }
  const version = front[6] ?? 0;
  if (version < 1 || version > 3) {
    return fail({ damage: "version", expected: "version 1, 2 or 3 of .npy", got: `${version}` });
  }
  if (front.length < NPY_FRONT) return fail(CUT);
  const view = viewOf(front);
  const [start, length] =
    version === 1 ? [10, view.getUint16(8, true)] : [NPY_FRONT, view.getUint32(8, true)];
  if (length <= HEADER_BYTES) return [start, length];
  const expected = `a header of at most ${HEADER_BYTES} bytes`;
  return fail({ damage: "size", expected, got: `${length}` });
}

/** The bytes before the values of an array, by its front: `NPY_FRONT` bytes. Fails: as given. */
export function npyHeaderBytes(front: Uint8Array, fail: NpyFailure): number {
  const [start, length] = extentOf(front, fail);
  return Math.max(start + length, NPY_FRONT);
}

/** The header of an array. Requires: `bytes` begin with all of it. Fails: as given. */
export function parseNpyHeader(bytes: Uint8Array, fail: NpyFailure): NpyHeader {
  const [start, length] = extentOf(bytes, fail);
  if (bytes.length < start + length) return fail(CUT);
  const decoder = new TextDecoder(bytes[6] === 3 ? "utf-8" : "latin1");
  const text = decoder.decode(bytes.subarray(start, start + length));
  const dict = dictOf(text);
  if (dict === undefined) {
    const expected = "a header with descr, fortran_order and shape";
    return fail({ damage: "syntax", expected, got: quote(text) });
  }
  const { fortran, descr } = dict;
  return { shape: shapeOf(dict.shape, fail), isFortran: fortran === "True", descr };
}

/** The array that a reader is at. Fails: DataError if its header is damaged, or values are no numbers. */
export async function readNpyHeader(source: string, reader: ByteReader): Promise<NpyArray> {
  const fail: NpyFailure = ({ expected, got, next }) => {
    throw new DataError({
      source,
      problem: `expected ${expected}, got ${got}`,
      next: next ?? "write the array again with numpy.save",
    });
  };
  const front = await reader.take(NPY_FRONT);
  const rest = await reader.take(npyHeaderBytes(front, fail) - NPY_FRONT);
  const { shape, isFortran, descr } = parseNpyHeader(Buffer.concat([front, rest]), fail);
  return { shape, isFortran, ...readerOf(descr, fail) };
}
