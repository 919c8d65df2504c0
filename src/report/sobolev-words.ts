// UNTRUSTED. What a Sobolev bound says, in sentences. May import kernel.
import type { SobolevClaim } from "../kernel/index.js";
import { rootText, shown } from "./number.js";

const MODELS: Readonly<Record<SobolevClaim["model"], string>> = {
  random: "f(x) = Σ v_j·max(0, w_j·x)",
  tangent: "f(x) = Σ v_j·x over the units with w_j·x > 0",
};

/** The statement of a claim, true if it is accepted. */
export function sobolevWords(claim: Omit<SobolevClaim, "kind">): readonly string[] {
  const { model, dimension, units, points, atoms, error, bound } = claim;
  const root = bound.num > 0n ? `: the root is at least ${rootText(bound)}` : "";
  const jumps =
    model === "tangent" ? ["f jumps where some w_j·x = 0; ∇f does not see the jumps."] : [];
  return [
    `Every model ${MODELS[model]}`,
    `with these ${units} units and any real v satisfies: if its mean squared error at the ${points} points with targets`,
    `(${dimension} coordinates) is at most ${shown(error)}, its mean of |∇f|² over the ${atoms} atoms is at least`,
    `${shown(bound)}${root}. ∇f counts the units with w_j·x > 0.`,
    ...jumps,
  ];
}
