// UNTRUSTED. One certificate on several threads: the checker judges parts of its balls, and accepts all of them, or
// nothing is said here. docs/scale.md says what is believed then beside the checker.
import { statSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { Memorized, Verdict } from "../../checker/index.js";
import { digestOf, MEMORIZATIONS } from "../../format/index.js";
import { type BallCounts, RULES, STATEMENTS } from "../../kernel/index.js";
import { ballsOfShard, type Part, ratioChoice, survey, type Whole } from "../../shards/index.js";
import type { Checked } from "./check-file.js";
import { claimBeside, type CompanionOptions } from "../files/companions.js";
import { EXIT } from "../exit-codes.js";
import { Problem } from "../problem.js";
import type { Progress } from "../work/progress.js";
import { endRefusal, NODE_HASH, openWhole, pinRefusal } from "./shared-work.js";

/** Judges the parts; undefined as soon as one is not accepted. */
export type PartsJudge = (parts: readonly Part[]) => Promise<readonly Verdict[] | undefined>;

/** What all parts say of the whole, if each verdict is about its part and accepts it, all of one network. */
function together(
  { layout }: Whole,
  kind: Memorized["kind"],
  asked: readonly Part[],
  verdicts: readonly Verdict[],
): Memorized | undefined {
  const parts = verdicts.filter((one): one is Memorized => "theorem" in one && one.kind === kind);
  const [first] = parts;
  if (first === undefined) return undefined;
  const { network } = first.digests;
  const isOf = ({ claim }: Part, one: Memorized | undefined): boolean =>
    one?.digests.claim === claim && one.digests.network === network;
  if (!asked.every((part, k) => isOf(part, parts[k]))) return undefined;
  const line = { number: 1, text: layout.text, bytes: new TextEncoder().encode(layout.text) };
  const { claim } = MEMORIZATIONS[kind].read(line);
  const sum = (name: keyof BallCounts): number =>
    parts.reduce((total, { theorem }) => total + theorem.balls[name], 0);
  const weakest = [...STATEMENTS].reverse().find((one) => sum(one) > 0);
  const balls = Object.fromEntries(STATEMENTS.map((one) => [one, sum(one)])) as BallCounts;
  const theorem = {
    ...first.theorem,
    claim: claim.claim,
    statement: weakest ?? first.theorem.statement,
    balls,
    rules: RULES.filter((one) => parts.some((own) => own.theorem.rules.includes(one))),
  };
  return { ...first, theorem, claim, digests: { claim: digestOf(`${layout.claim}\n`), network } };
}

/**
 * The verdict about a whole certificate by that of `count` parts.
 *
 * Ensures  accepted: every part is accepted, each ball is in one of them, and what no part shows was judged too; then
 *          it is what `check` says of the whole. Undefined otherwise: then the whole is to be judged, which finds the
 *          first reason. A file that is read as something else meanwhile is not accepted either: each part names the
 *          digest of its points, the network of all is one.
 * Fails    Problem (cannot read).
 */
export async function judgedByParts(
  whole: Whole,
  count: number,
  pin: string | undefined,
  judge: PartsJudge,
): Promise<Memorized | undefined> {
  const { kind, balls } = whole.layout;
  if (kind === "robustness" || balls < count) return undefined;
  const ratio = ratioChoice(whole.layout);
  const choices = Array.from({ length: count }, (_, k) => ({
    balls: [ballsOfShard({ index: k + 1, of: count }, balls)],
  }));
  const found = survey(whole, [...choices, ...(ratio === undefined ? [] : [ratio])], NODE_HASH);
  if (pinRefusal(whole, pin) !== undefined || endRefusal(whole, found) !== undefined) return;
  const parts = found.parts.slice(0, count);
  const verdicts = await judge(parts);
  return verdicts && together(whole, kind, parts, verdicts);
}

/** What a thread says: how far it is, or its verdict. */
type Said =
  | { readonly verdict: Verdict }
  | { readonly verdict?: undefined; readonly done: number; readonly total: number };

/** Judges each part in a thread of its own. Fails: as a thread does. */
function onThreads(file: string, options: CompanionOptions, progress: Progress): PartsJudge {
  return async (parts) => {
    const done = parts.map(() => 0);
    const verdicts: Verdict[] = [];
    let left = parts.length;
    const workers = parts.map((part) => {
      const workerData = { file, options, part };
      return new Worker(new URL("./part-thread.js", import.meta.url), { workerData });
    });
    try {
      return await new Promise<readonly Verdict[] | undefined>((resolve, reject) => {
        for (const [index, worker] of workers.entries()) {
          worker.on("error", reject);
          worker.on("message", (said: Said) => {
            if (said.verdict === undefined) {
              // A thread reads what is before its balls too.
              const before = (said.total * index) / parts.length;
              done[index] = Math.max(0, said.done - before);
              const sum = Math.min(said.total, Math.round(done.reduce((a, b) => a + b, 0)));
              progress.count(`checking ${file}, ${parts.length} threads`, sum, said.total);
              return;
            }
            if (said.verdict.verdict !== "accepted") resolve(undefined);
            verdicts[index] = said.verdict;
            left -= 1;
            if (left === 0) resolve(verdicts);
          });
        }
      });
    } finally {
      progress.clear();
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
  };
}

/** The accepted file, by parts on so many threads; undefined if it is to be checked as a whole. */
export async function checkByParts(
  file: string,
  options: CompanionOptions,
  threads: number,
  progress: Progress,
): Promise<Checked | undefined> {
  // What can be read once only is not split.
  if (file === "-" || statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
    return undefined;
  try {
    const whole = await openWhole(file, options, progress);
    if ("verdict" in whole) return undefined;
    const pin = options.claimsBeside === true ? claimBeside(file) : options.claim;
    const judge = onThreads(file, options, progress);
    const verdict = await judgedByParts(whole, threads, pin, judge);
    return verdict && { file, exit: EXIT.accepted, verdict };
  } catch (error) {
    // Of another kind, or not to be read: the check of the whole says so.
    if (error instanceof Problem) return undefined;
    throw error;
  } finally {
    progress.clear();
  }
}
