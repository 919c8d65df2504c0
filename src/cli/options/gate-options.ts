// UNTRUSTED. --kind, --at-least, --pins: what accepted certificates must prove.
import path from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { type GateFailure, type Gates, gateFailure } from "../../ci/gate.js";
import type { Judged } from "../../ci/judged.js";
import { type Kind, KINDS } from "../../writing/index.js";
import type { Checked } from "../judging/check-file.js";
import { EXIT, type ExitCode } from "../exit-codes.js";
import type { Io } from "../io.js";
import { pinnedClaim } from "../files/pinned-claim.js";
import { type Pins, pinsIn } from "../files/pins-file.js";

export interface GateOptions {
  readonly kind?: readonly Kind[];
  readonly atLeast?: string;
  readonly pins?: string;
}

/** Kinds, separated by commas; the option may be given again. */
function kinds(text: string, before: readonly Kind[] = []): readonly Kind[] {
  const found = text.split(",").map((name) => {
    const kind = KINDS.find((one) => one === name.trim());
    if (kind === undefined) {
      throw new InvalidArgumentError(
        `There is no kind ${name.trim()}. Known: ${KINDS.join(", ")}.`,
      );
    }
    return kind;
  });
  return [...new Set([...before, ...found])];
}

export function addGateOptions(command: Command): Command {
  return command
    .option("--kind <list>", "let only these kinds through, such as memorization", kinds)
    .option("--at-least <file>", "let only claims through that imply this one (muball-claim/1)")
    .option(
      "--pins <file>",
      "JSON: for each certificate the claim, or its digest, that it must prove",
    );
}

/** Gates that are read once for all certificates. */
export interface OpenedGates {
  /** A file with its gates. */
  judge(checked: Checked): Judged & { readonly exit: ExitCode };
  /** Pins of certificates that should be in one of the folders, and are not among the files. */
  missing(
    folders: readonly string[],
    files: readonly string[],
  ): readonly (Judged & { readonly exit: ExitCode })[];
}

function isBelow(folder: string, file: string): boolean {
  const relative = path.relative(path.resolve(folder), file);
  return !relative.startsWith("..") && !path.isAbsolute(relative);
}

/** Reads what gates compare with. Fails: Problem. */
export function openGates({ kind, atLeast, pins }: GateOptions, io: Io): OpenedGates {
  const pinned: Pins | undefined = pins === undefined ? undefined : pinsIn(pins, io);
  const gates: Gates = {
    kinds: kind,
    atLeast: atLeast === undefined ? undefined : pinnedClaim(atLeast, io),
    pinOf: pinned && ((file) => pinned.digests.get(path.resolve(file))),
  };
  return {
    judge(checked) {
      const { file, exit } = checked;
      if ("problem" in checked) {
        return { file, exit, outcome: "problem", problem: checked.problem };
      }
      const { verdict, noCertificate } = checked;
      if (verdict.verdict !== "accepted") {
        return {
          file,
          exit,
          outcome: "refused",
          refusal: verdict,
          ...(noCertificate && { noCertificate }),
        };
      }
      const failure = gateFailure(gates, file, verdict);
      if (failure === undefined) return { file, exit, outcome: "accepted", accepted: verdict };
      return { file, exit: EXIT.rejected, outcome: "failed", accepted: verdict, failure };
    },
    missing(folders, files) {
      if (pinned === undefined) return [];
      const checked = new Set(files.map((file) => path.resolve(file)));
      return [...pinned.digests].flatMap(([file, wanted]) => {
        if (checked.has(file) || !folders.some((folder) => isBelow(folder, file))) return [];
        const failure: GateFailure = { gate: "pin", wanted, got: "nothing" };
        const name = pinned.names.get(file) ?? file;
        return [{ file: name, exit: EXIT.rejected, outcome: "missing" as const, failure }];
      });
    },
  };
}
