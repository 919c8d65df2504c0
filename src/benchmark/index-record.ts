// UNTRUSTED. The index of a benchmark: every question with its files, answer and margin. May import kernel, format.
import { encodeRational } from "../format/index.js";
import { encodeNorm } from "../writing/index.js";
import type { Instance, KnownQuestion } from "./instance.js";
import { vnnlibQuestion } from "./vnnlib-question.js";

/** One question, all numbers as exact texts. */
export interface IndexedQuestion {
  readonly network: string;
  readonly dataset: string;
  /** The network for other tools, the same numbers. */
  readonly onnx: string;
  /** The question about `ball` for other tools; null where VNN-LIB has no words for the ball. */
  readonly vnnlib: string | null;
  readonly norm: string;
  readonly radius: string;
  readonly rule: string;
  readonly answer: KnownQuestion["answer"];
  /** A file that `muball check` accepts, and its kind. */
  readonly certificate: string;
  readonly kind: "memorization" | "counterexample";
  readonly side: KnownQuestion["side"];
  /** `ulp`, an exact number, or 0 on the boundary. */
  readonly amount: string;
  /** The distance of the radius from the boundary, or from the nearer bound of it. */
  readonly margin: string;
  /** The radius at which the label of `ball` is lost, equal bounds if it is rational. */
  readonly boundary: { readonly lower: string; readonly upper: string };
  readonly ball: number;
  readonly label: number;
  /** The class that comes level with the label at the boundary. */
  readonly against: number;
}

/** What `index.json` holds. */
export interface BenchmarkIndex {
  readonly format: "muball-benchmark/1";
  readonly seed: string;
  readonly questions: readonly IndexedQuestion[];
}

/** The short name of an amount: for files, and in the index. */
export function amountName({ amount }: KnownQuestion): string {
  if (amount === undefined) return "0";
  return amount.kind === "ulp" ? "ulp" : encodeRational(amount.value);
}

/** The file of a question's certificate. Shapes: `number` counts the questions of the instance from 1. */
export function certificateFile(instance: Instance, number: number): string {
  return `${instance.name}-${number}.muball`;
}

/** The file of a question in VNN-LIB. */
export function vnnlibFile(instance: Instance, number: number): string {
  return `${instance.name}-${number}.vnnlib`;
}

/** The file of the network in ONNX. */
export function onnxFile({ name }: Instance): string {
  return `${name}.onnx`;
}

function indexed(instance: Instance, question: KnownQuestion, number: number): IndexedQuestion {
  const { name, problem, rule } = instance;
  const { boundary, ball } = problem;
  return {
    network: `${name}.network`,
    dataset: `${name}.dataset`,
    onnx: onnxFile(instance),
    vnnlib: vnnlibQuestion(instance, question) ? vnnlibFile(instance, number) : null,
    norm: encodeNorm(problem.norm),
    radius: encodeRational(question.radius),
    rule: rule.kind,
    answer: question.answer,
    certificate: certificateFile(instance, number),
    kind: question.answer === "robust" ? "memorization" : "counterexample",
    side: question.side,
    amount: amountName(question),
    margin: encodeRational(question.margin),
    boundary: {
      lower: encodeRational(boundary.radius.lower),
      upper: encodeRational(boundary.radius.upper),
    },
    ball,
    label: boundary.label,
    against: boundary.against,
  };
}

/** The index of instances. */
export function indexOf(instances: readonly Instance[], seed: string): BenchmarkIndex {
  const questions = instances.flatMap((instance) =>
    instance.questions.map((question, k) => indexed(instance, question, k + 1)),
  );
  return { format: "muball-benchmark/1", seed, questions };
}
