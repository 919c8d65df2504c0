// TRUSTED. The evidence of a ball: an activation pattern, or facts and what is left out of the ball.
// Imports only kernel and format.
import type { Ball, Evidence, FactFamily, Pattern, Run } from "../kernel/index.js";
import { atMost, type Codec, mapped, type Place, reject } from "./codec.js";
import { either, list, point, vector } from "./compounds.js";
import { hasKey, record, recordWith, tuple } from "./record.js";
import { count, rational, text } from "./scalars.js";

/** Runs as a text: `+3-12` is 3 active units, then 12 inactive ones. */
function encodeRuns(runs: readonly Run[]): string {
  return runs.map((run) => `${run.active ? "+" : "-"}${run.count}`).join("");
}

/** The count of a run, at most nine digits. */
function countOf(run: string): number {
  let total = 0;
  for (const digit of run.slice(1)) total = 10 * total + digit.charCodeAt(0) - 48;
  return total;
}

/**
 * The runs of a text, maximal, so that a list of phases has one spelling.
 *
 * One match per run: an expression for the whole text would overflow the stack of its matcher.
 */
function runsOf(spelling: string, at: Place): readonly Run[] {
  const runs: Run[] = [];
  let read = 0;
  for (const { 0: run, index } of spelling.matchAll(/[+-][1-9][0-9]{0,8}/gu)) {
    if (index !== read) break;
    const active = run.startsWith("+");
    if (runs.at(-1)?.active === active) {
      reject("malformed/not-canonical", at, "maximal runs", spelling.slice(0, 80));
    }
    atMost("units", runs.length + 1);
    runs.push({ active, count: countOf(run) });
    read += run.length;
  }
  if (read > 0 && read === spelling.length) return runs;
  return reject("malformed/wrong-type", at, "runs such as +3-12", spelling.slice(0, 80));
}

const runs: Codec<readonly Run[]> = {
  ...mapped(text, runsOf, encodeRuns),
  shape: { kind: "text", name: "RUNS", spelling: /^([+-][1-9][0-9]{0,8})+$/u },
};

const family: Codec<FactFamily> = mapped(
  recordWith(
    {},
    {
      layers: tuple({ from: count("layers"), to: count("layers"), step: count("layers") }),
      times: tuple({ times: count("units"), shift: count("units") }),
      terms: list(tuple({ unit: count("units"), weight: rational }), "fact-terms"),
      rows: list(
        tuple({ layer: count("layers"), row: count("units"), weight: rational }),
        "fact-terms",
      ),
      constant: rational,
    },
    {
      split: tuple({
        from: count("layers"),
        cuts: list(tuple({ unit: count("units"), at: vector("fact-terms") }), "cuts"),
      }),
      alpha: rational,
    },
  ),
  ({ layers, times, ...rest }) => ({ ...layers, ...times, ...rest }),
  ({ from, to, step, times, shift, ...rest }) => ({
    layers: { from, to, step },
    times: { times, shift },
    ...rest,
  }),
);

const slab = tuple({ unit: count("units"), low: rational, high: rational, share: rational });
const pattern: Codec<Pattern> = list(runs, "layers");
const facts = list(family, "facts");
const except = list(slab, "excepted-slabs");

/** A ball whose point and label are in the dataset beside the certificate. */
export const givenBall: Codec<Evidence> = either(
  (value) => hasKey(value, "facts"),
  recordWith({}, { facts }, { except }),
  record({ pattern }),
  (value) => "facts" in value,
);

const labelled = { point, label: count("classes") };

/** A ball that carries its point and label. */
export const ball: Codec<Ball> = mapped(
  either(
    (value) => hasKey(value, "facts"),
    recordWith({}, { ...labelled, facts }, { except }),
    record({ ...labelled, pattern }),
    (value) => "facts" in value,
  ),
  ({ point: centre, ...rest }) => ({ centre, ...rest }),
  ({ centre, ...rest }) => ({ point: centre, ...rest }),
);
