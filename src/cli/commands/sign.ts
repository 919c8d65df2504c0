// UNTRUSTED. `sign CERTIFICATE`: says by a signature that one has checked it. A signature adds a name to a
// verdict, and never takes its place.
import { createHash } from "node:crypto";
import path from "node:path";
import type { Command } from "commander";
import type { Accepted } from "../../checker/index.js";
import { toJson } from "../../report/to-json.js";
import { visible } from "../../report/visible.js";
import {
  envelopeText,
  fingerprintOf,
  PREDICATE,
  signedBytes,
  statementBytes,
  type Subject,
} from "../../signature/index.js";
import { checkFile } from "../judging/check-file.js";
import { type CompanionOptions, openCompanions } from "../files/companions.js";
import { addDataOptions } from "../options/data-options.js";
import { targetOf } from "../options/output-option.js";
import { Problem, usageProblem } from "../problem.js";
import { progressOn } from "../work/progress.js";
import { rawBytes } from "../files/raw-bytes.js";
import { answerRefusal } from "../judging/answer-refusal.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "../session.js";
import { signingKey } from "../files/signature-keys.js";
import { writeFiles } from "../files/write-files.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, CompanionOptions {
  readonly key: string;
  readonly output?: string;
}

const COMMAND = "sign";

const EXAMPLE = `
Examples:
  $ muball sign iris.muball --key key.pem                    writes iris.muball.dsse
  $ muball sign iris.muball --key key.pem --dataset iris.csv -o iris.dsse

Who says that this certificate was checked? The certificate is checked first, and only an accepted one is
signed. The signature is a DSSE envelope with a Statement of in-toto: its subjects are the certificate, the
network and the dataset by SHA-256, its predicate is the answer of the checker as JSON. Keys are Ed25519 in
PEM: openssl genpkey -algorithm ed25519 -out key.pem; openssl pkey -in key.pem -pubout -out key.pub.pem.
`;

/** What is signed: the file, and what its claim is about. */
function subjectsOf(file: string, verdict: Accepted): readonly Subject[] {
  const certificate = createHash("sha256").update(rawBytes(file)).digest("hex");
  const dataset = "claim" in verdict ? verdict.claim.dataset : verdict.names.dataset;
  const named = [
    [path.basename(file), `sha256:${certificate}`],
    ...(verdict.digests.network === undefined ? [] : [["network", verdict.digests.network]]),
    ["dataset", dataset],
  ] as const;
  return named.map(([name = "", digest = ""]) => {
    return { name, digest: { sha256: digest.slice("sha256:".length) } };
  });
}

async function run(file: string, options: Options, session: Session): Promise<void> {
  if (file === "-") throw usageProblem("a signature is about a file", "name one");
  const { key, dataset, network, claim } = options;
  const inputs = [file, key, dataset, network, claim].filter((one) => one !== undefined);
  const target = targetOf(options.output ?? `${file}.dsse`, inputs);
  if (target === undefined) throw usageProblem("a signature is written to a file", "name one");
  const { publicBytes, sign } = signingKey(key);
  const companions = await openCompanions(options);
  const progress = progressOn(session.io, options.quiet === true);
  const checked = checkFile(file, companions, session.io, progress);
  if ("problem" in checked) throw new Problem(checked.exit, checked.problem);
  const { verdict } = checked;
  if (verdict.verdict !== "accepted") {
    await answerRefusal(session, options, COMMAND, verdict, {});
    return;
  }
  const subject = subjectsOf(file, verdict);
  const statement = { subject, predicateType: PREDICATE, predicate: toJson(verdict) };
  const payload = statementBytes(statement);
  const fingerprint = fingerprintOf(publicBytes);
  const text = envelopeText(payload, fingerprint, sign(signedBytes(payload)));
  await writeFiles([{ path: target, lines: [text] }]);
  if (options.json === true) {
    const subjects = subject.map(({ name, digest }) => ({
      name,
      digest: `sha256:${digest.sha256}`,
    }));
    const signature = { form: "dsse", fingerprint, subjects };
    await answerJson(session.io, { command: COMMAND, exit: 0, output: target, signature });
    return;
  }
  const names = subject.map(({ name }) => name).join(",");
  await answerLines(session.io, [`signed key=${fingerprint} subjects=${names}`]);
  await remark(session.io, options, [`wrote ${visible(target)}`]);
}

export function addSign(program: Command, session: Session): void {
  const command = addCommand(program, COMMAND)
    .argument("<certificate>", "a certificate, muball/1")
    .requiredOption("--key <file>", "the private key: Ed25519, PEM")
    .option("-o, --output <file>", "the signature; default: the name of the certificate with .dsse")
    .option("--claim <file>", "the claim it must prove (muball-claim/1)")
    .option("--dataset <file>", "the dataset it must be about: canonical text, or the data file")
    .option("--network <file>", "the network it must be about (muball-network/1)")
    .addHelpText("after", EXAMPLE);
  addDataOptions(command).action((file: string, options: Options) => run(file, options, session));
}
