// UNTRUSTED. Explicit proofs of balls, from what constructions say of them. May import kernel.
export type { Elaborated, Followed, Sought } from "./ball.js";
export { elaborateBall, followBall } from "./ball.js";
export type { Cut, Cuts, FactFamily } from "./family.js";
export { affineOutputs } from "./region.js";
export { CASES } from "./step.js";
export { runsOf } from "./units.js";
