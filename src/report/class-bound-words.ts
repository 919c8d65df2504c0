// UNTRUSTED. The fit that a bound of its class stands beside, in words and as data. May import kernel, sobolev.
import { divide, type Rational } from "../numbers/index.js";
import type { ClassBound } from "../sobolev/index.js";
import { decimalText, rootText } from "./number.js";
import type { Plain } from "./plain-data.js";

/** Parts of a hundred, rounded down. */
function share(part: Rational, whole: Rational): string {
  return decimalText(divide({ num: part.num * 100n, den: part.den }, whole), 3);
}

export function classBoundLines({ bound, seminorm, trainingError }: ClassBound): readonly string[] {
  const part =
    seminorm.num === 0n ? "" : ` The bound is ${share(bound, seminorm)} percent of its square.`;
  return [
    `The fit has S ≈ ${rootText(seminorm)} over the atoms and a mean squared error of ${decimalText(trainingError)}, rounded down.${part}`,
  ];
}

/** Decimals rounded down; the certificate has the exact bound. */
export function classBoundData({ seminorm, trainingError }: ClassBound): Plain {
  return { seminorm: rootText(seminorm), trainingError: decimalText(trainingError, 20) };
}
