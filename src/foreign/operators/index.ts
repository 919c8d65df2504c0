// UNTRUSTED. All operators of ONNX that are read exactly: the core, and those that need identities.
import type { Operators } from "../onnx/node.js";
import { CORE_OPERATORS } from "../onnx/onnx.js";
import { ASSEMBLING } from "./assembling.js";
import { CONVOLUTION } from "./convolution.js";
import { PIECEWISE } from "./piecewise.js";
import { POOLING } from "./pooling.js";
import { REDUCING } from "./reducing.js";

export const ALL_OPERATORS: Operators = {
  ...CORE_OPERATORS,
  ...ASSEMBLING,
  ...CONVOLUTION,
  ...PIECEWISE,
  ...POOLING,
  ...REDUCING,
};
