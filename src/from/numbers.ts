// TRUSTED. Numbers as they stand in files: bits of floats, and decimals. Imports the kernel.
import { type Rational, rational } from "../numbers/index.js";
import { stop } from "./stop.js";

/** Bytes, and bits of the exponent and of the fraction. */
const FLOATS = { float32: [4, 8n, 23n], float64: [8, 11n, 52n] } as const;

/** The numbers that the bytes hold one after the other, lowest byte first. */
export function numbersIn(bytes: Uint8Array, type: "float32" | "float64" | "int64") {
  const [size, exponent, fraction] = FLOATS[type === "float32" ? type : "float64"];
  if (bytes.length % size > 0) stop("byte-count", `${bytes.length} bytes hold no ${type}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const top = (1n << exponent) - 1n;
  return Array.from({ length: bytes.length / size }, (_, k): Rational => {
    if (type === "int64") return rational(view.getBigInt64(8 * k, true));
    const bits = size === 4 ? BigInt(view.getUint32(4 * k, true)) : view.getBigUint64(8 * k, true);
    const biased = (bits >> fraction) & top;
    if (biased === top) stop("not-finite", `number ${k} of a tensor is NaN or infinite`);
    const part = (bits & ((1n << fraction) - 1n)) | (biased === 0n ? 0n : 1n << fraction);
    const signed = bits >> (exponent + fraction) === 0n ? part : -part;
    const power = (biased === 0n ? 1n : biased) - (top >> 1n) - fraction;
    return power < 0n ? rational(signed, 1n << -power) : rational(signed << power);
  });
}

const DECIMAL = /^([+-]?)(?=\.?\d)(\d*)\.?(\d*)(?:[eE]([+-]?)(\d{1,4}))?$/u;

/** The number that a text of at most 1,000 characters writes; exponents have 4 digits. */
export function decimalOf(text: string, line: number): Rational {
  const [all, sign, whole = "", part = "", down, power = "0"] = DECIMAL.exec(text) ?? [];
  if (all === undefined || all.length > 1000) {
    return stop("not-a-number", `${text.slice(0, 40)} is no decimal number`, line);
  }
  const size = BigInt(whole + part);
  const digits = sign === "-" ? -size : size;
  const shift = (down === "-" ? -BigInt(power) : BigInt(power)) - BigInt(part.length);
  return shift >= 0n ? rational(digits * 10n ** shift) : rational(digits, 10n ** -shift);
}
