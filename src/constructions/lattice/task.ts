// UNTRUSTED. What the search for a lattice works on.
import type { Norm } from "../../kernel/index.js";
import type { Rational } from "../../numbers/index.js";
import type { Direction } from "../search/direction-pool.js";
import type { PointMatrix } from "../points/point-matrix.js";
import type { Random } from "../../doubles/random.js";

/** What a search works on. */
export interface Task {
  readonly matrix: PointMatrix;
  readonly norm: Norm;
  readonly radius: Rational;
  readonly random: Random;
  readonly pool: readonly Direction[];
  /** Candidates looked at before a coordinate is chosen. */
  readonly tries: number;
}
