// TRUSTED. What every rule of a proof about one ball reads: its linear parts, and what may be spent.
// Imports only the kernel.
import type { Domain } from "./domain.js";
import type { LinearParts } from "./linear-parts.js";
import type { Work } from "./work.js";

export interface Ground {
  /** The ball, counted from 0. */
  readonly ball: number;
  readonly domain: Domain;
  readonly parts: LinearParts;
  readonly work: Work;
}
