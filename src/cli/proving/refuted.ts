// UNTRUSTED. What certify and prove do when a ball is refused: look for a point of it that refutes the claim.
import {
  type Counterexample,
  counterexampleIn,
  counterexampleLines,
  type CounterexampleOptions,
  type Doubted,
  type SuspectUnit,
} from "../../certify/index.js";
import { encodeRational } from "../../format/index.js";
import type { Refusal } from "../../kernel/index.js";
import { entry } from "../../numbers/index.js";
import { refutedLines } from "../../report/refuted-lines.js";
import type { Names } from "../../report/explain-unproved.js";
import { EXIT } from "../exit-codes.js";
import { answerRefusal } from "../judging/answer-refusal.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "../session.js";
import { writeFiles } from "../files/write-files.js";

/** A refusal, and what it is about. */
export interface RefusedClaim {
  readonly refusal: Refusal;
  readonly doubted: Doubted;
  readonly options: CounterexampleOptions;
}

/** The ball that a refusal is about, and the unit if it is about one. */
function suspectOf(refusal: Refusal): { ball: number; unit?: SuspectUnit } | undefined {
  if (refusal.verdict !== "rejected") return undefined;
  const { rejection } = refusal;
  if (!rejection.code.startsWith("unproved/")) return undefined;
  if (!("ball" in rejection)) return undefined;
  if (!("layer" in rejection && "neuron" in rejection)) return { ball: rejection.ball };
  const { ball, layer, neuron } = rejection;
  return { ball, unit: { layer, neuron } };
}

/** A counterexample in the ball that was refused. */
function search({ refusal, doubted }: RefusedClaim): Counterexample | undefined {
  const suspect = suspectOf(refusal);
  return suspect && counterexampleIn(doubted, suspect.ball, suspect.unit);
}

/**
 * Answers with a counterexample if one is found in the ball that was refused, else with the refusal.
 *
 * Ensures  exit code 1 or 2; with a target, a counterexample is written to it.
 */
export async function answerRefused(
  session: Session,
  common: CommonOptions,
  command: string,
  refused: RefusedClaim,
  target: string | undefined,
  names: Names,
): Promise<void> {
  const found = search(refused);
  if (found === undefined) {
    await answerRefusal(session, common, command, refused.refusal, names);
    return;
  }
  session.end(EXIT.rejected);
  const { doubted, options } = refused;
  if (target !== undefined) {
    await writeFiles([{ path: target, lines: counterexampleLines(doubted, found, options) }]);
  }
  const { ball, point } = found;
  if (common.json === true) {
    const coordinates = point.ints.map((_, k) => encodeRational(entry(point, k)));
    const output = target ?? null;
    const exit = EXIT.rejected;
    const refuted = { ball, point: coordinates };
    await answerJson(session.io, { command, exit, verdict: "refuted", refuted, output });
    return;
  }
  await answerLines(session.io, [`refuted ball=${ball}`]);
  await remark(session.io, common, refutedLines(doubted, found, target, names));
}
