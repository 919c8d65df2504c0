// UNTRUSTED. What the lipschitz folder offers.
export { type LipschitzAssumption, LIPSCHITZ_ASSUMPTIONS } from "./assumptions.js";
export { assess, type Assessment, bestUpper, type Inquiry, type Step } from "./assess.js";
export { LAW_DEFAULTS, type LawOptions, WITHDRAWN } from "./bubeck-sellke.js";
export type { Constant, Subject } from "./constant.js";
export type { LocalConstant } from "./local.js";
export type { Witness } from "./witness.js";
