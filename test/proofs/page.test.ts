// The proved checker in JavaScript, over BigInt: the verdicts of the program, or a decline.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type Answer, EXITS, wordsOf } from "../certificates/commands.js";
import { type Found, foundSamples } from "../certificates/suite.js";
import { provedAnswersOf, whyNotProved } from "./proved.js";

const MODULE = fileURLToPath(new URL("../../proofs/build/muball-proved.cjs", import.meta.url));
const why = whyNotProved() ?? (existsSync(MODULE) ? undefined : "js_of_ocaml is not here");
if (why !== undefined) console.log(`proved checker in JavaScript skipped: ${why}`);

type Judge = (
  certificate: string,
  beside: readonly string[],
  sha256: (bytes: string) => string,
) => string;

const sha256 = (bytes: string): string =>
  createHash("sha256").update(Buffer.from(bytes, "latin1")).digest("hex");
const bytesOf = (text: Uint8Array | undefined): string =>
  Buffer.from(text ?? []).toString("latin1");

/** The module, without the handler that its runtime leaves in the process. */
function loaded(): { readonly judge: Judge } {
  const before = process.listeners("uncaughtException");
  const module = createRequire(import.meta.url)(MODULE) as { readonly judge: Judge };
  for (const one of process.listeners("uncaughtException"))
    if (!before.includes(one)) process.off("uncaughtException", one);
  return module;
}

function answerOf(judge: Judge, { certificate, companions }: Found): Answer {
  const { dataset, network, claim } = companions;
  const beside = Object.entries({ dataset, network, claim }).flatMap(([kind, texts]) =>
    texts === undefined ? [] : [kind, bytesOf([...texts][0])],
  );
  const [exit = "", line = ""] = judge(bytesOf(certificate), beside, sha256).split("\t");
  return { exit: Number(exit), line };
}

describe.skipIf(why !== undefined)("the proved checker in JavaScript", () => {
  test("says of every sample what the program says, or declines it", () => {
    const { judge } = loaded();
    const samples = foundSamples();
    const answers = samples.map((sample) => answerOf(judge, sample));
    const program = provedAnswersOf(samples.map(({ path }) => wordsOf(path)));
    const judged = answers.flatMap((answer, k) =>
      answer.exit === EXITS.declined ? [] : [{ answer, other: program[k] }],
    );
    expect(judged.filter(({ answer }) => answer.exit === 0).length).toBeGreaterThan(116);
    expect(judged.filter(({ answer }) => answer.exit === 1).length).toBeGreaterThan(680);
    expect(judged.filter(({ answer, other }) => answer.line !== other?.line)).toEqual([]);
  });
});
