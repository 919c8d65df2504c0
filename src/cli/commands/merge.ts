// UNTRUSTED. `merge CERTIFICATE SHARE...`: what the shares of one certificate say together.
import type { Command } from "commander";
import { digestOf } from "../../format/index.js";
import { visible } from "../../report/visible.js";
import {
  type Choice,
  coverOf,
  type NamedShare,
  ratioChoice,
  readShare,
  type Sealer,
  type Survey,
  survey,
} from "../../shards/index.js";
import type { CompanionOptions } from "../files/companions.js";
import { addDataOptions } from "../options/data-options.js";
import { EXIT } from "../exit-codes.js";
import { Problem } from "../problem.js";
import { progressOn } from "../work/progress.js";
import { shortText } from "../files/raw-bytes.js";
import { answerRefusal } from "../judging/answer-refusal.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "../session.js";
import { keyOption } from "../options/shard-options.js";
import { endRefusal, NODE_HASH, openWhole, pinRefusal, sealerOf } from "../judging/shared-work.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, CompanionOptions {
  readonly key?: string;
}

const COMMAND = "merge";

const EXAMPLE = `
Examples:
  $ muball check iris.muball --shard 1/2 -o iris.1.share
  $ muball check iris.muball --shard 2/2 -o iris.2.share
  $ muball merge iris.muball iris.1.share iris.2.share

Several machines check one certificate, each some of its balls; this says what they found together.
Every ball must be in exactly one share, and all shares of this very certificate: one that is missing,
doubled, changed, of another certificate or of another division into shards is refused by its name.
What no share can show is judged here: the digest of the points, the ratio, the end of the text.
Shares are believed, as far as their seal goes: with --key, only who has the key can have made them.
The answer is merged, and not accepted: whoever trusts no share runs muball check, which needs none.
`;

/** The shares in these files. Fails: Problem. */
function sharesIn(files: readonly string[], sealer: Sealer): readonly NamedShare[] {
  return files.map((name) => {
    const share = readShare(shortText(name), sealer);
    if (!("bad" in share)) return { name, share };
    const next =
      share.bad === "key" || share.bad === "unsealed"
        ? "give the key under which all shares were made"
        : "make it again: muball check CERTIFICATE --shard i/n -o FILE";
    throw new Problem(EXIT.badData, {
      what: share.what,
      ...{ code: `share/${share.bad}`, where: name, next },
    });
  });
}

function refusedShare(code: string, what: string, where: string | undefined): Problem {
  const next = "give every share of one run over this certificate, each once";
  return new Problem(EXIT.badData, { what, code: `share/${code}`, where, next });
}

/** The shares in order, each about the points that stand in the certificate. Fails: Problem. */
function covering(
  shares: readonly NamedShare[],
  found: Survey,
  count: number,
): readonly NamedShare[] {
  const cover = coverOf(shares, found.certificate, count);
  if ("code" in cover) throw refusedShare(cover.code, cover.what, cover.name);
  for (const [index, { name, share }] of shares.entries()) {
    if (share.part === found.parts[index]?.claim) continue;
    throw refusedShare("other-points", "it is about other points, with other names of balls", name);
  }
  return cover;
}

async function answerRefusedShare(
  { name, share }: NamedShare,
  options: Options,
  session: Session,
): Promise<void> {
  const exit = share.verdict === "rejected" ? EXIT.rejected : EXIT.declined;
  const { verdict, code, ball, line } = share;
  session.end(exit);
  if (options.json === true) {
    const refused = { verdict, code, ball, line, share: name };
    await answerJson(session.io, { command: COMMAND, exit, ...refused });
    return;
  }
  await answerLines(session.io, [`${verdict} code=${code ?? ""}`]);
  await remark(session.io, options, [
    `  share     ${visible(name)}`,
    ...(ball === null ? [] : [`  ball      ${ball}`]),
    ...(line === null ? [] : [`  line      ${line}`]),
    "  next      muball check CERTIFICATE says it in full",
  ]);
}

async function run(
  file: string,
  names: readonly string[],
  options: Options,
  session: Session,
): Promise<void> {
  const { io } = session;
  const shares = sharesIn(names, sealerOf(options.key));
  const progress = progressOn(io, options.quiet === true);
  const whole = await openWhole(file, options, progress);
  if ("verdict" in whole) return answerRefusal(session, options, COMMAND, whole, {});
  const { layout } = whole;
  const ratio = ratioChoice(layout);
  const choices: readonly Choice[] = [
    ...shares.map(({ share }) => ({ balls: [share.balls] })),
    ...(ratio === undefined ? [] : [ratio]),
  ];
  const found = survey(whole, choices, NODE_HASH);
  progress.clear();
  const cover = covering(shares, found, layout.balls);
  const pin = pinRefusal(whole, options.claim);
  if (pin !== undefined) return answerRefusal(session, options, COMMAND, pin, {});
  const refused = cover.find(({ share }) => share.verdict !== "accepted");
  if (refused !== undefined) return answerRefusedShare(refused, options, session);
  const end = endRefusal(whole, found);
  if (end !== undefined) return answerRefusal(session, options, COMMAND, end, {});
  const claim = digestOf(`${layout.claim}\n`);
  const { certificate } = found;
  const checker = cover[0]?.share.checker ?? "";
  if (options.json === true) {
    const answer = { kind: layout.kind, balls: layout.balls, shares: cover.length, checker };
    await answerJson(io, {
      ...{ command: COMMAND, exit: EXIT.accepted, verdict: "merged" },
      merged: { ...answer, claim, certificate },
    });
    return;
  }
  await answerLines(io, [
    `merged kind=${layout.kind} N=${layout.balls} shares=${cover.length} claim=${claim} certificate=${certificate}`,
  ]);
  await remark(io, options, [
    `${visible(checker)} accepted every ball, if the shares are what they say; each ball is in one share.`,
  ]);
}

export function addMerge(program: Command, session: Session): void {
  const command = addCommand(program, COMMAND)
    .argument("<certificate>", "the certificate that was checked by shards")
    .argument("<share...>", "shares that muball check --shard wrote")
    .option("--claim <file>", "the certificate must prove exactly this claim (muball-claim/1)")
    .option("--dataset <file>", "the dataset, as it was given to every muball check --shard")
    .option("--network <file>", "the network, as it was given to every muball check --shard")
    .addOption(keyOption())
    .addHelpText("after", EXAMPLE);
  addDataOptions(command).action((file: string, shares: string[], options: Options) =>
    run(file, shares, options, session),
  );
}
