// UNTRUSTED. A question with a known answer as other tools read it: the ball that decides, in VNN-LIB, and the
// network in ONNX. May import foreign.
import { attempt, floatLayers, onnxBytes, vnnlibLines } from "../foreign/index.js";
import { at } from "../numbers/index.js";
import type { Instance, KnownQuestion } from "./instance.js";

/** Floats of the ONNX files: they hold every weight that is drawn. */
const TYPE = "float32";

/**
 * The lines of a question about the ball that decides: `unsat` if it is robust, `sat` if it is not.
 *
 * Ensures  undefined for balls that no linear conditions bound: p = 2, and p = 1 in many dimensions.
 */
export function vnnlibQuestion(
  { problem, rule }: Instance,
  { radius, answer }: KnownQuestion,
): readonly string[] | undefined {
  const { dataset, network, norm, ball } = problem;
  if (norm.kind !== "infinity" && norm.kind !== "one") return undefined;
  const { point: centre, label } = at(dataset.points, ball);
  const outputs = at(network.layers, network.layers.length - 1).rows.length;
  const question = { centre, label, norm: norm.kind, radius, rule, outputs };
  const known = `known to be ${answer}: ${answer === "robust" ? "unsat" : "sat"}`;
  const lines = attempt(() => vnnlibLines(question, known));
  return "verdict" in lines ? undefined : lines;
}

/** The network of an instance as ONNX. */
export function onnxNetwork({ problem }: Instance): Uint8Array {
  const layers = attempt(() => floatLayers(problem.network, TYPE));
  if ("verdict" in layers || layers[1].count > 0) throw new Error("a drawn weight is no float32");
  return onnxBytes(layers[0], TYPE);
}
