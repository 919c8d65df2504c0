// UNTRUSTED. A counterexample in words: the point, what the network says there, what it should say.
// May import kernel, format, dataset, certify.
import type { Counterexample, Doubted } from "../certify/index.js";
import { evaluateWithin } from "../kernel/index.js";
import { at, entry, type Scaled } from "../numbers/index.js";
import { ballName, className, type Names } from "./explain-unproved.js";
import { explanation, explanationLines } from "./explanation.js";
import { labelOf } from "./label-of.js";
import { shown } from "./number.js";

/** Coordinates that are listed. */
const LISTED = 6;

function vectorText(vector: Scaled): string {
  const all = vector.ints.map((_, k) => k);
  const listed = all.slice(0, LISTED).map((k) => shown(entry(vector, k)));
  return `(${listed.join(", ")}${all.length > LISTED ? ", …" : ""})`;
}

/** Lines without line feeds. */
export function refutedLines(
  { network, dataset, rule }: Doubted,
  { ball, point }: Counterexample,
  target: string | undefined,
  names: Names,
): readonly string[] {
  // The search has found the point by the same numbers, so they are within the limits.
  const output = evaluateWithin(network, point);
  const means = labelOf(rule, output);
  const { label } = at(dataset.points, ball);
  const got = means === undefined ? "no class" : className(means, names);
  const next =
    target === undefined
      ? "give --output FILE to write this as a certificate that anyone can check"
      : `muball check ${target}`;
  return explanationLines(
    explanation(
      "The claim is false: a point of a ball has an output that does not mean the ball's label.",
      [
        ["where", ballName(ball, names)],
        ["point", vectorText(point)],
        ["output", `${vectorText(output)}, which means ${got}`],
        ["should be", className(label, names)],
      ],
      next,
    ),
  );
}
