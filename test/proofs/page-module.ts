// The proved checker in JavaScript, over BigInt, as a page loads it; nothing where it is not built.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Answer } from "../certificates/commands.js";
import type { Found } from "../certificates/suite.js";
import { whyNotProved } from "./proved.js";

const MODULE = fileURLToPath(new URL("../../proofs/build/muball-proved.cjs", import.meta.url));

/** Why it cannot run here, or undefined. */
export function whyNoPage(): string | undefined {
  return whyNotProved() ?? (existsSync(MODULE) ? undefined : "js_of_ocaml is not here");
}

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
export function loaded(): { readonly judge: Judge } {
  const before = process.listeners("uncaughtException");
  const module = createRequire(import.meta.url)(MODULE) as { readonly judge: Judge };
  for (const one of process.listeners("uncaughtException"))
    if (!before.includes(one)) process.off("uncaughtException", one);
  return module;
}

/** Its answer to a certificate with what stands beside it. */
export function answerOf(
  judge: Judge,
  { certificate, companions }: Pick<Found, "certificate" | "companions">,
): Answer {
  const { dataset, network, claim } = companions;
  const beside = Object.entries({ dataset, network, claim }).flatMap(([kind, texts]) =>
    texts === undefined ? [] : [kind, bytesOf([...texts][0])],
  );
  const [exit = "", line = ""] = judge(bytesOf(certificate), beside, sha256).split("\t");
  return { exit: Number(exit), line };
}
