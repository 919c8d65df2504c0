// UNTRUSTED. `verify-signature CERTIFICATE SIGNATURE`: by whom a certificate was signed. No verdict.
import type { Command } from "commander";
import { quoted, visible } from "../../report/visible.js";
import { isBad, type Signed, verifySignature } from "../../signature/index.js";
import { EXIT } from "../exit-codes.js";
import { Problem, usageProblem } from "../problem.js";
import { rawBytes, shortText } from "../files/raw-bytes.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "../session.js";
import { NODE_TOOLS } from "../files/signature-keys.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions {
  readonly key: string;
}

const COMMAND = "verify-signature";

const EXAMPLE = `
Examples:
  $ muball verify-signature iris.muball iris.muball.dsse --key key.pub.pem
  $ muball verify-signature smallest.muball smallest.muball.minisig --key minisign.pub

Is this signature of this file, and by this key? Envelopes of muball sign (DSSE, in-toto) and signatures of
minisign are read; keys are Ed25519, in PEM or of minisign. The line begins with signature=holds or
signature=fails, and the exit code is 0 or 1. It says who signed, and nothing about the claim: a false
certificate can be signed. Only muball check gives a verdict, and it asks for no signature.
`;

function subjectsOf({ statement }: Signed): readonly { name: string; digest: string }[] {
  return (statement?.subject ?? []).map(({ name, digest }) => {
    return { name, digest: `sha256:${digest.sha256}` };
  });
}

async function run(
  file: string,
  signature: string,
  options: Options,
  session: Session,
): Promise<void> {
  if ([file, signature, options.key].includes("-")) {
    throw usageProblem("signatures are verified of files", "name the files");
  }
  const certificate = rawBytes(file);
  const found = await verifySignature(
    shortText(signature),
    shortText(options.key),
    certificate,
    NODE_TOOLS,
  );
  const { io } = session;
  if (isBad(found)) {
    const { code, what } = found;
    if (code === "format" || code === "algorithm") {
      const where = what.startsWith("the key: ") ? options.key : signature;
      throw new Problem(EXIT.badData, { what, where, next: "give the right file" });
    }
    session.end(EXIT.rejected);
    if (options.json === true) {
      const answer = { holds: false, code, reason: what };
      await answerJson(io, { command: COMMAND, exit: EXIT.rejected, signature: answer });
    } else await answerLines(io, [`signature=fails code=${code}`]);
    await remark(io, options, [what]);
    return;
  }
  const { form, fingerprint, comment } = found;
  const subjects = subjectsOf(found);
  if (options.json === true) {
    const answer = { holds: true, form, fingerprint, comment: comment ?? null, subjects };
    await answerJson(io, { command: COMMAND, exit: 0, signature: answer });
    return;
  }
  await answerLines(io, [`signature=holds form=${form} key=${fingerprint}`]);
  await remark(io, options, [
    ...subjects.map(({ name, digest }) => `  ${visible(name)}: ${digest}`),
    ...(comment === undefined ? [] : [`  trusted comment: ${quoted(comment)}`]),
    "This says who signed the file. Whether its claim is proved, muball check says.",
  ]);
}

export function addVerifySignature(program: Command, session: Session): void {
  addCommand(program, COMMAND)
    .argument("<certificate>", "the file that was signed")
    .argument("<signature>", "a DSSE envelope, or a signature of minisign")
    .requiredOption("--key <file>", "the public key: Ed25519, PEM or of minisign")
    .addHelpText("after", EXAMPLE)
    .action((file: string, signature: string, options: Options) =>
      run(file, signature, options, session),
    );
}
