// UNTRUSTED. The answer of rules of the nearest point for two points that are too near for the radius.
import type { Norm } from "../../kernel/index.js";
import { ascending, type Unreached } from "../construction.js";
import { type NearestLimit, usualRadius } from "./radius.js";

/** That two points stand in the way, for any rule of the nearest point. */
export function tooNear(
  construction: string,
  norm: Norm,
  pair: readonly [number, number],
  limit: NearestLimit,
): Unreached {
  const detail =
    norm.kind === "two"
      ? "the balls of two differently labelled points meet"
      : "two differently labelled points, v apart, with ‖v‖₂² ≤ 2μ‖v‖_q";
  return {
    status: "unreached",
    construction,
    condition: "distances",
    pair: ascending(...pair),
    largest: limit.limit.num === 0n ? undefined : usualRadius(limit),
    detail,
  };
}
