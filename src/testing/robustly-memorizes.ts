// UNTRUSTED. One call that tries a construction on drawn datasets, norms and radii, shrinks what fails, and reports.
import fc from "fast-check";
import { datasetLines } from "../certify/index.js";
import { asText, type Construct, type Exact, rationalFrom } from "../interchange/index.js";
import { compare, ONE, type Rational, ZERO } from "../numbers/index.js";
import { type Bounds, datasets } from "./arbitraries/datasets.js";
import { EXPONENTS } from "./arbitraries/norms.js";
import { type FailedTrial, reportText, type TrialReport } from "./report-text.js";
import { type Fate, type Fault, fateOf, questionOfTrial, type Trial } from "./trial.js";

/** How a construction is tried. Everything is optional. */
export interface TrialOptions extends Bounds {
  /** What messages call the construction. Default: the name of the function. */
  readonly name?: string;
  /** Trials; default 100. */
  readonly runs?: number;
  /** Longest time for all trials, in seconds; default: none. Shrinking may take longer. */
  readonly seconds?: number;
  /** Of the draws; default: a fresh one, which the report names. */
  readonly seed?: number;
  /** The path to a counterexample that a report names: tries that one at once. */
  readonly path?: string;
  /** Norm exponents that are drawn; default: 1, 2, inf, 3, 3/2. */
  readonly norms?: readonly string[];
  /** Ratios of radius to separation that are drawn, each in (0, 1). Default: 1/1000 to 999/1000. */
  readonly ratios?: readonly Exact[];
  /** Up to this ratio it has to give a network; above it, it may say that it has none. Default: 0. */
  readonly reaches?: Exact;
  /** True: what is neither proved nor refuted fails too. Default: false, it is counted. */
  readonly proofs?: boolean;
}

const RUNS = 100;
const RATIOS: readonly Exact[] = ["1/1000", "1/10", "1/2", "9/10", "999/1000"];
const LARGEST_SEED = 2 ** 31 - 1;

/** The ratios. Fails: InterchangeError or Error if one is not in (0, 1). */
function ratiosOf({ ratios = RATIOS }: TrialOptions): readonly Rational[] {
  return ratios.map((given, k) => {
    const ratio = rationalFrom(given, `ratios, number ${k}`);
    if (compare(ratio, ZERO) > 0 && compare(ratio, ONE) < 0) return ratio;
    throw new RangeError(`ratios, number ${k}: expected a ratio in (0, 1), got ${asText(ratio)}`);
  });
}

function trialsOf(options: TrialOptions): fc.Arbitrary<Trial> {
  return fc.record({
    drawn: datasets(options),
    norm: fc.constantFrom(...(options.norms ?? EXPONENTS)),
    ratio: fc.constantFrom(...ratiosOf(options)),
  });
}

/** What is wrong with a fate, under these options. */
function faultOf(fate: Fate, { ratio }: Trial, options: TrialOptions): Fault | undefined {
  if (fate.status === "wrong") return fate.fault;
  if (fate.status === "unproved" && options.proofs === true) {
    return { kind: "unproved", code: fate.code };
  }
  const least = rationalFrom(options.reaches ?? 0n, "reaches");
  const isDue = fate.status === "declined" && compare(ratio, least) <= 0;
  return isDue ? { kind: "unreached", message: fate.reason } : undefined;
}

/** The options as they stand in a call, for the one that tries again. */
function spelled(options: TrialOptions): string {
  const parts = Object.entries(options).map(([key, value]: [string, unknown]) => {
    const text = JSON.stringify(value, (_, part: unknown) =>
      typeof part === "bigint" ? `${part}` : part,
    );
    return `${key}: ${text}`;
  });
  return parts.length === 0 ? "" : `, { ${parts.join(", ")} }`;
}

async function failedTrial(
  trial: Trial,
  fault: Fault,
  { path, shrinks, seed }: { path: string; shrinks: number; seed: number },
): Promise<FailedTrial> {
  const { dataset, question } = await questionOfTrial(trial, `${seed}`);
  return {
    fault,
    points: question.points,
    labels: question.labels,
    norm: question.norm,
    radius: question.radius,
    ratio: asText(trial.ratio),
    dataset: [...datasetLines(dataset)].map((line) => `${line}\n`).join(""),
    path,
    shrinks,
  };
}

/**
 * Tries a construction on datasets that are hard on purpose, in several norms, at radii from small to
 * almost the largest possible. Every network is looked at in extreme points of the balls, then proved if
 * that can be done, and the proof checked. The first failure is shrunk to a small dataset.
 *
 * Ensures  a report; it never throws for what the construction does. `holds` is evidence, and no proof for
 *          other datasets. Of a network that is called wrong, the naive oracle has confirmed the point.
 * Fails    RangeError or InterchangeError for wrong options.
 * Cost     runs times the construction, a certificate and its check; as much again for shrinking.
 */
export async function robustlyMemorizes(
  construct: Construct,
  options: TrialOptions = {},
): Promise<TrialReport> {
  const name = options.name ?? (construct.name === "" ? "construct" : construct.name);
  const seed = options.seed ?? Math.floor(Math.random() * LARGEST_SEED);
  const origin = { module: name, exported: "construct" };
  const counts = { proved: 0, unproved: 0, declined: 0, wrong: 0 };
  const faults = new Map<Trial, Fault>();
  const property = fc.asyncProperty(trialsOf(options), async (trial) => {
    const fate = await fateOf(trial, origin, construct, `${seed}`);
    const fault = faultOf(fate, trial, options);
    if (faults.size === 0) counts[fault === undefined ? fate.status : "wrong"] += 1;
    if (fault === undefined) return true;
    faults.set(trial, fault);
    return false;
  });
  const outcome = await fc.check(property, {
    seed,
    numRuns: options.runs ?? RUNS,
    ...(options.path !== undefined && { path: options.path }),
    ...(options.seconds !== undefined && { interruptAfterTimeLimit: options.seconds * 1000 }),
  });
  const [trial] = outcome.counterexample ?? [];
  const fault = trial === undefined ? undefined : faults.get(trial);
  // A fault of the kit's own, and none of the construction.
  if (outcome.failed && fault === undefined) throw outcome.errorInstance;
  const path = outcome.counterexamplePath ?? "";
  const found = { path, shrinks: outcome.numShrinks, seed };
  const failed =
    trial === undefined || fault === undefined ? undefined : await failedTrial(trial, fault, found);
  const replay = { ...options, seed, ...(failed && { path }) };
  const report = {
    holds: failed === undefined && counts.proved + counts.unproved > 0,
    name,
    counts,
    seed,
    failed,
    again: `robustlyMemorizes(${name}${spelled(replay)})`,
  };
  return { ...report, text: reportText(report) };
}
