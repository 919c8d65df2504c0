// UNTRUSTED. The outline of an ℓ_p ball in the plane, in doubles, for drawing alone. May import kernel.
import type { Norm } from "../kernel/index.js";

const STEPS = 96;

/** Points of the unit sphere of ℓ_p, in order. */
function sphere(p: number): readonly (readonly [number, number])[] {
  return Array.from({ length: STEPS }, (_, k) => {
    const angle = (2 * Math.PI * k) / STEPS;
    const part = (x: number): number => Math.sign(x) * Math.abs(x) ** (2 / p);
    return [part(Math.cos(angle)), part(Math.sin(angle))] as const;
  });
}

/** Corners of the unit ball, or enough points of its border to look smooth. */
export function unitBall(norm: Norm): readonly (readonly [number, number])[] {
  switch (norm.kind) {
    case "one":
      return [
        [1, 0],
        [0, 1],
        [-1, 0],
        [0, -1],
      ];
    case "infinity":
      return [
        [1, 1],
        [-1, 1],
        [-1, -1],
        [1, -1],
      ];
    case "two":
      return sphere(2);
    case "power":
      return sphere(Number(norm.a) / Number(norm.b));
  }
}
