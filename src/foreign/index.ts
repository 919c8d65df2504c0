// UNTRUSTED. What the readers of networks from elsewhere offer.
export { FOREIGN_FRONT, type ForeignContainer, foreignContainerOf } from "./container.js";
export {
  attempt,
  FOREIGN_CODES,
  type ForeignCode,
  type ForeignPlace,
  type ForeignRefusal,
  refuse,
} from "./exact/refusal.js";
export type { Beside, Companion } from "./exact/source.js";
export { ONNX_VERSIONS } from "./onnx/onnx.js";
export { ALL_OPERATORS } from "./operators/index.js";
export {
  FOREIGN_FORMATS,
  type ForeignFile,
  type ForeignFormat,
  type ForeignRead,
  NNET_READINGS,
  type NnetReading,
  readForeign,
  type ReadingOptions,
} from "./read.js";
export { floatLayers } from "./writing/floats.js";
export { nnetLines } from "./writing/nnet.js";
export { npzBytes } from "./writing/npz.js";
export { onnxBytes, type WrittenType } from "./writing/onnx.js";
export type { Rounded } from "./writing/rounding.js";
export { type SmtQuestion, smtLines } from "./writing/smtlib.js";
export { type BallQuestion, vnnlibLines } from "./writing/vnnlib.js";
