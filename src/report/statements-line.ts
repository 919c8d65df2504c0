// UNTRUSTED. How many balls have which statement about regions, in words. May import kernel.
import { type BallCounts, type Statement, STATEMENTS } from "../kernel/index.js";

const WORDS: Readonly<Record<Statement, string>> = {
  "one-activation-region": "in one activation region",
  "one-linear-region": "in one linear region, units switch",
  "label-only": "with the label proved, f may bend",
};

/** `balls: 148 in one activation region; 2 with the label proved, f may bend`. */
export function statementsLine(balls: BallCounts): string {
  const counted = STATEMENTS.filter((one) => balls[one] > 0);
  return `balls: ${counted.map((one) => `${balls[one]} ${WORDS[one]}`).join("; ")}`;
}
