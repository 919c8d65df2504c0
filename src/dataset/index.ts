// UNTRUSTED. Everything that other parts use of datasets.
export { counted, type DataErrorKind, DataError, type Place, type Unit } from "./data-error.js";
export {
  type Dataset,
  areNumberedClasses,
  numberedClasses,
  type LabelledPoint,
} from "./dataset.js";
export { scaledPoints } from "./scaled-points.js";
export { decodeDecimal, explainDefect, isNumber, type NumberDefect } from "./decimal.js";
export { roundedText } from "./decimal-text.js";
export { isDelimiter } from "./delimiter.js";
export { doubtsOf } from "./doubts.js";
export { type Encoding, ENCODING_NAMES } from "./encoding.js";
export { exactDouble } from "./float.js";
export { firstPoints } from "./first-points.js";
export { foreignFormat, ONNX, PACKED } from "./foreign-format.js";
export { type DataFormat, formatByBytes, FORMATS } from "./format.js";
export { logarithmicGrid } from "./logarithmic-grid.js";
export { requireMemorizable, requireTwoClasses } from "./memorizable.js";
export { radiusAbove, radiusBelow, ratioBelow } from "./ratio.js";
export { readDataset, type ReadOptions } from "./read.js";
export type { Enclosure } from "./roots.js";
export type { Progress } from "./scan.js";
export { type ExactSeparation, type Separation, separation } from "./separation.js";
