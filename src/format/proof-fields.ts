// TRUSTED. Explicit proofs: letters of units, uses of facts, and cases.
// Imports only kernel and format. docs/format.md#grammar.
import { atMost, type Case, type Letter, type Proof, type Run, type Use } from "../kernel/index.js";
import { equals, ONE } from "../numbers/index.js";
import { type Codec, mapped, type Place, reject, tested } from "./codec.js";
import { byKey, either, list } from "./compounds.js";
import { recordWith, tuple } from "./record.js";
import { count, rational, text } from "./scalars.js";

const LETTERS: readonly Letter[] = ["+", "-", "a", "z", "o", "d"];

/** The number of some digits, at most nine. */
export function wholeOf(digits: string): number {
  let total = 0;
  for (const digit of digits) total = 10 * total + digit.charCodeAt(0) - 48;
  return total;
}

/**
 * The runs of a text, maximal, so that a list of letters has one spelling: `+3-12` is 3 units with the letter +,
 * then 12 with the letter -.
 *
 * One match per run: an expression for the whole text would overflow the stack of its matcher.
 */
function runsOf(spelling: string, at: Place): readonly Run[] {
  const runs: Run[] = [];
  let read = 0;
  for (const { 0: run, index } of spelling.matchAll(/[-+azod][1-9][0-9]{0,8}/gu)) {
    const letter = LETTERS.find((one) => one === run.charAt(0));
    if (index !== read || letter === undefined) break;
    if (runs.at(-1)?.letter === letter) {
      reject("malformed/not-canonical", at, "maximal runs", spelling.slice(0, 80));
    }
    atMost("units", runs.length + 1);
    runs.push({ letter, count: wholeOf(run.slice(1)) });
    read += run.length;
  }
  if (read > 0 && read === spelling.length) return runs;
  return reject("malformed/wrong-type", at, "runs such as +3-12", spelling.slice(0, 80));
}

export const letters: Codec<readonly Run[]> = {
  ...mapped(text, runsOf),
  shape: { kind: "text", name: "LETTERS", spelling: /^([-+azod][1-9][0-9]{0,8})+$/u },
};

/** A list that is left out where it is empty. */
export function some<T>(item: Codec<T>): Codec<readonly T[]> {
  return {
    ...tested(list(item, "evidence-items"), (items, at) => {
      if (items.length === 0) reject("malformed/not-canonical", at, "no empty list", "one");
    }),
    shape: { kind: "list", item: item.shape, most: "evidence-items", least: 1 },
  };
}

function depthOf(place: Place): number {
  let depth = 0;
  for (let { inside } = place; inside !== undefined; { inside } = inside.place) depth += 1;
  return depth;
}

/** A part of evidence that may hold others of its kind, up to a depth. */
export function nested<T>(name: string, make: () => Codec<T>): Codec<T> {
  return {
    shape: { kind: "named", name, shape: () => make().shape },
    read(value, at) {
      atMost("nesting", depthOf(at));
      return make().read(value, at);
    },
  };
}

const longUse = tuple({ fact: count("units"), times: rational });
const use: Codec<Use> = {
  shape: {
    kind: "named",
    name: "USE",
    shape: () => ({ kind: "either", of: [count("units").shape, longUse.shape] }),
  },
  read(value, at) {
    if (typeof value === "number") return { fact: count("units").read(value, at), times: ONE };
    const read = longUse.read(value, at);
    if (equals(read.times, ONE)) reject("malformed/not-canonical", at, "no multiplier 1", "1");
    return read;
  },
};

const uses = list(use, "evidence-items");
const units = list(count("units"), "evidence-items");
export const proof: Codec<Proof> = nested("PROOF", () => PROOF);

/** A proof that goes on one layer down: by cases, or by bounds. */
const longProof = byKey(
  "cases",
  recordWith(
    {},
    { cases: list(tuple<Case>({ units, proof }), "evidence-items") },
    { less: some(use) },
  ),
  recordWith({}, { bounds: proof }, { less: some(use) }),
);

const PROOF: Codec<Proof> = {
  shape: either(Array.isArray, uses, longProof).shape,
  read(value, at) {
    if (Array.isArray(value)) return { less: uses.read(value, at) };
    return { less: [], ...longProof.read(value, at) };
  },
};
