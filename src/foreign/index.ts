// UNTRUSTED. What the readers of networks from elsewhere offer.
export {
  FOREIGN_CODES,
  type ForeignCode,
  type ForeignPlace,
  type ForeignRefusal,
} from "./exact/refusal.js";
export type { Beside, Companion } from "./exact/source.js";
export { ONNX_VERSIONS } from "./onnx/onnx.js";
export { ALL_OPERATORS } from "./operators/index.js";
export {
  FOREIGN_FORMATS,
  FOREIGN_FRONT,
  type ForeignFile,
  type ForeignFormat,
  foreignFormatOf,
  type ForeignRead,
  NNET_READINGS,
  type NnetReading,
  readForeign,
  type ReadingOptions,
} from "./read.js";
