// UNTRUSTED. A claim as sentences. May import kernel, format.
import { encodeRational, type Named, type NamedClaim } from "../format/index.js";
import { encodeNorm } from "../writing/index.js";
import { type Ends, type RobustnessClaim, type Rule, type Semantics } from "../kernel/index.js";
import { at } from "../numbers/index.js";
import { shown } from "./number.js";
import { quoted } from "./visible.js";

/** Classes named in full. */
const NAMED_CLASSES = 12;

/** How the label is read from the output, in words. */
function ruleLines(rule: Rule, classes: readonly string[]): readonly string[] {
  // A claim whose values do not fit its classes is refused by the kernel; here it must only not break.
  if (rule.kind === "exact" && rule.values.length !== classes.length)
    return ["The labelling rule does not fit the classes."];
  switch (rule.kind) {
    case "exact":
      return [
        "The label is read from the one output f(x) by its exact value:",
        ...classes
          .slice(0, NAMED_CLASSES)
          .map((name, k) => `  f(x) = ${shown(at(rule.values, k))} means ${quoted(name)}`),
        ...(classes.length > NAMED_CLASSES
          ? [`  and ${classes.length - NAMED_CLASSES} more classes`]
          : []),
      ];
    case "threshold": {
      const [below, above] = classes.map(quoted);
      const level = shown(rule.level);
      return [`f(x) < ${level} means ${below ?? ""}, f(x) > ${level} means ${above ?? ""}.`];
    }
    case "argmax":
      return [
        `The label is the class whose output, of ${classes.length}, is strictly the largest.`,
      ];
  }
}

/** The claim in words: what would be proved if the certificate were accepted. */
export function claimLines({ claim, classes, dataset }: NamedClaim): readonly string[] {
  const { points, dimension, norm, radius, rule, ratio, error } = claim;
  return [
    `For each of the ${points} points x of the dataset ${dataset}`,
    `(${dimension} coordinates, ${classes.length} classes) and every real x' with`,
    `‖x' − x‖ ≤ ${shown(radius)} in the norm p = ${encodeNorm(norm)}, the network gives x' the label of x${error === undefined ? "." : ","}`,
    ...(error === undefined
      ? []
      : [`except on a part of each ball that has at most ${shown(error)} of its volume.`]),
    ...ruleLines(rule, classes),
    ratio === undefined
      ? "Nothing is claimed about the robustness ratio ρ."
      : `The robustness ratio ρ, the radius over the separation, is at least ${shown(ratio)}.`,
  ];
}

/** Coordinates whose ends are written out. */
const SHOWN = 8;

/** Least and most of the first coordinates, and a sign if there are more. */
function ranged(ends: Ends, dimension: number, between: string): readonly string[] {
  // Lists of another length are refused by the kernel; here they must only not break.
  const endAt = (end: Ends[number], k: number): string => {
    const own = "den" in end ? end : end[k];
    return own === undefined ? "?" : encodeRational(own);
  };
  const all = Array.from({ length: Math.min(dimension, SHOWN) }, (_, k) =>
    ends.map((end) => endAt(end, k)).join(between),
  );
  return dimension > SHOWN ? [...all, "…"] : all;
}

/** `0..1` if all coordinates have the same ends, else `0..1,-1..3`, of the first coordinates. */
export function endsField(ends: Ends, dimension: number): string {
  const [least, most] = ends;
  if ("den" in least && "den" in most) return [least, most].map(encodeRational).join("..");
  return ranged(ends, dimension, "..").join(",");
}

/** What a domain says of every x' of a set. */
export function endsWords(ends: Ends, dimension: number): string {
  const [least, most] = ends;
  if ("den" in least && "den" in most) {
    return `every coordinate between ${shown(least)} and ${shown(most)}`;
  }
  return `each coordinate in a range of its own: ${ranged(ends, dimension, " to ").join(", ")}`;
}

/** A claim of robustness in sentences: the set of a point first, then the results, then what follows for the network. */
export function robustnessLines({
  claim,
  classes,
  dataset,
}: Named<RobustnessClaim>): readonly string[] {
  const { points, dimension, norm, radius, rule, domain, counts, semantics } = claim;
  const { robust, refuted, wrong, open } = counts;
  const within = domain === undefined ? "" : ` and ${endsWords(domain, dimension)}`;
  return [
    `For the ${points} points x of the dataset ${dataset}`,
    `(${dimension} coordinates, ${classes.length} classes). The set of x is every ${semantics ?? "real"} x' with`,
    `‖x' − x‖ ≤ ${shown(radius)} in the norm p = ${encodeNorm(norm)}${within}.`,
    ...ruleLines(rule, classes),
    `Robust: ${robust}. The network gives every x' of the set the label of x.`,
    `Refuted: ${refuted}. It gives x its label, and another one, or none, to some x' of the set.`,
    `Wrong: ${wrong}. It does not give x its label.`,
    `Open: ${open}. Nothing is shown.`,
    `So the certified accuracy is at least ${robust}/${points}, and the robust accuracy at most`,
    `${points - refuted - wrong}/${points}, both exactly.`,
    ...(semantics ? semanticsLines(semantics, "Refuted and wrong") : []),
  ];
}

/** The name of a format in the standard. */
const STANDARD: Readonly<Record<Semantics, string>> = {
  float32: "float32 (binary32 of IEEE 754)",
  binary64: "binary64 (double precision of IEEE 754)",
};

/** What a claim covers; `one` names the results that are shown by a single point. */
export function semanticsLines(semantics: Semantics, one: string): readonly string[] {
  return [
    `It is about inputs that are numbers of ${STANDARD[semantics]}, and about the rows as computed in it: rounded`,
    "to the nearest, in every order of summation, with or without fused multiply-add.",
    `${one}: at a point of the format, by one run: products are added to the bias in the order of the columns.`,
    "Not covered: subnormal numbers flushed to zero, TF32, bfloat16, Winograd convolution, quantised kernels,",
    "and what is computed before the first row.",
  ];
}

/** What an answer to a question says, of real numbers or of those of a format. */
export function answerLine(answer: "sat" | "unsat", semantics: Semantics | undefined): string {
  const numbers = semantics ?? "real";
  return answer === "sat"
    ? `The answer is sat: at some ${numbers} input in a box all conditions of its case hold.`
    : `The answer is unsat: at no ${numbers} input in any box all conditions of its case hold.`;
}
