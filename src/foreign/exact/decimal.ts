// UNTRUSTED. A decimal as it is written: 0.1 is 1/10. Imports the kernel. Digits go to bigint as text.
import { type Rational, rational } from "../../numbers/index.js";

const DECIMAL = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?)(\d{1,4}))?$/u;

/** Characters of one number. */
const CHARACTERS = 1_000;

/** The number that the text writes, or undefined. Cost: bounded by 1,000 characters, exponents of 4 digits. */
export function decimalOf(text: string): Rational | undefined {
  const found = text.length > CHARACTERS ? null : DECIMAL.exec(text);
  if (found === null) return undefined;
  const [, sign, whole = "", part = "", down, power = "0"] = found;
  if (whole === "" && part === "") return undefined;
  const size = BigInt(whole + part);
  const shift = (down === "-" ? -BigInt(power) : BigInt(power)) - BigInt(part.length);
  const digits = sign === "-" ? -size : size;
  return shift >= 0n ? rational(digits * 10n ** shift) : rational(digits, 10n ** -shift);
}
