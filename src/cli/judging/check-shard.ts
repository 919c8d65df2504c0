// UNTRUSTED. `check --shard i/n`: the balls of one shard through the checker, and the share that says so.
import { codeOf, explain } from "../../report/explain.js";
import { explanationLines } from "../../report/explanation.js";
import { visible } from "../../report/visible.js";
import { ballsOfShard, type Shard, type Share, shareText, survey } from "../../shards/index.js";
import type { Verdict } from "../../checker/index.js";
import type { CompanionOptions } from "../files/companions.js";
import { EXIT } from "../exit-codes.js";
import { targetOf } from "../options/output-option.js";
import { usageProblem } from "../problem.js";
import { progressOn } from "../work/progress.js";
import { answerRefusal, exitOf } from "./answer-refusal.js";
import { answerJson, type CommonOptions, remark, type Session } from "../session.js";
import { CHECKER, judgePart, NODE_HASH, openWhole, sealerOf } from "./shared-work.js";
import { writeFiles, writeToStdout } from "../files/write-files.js";

export interface ShardOptions extends CommonOptions, CompanionOptions {
  readonly shard?: Shard;
  readonly key?: string;
  readonly output?: string;
}

/** Where a verdict says that a certificate fails. */
function placeOf(verdict: Verdict): Pick<Share, "ball" | "line"> {
  if (verdict.verdict !== "rejected") return { ball: null, line: null };
  const { rejection } = verdict;
  return {
    ball: ("ball" in rejection ? rejection.ball : undefined) ?? null,
    line: "at" in rejection ? rejection.at.line : null,
  };
}

/** Judges one shard and writes its share, to --output or stdout. */
export async function checkShard(
  files: readonly string[],
  shard: Shard,
  options: ShardOptions,
  session: Session,
): Promise<void> {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) {
    throw usageProblem("--shard is about one certificate", "give one file");
  }
  const { dataset, network, key } = options;
  const inputs = [file, dataset, network, key].filter((path) => path !== undefined);
  const target = targetOf(options.output, inputs);
  const sealer = sealerOf(key);
  const { io } = session;
  const progress = progressOn(io, options.quiet === true);
  const whole = await openWhole(file, options, progress);
  if ("verdict" in whole) {
    progress.clear();
    return answerRefusal(session, options, "check", whole, {});
  }
  const count = whole.layout.balls;
  if (shard.of > count) {
    throw usageProblem(`there are ${count} balls, and at most as many shards`, "use fewer shards");
  }
  const balls = ballsOfShard(shard, count);
  const found = survey(whole, [{ balls: [balls] }], NODE_HASH);
  const [part] = found.parts;
  if (part === undefined) return;
  const verdict = judgePart(whole, part);
  progress.clear();
  const isAccepted = verdict.verdict === "accepted";
  const share: Share = {
    ...{ certificate: found.certificate, part: part.claim, shard, balls },
    ...{ verdict: verdict.verdict, code: isAccepted ? null : codeOf(verdict) },
    ...{ ...placeOf(verdict), checker: CHECKER },
  };
  const text = shareText(share, sealer);
  const exit = isAccepted ? EXIT.accepted : exitOf(verdict);
  session.end(exit);
  if (target !== undefined) await writeFiles([{ path: target, lines: [text] }]);
  else if (options.json !== true) await writeToStdout([text], io);
  if (options.json === true) {
    const own = { ...share, shard: [shard.index, shard.of], balls: [balls.first, balls.end] };
    await answerJson(io, { command: "check", exit, output: target ?? null, share: own });
  }
  await remark(io, options, [
    `${verdict.verdict}: balls ${balls.first} to ${balls.end - 1} of ${count}, shard ${shard.index} of ${shard.of}`,
    ...(isAccepted ? [] : explanationLines(explain(verdict))),
    `next: muball merge ${visible(file)} SHARE... says whether all of it is proved`,
  ]);
}
