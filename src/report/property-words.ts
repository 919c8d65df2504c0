// UNTRUSTED. The question of a property: boxes of inputs, and conditions on inputs and outputs. May import kernel.
import type { PropertyCase, PropertyClaim } from "../kernel/index.js";
import { absolute, at, type Rational, rational } from "../numbers/index.js";
import { answerLine, semanticsLines } from "./claim-words.js";
import { decimalText, exactText, shown } from "./number.js";

/** Inputs, conditions, or cases that are listed; characters of a coefficient. */
const MOST = 20;

type Condition = PropertyCase["conditions"][number];

function listed(texts: readonly string[], what: string): readonly string[] {
  const more = texts.length - MOST;
  return more > 0 ? [...texts.slice(0, MOST), `and ${more} more ${what}`] : texts;
}

function signed(value: Rational, after: string): string {
  const magnitude = absolute(value);
  const exact = exactText(magnitude);
  const size = exact.length <= MOST ? exact : `(≈ ${decimalText(magnitude)})`;
  return `${value.num < 0n ? "−" : "+"} ${size}${after}`;
}

/** `+ 1 · y0 − 1/2 ≥ 0`: inputs are x0, x1, …, outputs y0, y1, …. */
function conditionText({ row, isStrict }: Condition, inputs: number): string {
  const terms = row.columns.map((column, k) => {
    const name = column < inputs ? `x${column}` : `y${column - inputs}`;
    return signed(rational(at(row.ints, k), row.den), ` · ${name}`);
  });
  const bias = row.bias === 0n ? [] : [signed(rational(row.bias, row.den), "")];
  const left = listed([...terms, ...bias], "terms").join(" ");
  return `${left === "" ? "0" : left} ${isStrict ? ">" : "≥"} 0`;
}

/** One case: its box and its conditions. */
export function caseLines(one: PropertyCase, k: number, inputs: number): readonly string[] {
  const box = one.lower.map((low, i) => `x${i} from ${shown(low)} to ${shown(at(one.upper, i))}`);
  return [
    `case ${k}: ${listed(box, "inputs").join(", ")}`,
    ...listed(
      one.conditions.map((condition) => `  ${conditionText(condition, inputs)}`),
      "conditions",
    ),
  ];
}

/** The question in words. Cases count from 0. */
export function questionLines({
  inputs,
  outputs,
  cases,
  answer,
  semantics,
}: PropertyClaim): readonly string[] {
  const shownCases = cases.slice(0, MOST).flatMap((one, k) => caseLines(one, k, inputs));
  return [
    `A network of ${inputs} inputs x and ${outputs} outputs y. The question has ${cases.length} cases: a box of inputs, with conditions.`,
    ...shownCases,
    ...(cases.length > MOST ? [`and ${cases.length - MOST} more cases`] : []),
    answerLine(answer, semantics),
    ...(semantics ? semanticsLines(semantics, "sat") : []),
  ];
}
