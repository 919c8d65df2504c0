// UNTRUSTED. Benchmarks with known answers: what is drawn, and the questions about it.
export type { LabelBoundary, RadiusBounds } from "./boundary.js";
export { drawProblem, type Problem, type ProblemShape } from "./draw-problem.js";
export {
  type BenchmarkIndex,
  certificateFile,
  onnxFile,
  vnnlibFile,
  indexOf,
  type IndexedQuestion,
} from "./index-record.js";
export {
  type Amount,
  float32Unit,
  type Instance,
  instanceOf,
  type KnownQuestion,
  type Side,
} from "./instance.js";
export { onnxNetwork, vnnlibQuestion } from "./vnnlib-question.js";
