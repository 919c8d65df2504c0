// UNTRUSTED. Types of Parquet columns → cells, exactly: decimals as text, floats by their bits, never a
// rounded number. Imports nothing of node.
import type { SchemaElement } from "hyparquet";
import type { Cell } from "./cell.js";
import { halfToDouble } from "./float.js";

/** One value as it is stored. Fails: TypeError for a value that the type does not have. */
export type CellReader = (raw: unknown) => Cell;

/** A column whose values are no numbers and no texts: what they are, in words. */
export type OtherType = string;

/** Digits behind the point of a decimal, and bytes of it: more are taken for damage. */
const DECIMAL_SCALE = 1_000;
const DECIMAL_BYTES = 128;

const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function integer(raw: unknown): bigint {
  if (typeof raw === "bigint" || typeof raw === "number") return BigInt(raw);
  throw new TypeError("an integer");
}

function bytesOf(raw: unknown): Uint8Array {
  if (raw instanceof Uint8Array) return raw;
  throw new TypeError("bytes");
}

const float: CellReader = (raw) => {
  if (typeof raw === "number") return raw;
  throw new TypeError("a float");
};

const text: CellReader = (raw) => DECODER.decode(bytesOf(raw));

const truth: CellReader = (raw) => (raw === true ? 1n : 0n);

const half: CellReader = (raw) => {
  const [low = 0, high = 0] = bytesOf(raw);
  return halfToDouble(low + 256 * high);
};

/** Big-endian, in two's complement. */
function integerOfBytes(raw: unknown): bigint {
  const bytes = bytesOf(raw);
  if (bytes.length === 0 || bytes.length > DECIMAL_BYTES) throw new TypeError("a decimal");
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return BigInt.asIntN(8 * bytes.length, BigInt(`0x${digits}`));
}

/** `unscaled`·10^−scale, as it is written. */
function decimalText(unscaled: bigint, scale: number): string {
  const sign = unscaled < 0n ? "-" : "";
  const digits = `${unscaled < 0n ? -unscaled : unscaled}`.padStart(scale + 1, "0");
  const point = digits.length - scale;
  return scale === 0
    ? `${sign}${digits}`
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function decimals(
  { scale = 0, logical_type: logical }: SchemaElement,
  unscaled: (raw: unknown) => bigint,
): CellReader {
  const digits = logical?.type === "DECIMAL" ? logical.scale : scale;
  return (raw) => {
    if (!(digits >= 0 && digits <= DECIMAL_SCALE)) throw new TypeError("a scale");
    return decimalText(unscaled(raw), digits);
  };
}

/** What a type says beside how it is stored, `INT_8` and the like as `INTEGER`; "" for nothing. */
function meaningOf({ logical_type: logical, converted_type: converted }: SchemaElement): string {
  const name = logical?.type ?? converted ?? "";
  if (/^U?INT_(?:8|16|32|64)$/u.test(name)) return "INTEGER";
  return name === "UTF8" || name === "ENUM" ? "STRING" : name;
}

function isUnsigned({ logical_type: logical, converted_type: converted }: SchemaElement): boolean {
  return logical?.type === "INTEGER" ? !logical.isSigned : converted?.startsWith("UINT_") === true;
}

type Reader = (element: SchemaElement) => CellReader;

const integers =
  (bits: number): Reader =>
  (element) =>
    isUnsigned(element) ? (raw) => BigInt.asUintN(bits, integer(raw)) : integer;
const storedDecimals: Reader = (element) => decimals(element, integer);
const packedDecimals: Reader = (element) => decimals(element, integerOfBytes);

/** By how values are stored, and what they mean. */
const READERS: Readonly<Record<string, Reader>> = {
  "BOOLEAN ": () => truth,
  "INT32 ": integers(32),
  "INT32 INTEGER": integers(32),
  "INT64 ": integers(64),
  "INT64 INTEGER": integers(64),
  "INT32 DECIMAL": storedDecimals,
  "INT64 DECIMAL": storedDecimals,
  "BYTE_ARRAY DECIMAL": packedDecimals,
  "FIXED_LEN_BYTE_ARRAY DECIMAL": packedDecimals,
  "FLOAT ": () => float,
  "DOUBLE ": () => float,
  "FIXED_LEN_BYTE_ARRAY FLOAT16": () => half,
  "BYTE_ARRAY ": () => text,
  "BYTE_ARRAY STRING": () => text,
};

/** How values of a column become cells, or what they are instead of numbers and texts. */
export function cellReaderOf(element: SchemaElement): CellReader | OtherType {
  if (element.type === undefined || element.repetition_type === "REPEATED")
    return "lists or records";
  if (element.type === "INT96") return "timestamps";
  const meaning = meaningOf(element);
  const reader = READERS[`${element.type} ${meaning}`];
  if (reader !== undefined) return reader(element);
  return meaning === "" ? "raw bytes" : `values of the type ${meaning.toLowerCase()}`;
}
