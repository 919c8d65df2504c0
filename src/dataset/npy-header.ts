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

function wrong(source: string, expected: string, got: string, next?: string): DataError {
  return new DataError({
    source,
    problem: `expected ${expected}, got ${got}`,
    next: next ?? "write the array again with numpy.save",
  });
}

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
function shapeOf(source: string, text: string): readonly number[] {
  const parts = text.trim() === "" ? [] : text.replace(/,\s*$/u, "").split(",");
  const sizes = parts.map((part) => {
    const [, digits] = /^\s*(\d{1,15})L?\s*$/u.exec(part) ?? [];
    if (digits === undefined) throw wrong(source, "a shape of sizes", `(${quote(text)})`);
    return Number.parseInt(digits, 10);
  });
  if (sizes.length <= AXES) return sizes;
  throw wrong(source, `at most ${AXES} axes`, `${sizes.length}`);
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
function readerOf(source: string, descr: string): Pick<NpyArray, "type" | "bytes" | "read"> {
  if (descr.startsWith("[")) {
    const next = "save one array of numbers: numpy.lib.recfunctions.structured_to_unstructured(X)";
    throw wrong(source, "an array of numbers", "records with named fields", next);
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
  throw wrong(source, "an array of numbers", what ?? `the type ${quote(type)}`, next);
}

/** The header. Fails: DataError if it is damaged, or the values are no numbers. */
export async function readNpyHeader(source: string, reader: ByteReader): Promise<NpyArray> {
  const start = await reader.take(8);
  if (!isNpy(start)) throw wrong(source, "an .npy file", "another format");
  const version = start[6] ?? 0;
  if (version < 1 || version > 3 || start.length < 8) {
    throw wrong(source, "version 1, 2 or 3 of .npy", `${version}`);
  }
  const width = version === 1 ? 2 : 4;
  const size = await reader.take(width);
  if (size.length < width) throw wrong(source, "a whole header", "the end of the file");
  const view = viewOf(size);
  const length = width === 2 ? view.getUint16(0, true) : view.getUint32(0, true);
  if (length > HEADER_BYTES) {
    throw wrong(source, `a header of at most ${HEADER_BYTES} bytes`, `${length}`);
  }
  const bytes = await reader.take(length);
  if (bytes.length < length) throw wrong(source, "a whole header", "the end of the file");
  const text = Buffer.from(bytes).toString(version === 3 ? "utf8" : "latin1");
  const dict = dictOf(text);
  if (dict === undefined) {
    throw wrong(source, "a header with descr, fortran_order and shape", quote(text));
  }
  const shape = shapeOf(source, dict.shape);
  return { shape, isFortran: dict.fortran === "True", ...readerOf(source, dict.descr) };
}
