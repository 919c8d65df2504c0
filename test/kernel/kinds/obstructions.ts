// Small obstructions for the tests of their rule: one of a line, with any part of it changed.
import {
  type Link,
  NORM_TWO,
  type ObstructionWitness,
  answered,
  obstructed,
  type Setting,
} from "../../../src/kernel/index.js";
import { q, vector } from "../../exact.js";

export type End = readonly (readonly [number, string])[];

export function link(first: End, second: End): Link {
  const end = (members: End): Link["ends"][0] => ({
    members: members.map(([member]) => member),
    weights: members.map(([, weight]) => q(weight)),
  });
  return { ends: [end(first), end(second)], powers: [] };
}

/** On the line: 0 and 2 of label 0, 1 of label 1; and far away 100 of label 2. */
export const LINE = [
  ["0", 0],
  ["2", 0],
  ["1", 1],
  ["100", 2],
] as const;
export const OVERLAP = link([[0, "1"]], [[1, "1"]]);
export const BETWEEN_END: End = [
  [0, "1/2"],
  [1, "1/2"],
];
export const BETWEEN = link(BETWEEN_END, [[2, "1"]]);

export interface Case extends Partial<ObstructionWitness> {
  readonly radius?: string;
  readonly points?: readonly (readonly [string, number])[];
}

/** The balls of 0 and 2 overlap at radius 1001/1000, and 1 lies between. */
export function judged(change: Case): unknown {
  const { radius = "1001/1000", points = LINE, ...given } = change;
  const setting: Setting = {
    points: points.length,
    dimension: 1,
    classes: 3,
    norm: NORM_TWO,
    radius: q(radius),
  };
  const witness = { family: [0, 1, 2], distance: q("2"), links: [OVERLAP, BETWEEN], ...given };
  const labelled = points.map(([x, label]) => ({ point: vector(x), label }));
  return answered(() => obstructed(setting, witness, labelled));
}

export const no = (reason: string, more: object = {}): object => ({
  verdict: "rejected",
  rejection: { code: "unproved/obstruction", reason, ...more },
});
