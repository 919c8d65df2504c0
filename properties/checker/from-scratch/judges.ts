// Who judges drawn texts: a table. Each judge is given files, and answers for every one of them.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { check } from "../../../src/checker/index.js";
import { provedAnswersOf, whyNotProved } from "../../../test/proofs/proved.js";
import { answersOf, whyNoPython } from "../../../test/reference/python.js";

const VERDICTS = ["accepted", "rejected", "declined"] as const;
type Word = (typeof VERDICTS)[number];

export interface Answer {
  readonly verdict: Word;
  /** Why not; empty where nothing is said. */
  readonly code: string;
  /** The rules that a proof used, where they are said. */
  readonly rules: readonly string[];
}

export interface Judge {
  readonly name: string;
  judge(files: readonly string[]): readonly Answer[];
}

/** An exit code of 0, 1 or 2, and a line, as an answer. Fails: an error for any other code. */
function answerOf(name: string, exit: number | null, line: string): Answer {
  const verdict = VERDICTS[exit ?? -1];
  if (verdict === undefined) throw new Error(`${name} ended with ${exit}: ${line.slice(0, 500)}`);
  const [, code = ""] = /\bcode=(\S+)/u.exec(line) ?? [];
  return { verdict, code, rules: [] };
}

const product: Judge = {
  name: "product",
  judge: (files) =>
    files.map((file): Answer => {
      const said = check([readFileSync(file)]);
      if (said.verdict === "rejected") {
        return { verdict: "rejected", code: said.rejection.code, rules: [] };
      }
      if (said.verdict === "declined") {
        return { verdict: "declined", code: said.decline.code, rules: [] };
      }
      const rules =
        said.theorem.kind === "memorization" || said.theorem.kind === "eta-robust"
          ? said.theorem.rules
          : [];
      return { verdict: "accepted", code: "", rules };
    }),
};

/** reference/check.py: all files in one process. */
const reference: Judge = {
  name: "reference/check.py",
  judge: (files) =>
    answersOf(files.map((file) => [file])).map(({ exit, line }) =>
      answerOf("reference/check.py", exit, line),
    ),
};

/** The checker whose soundness is proved in Coq: all files in one process. */
const proved: Judge = {
  name: "muball-proved",
  judge: (files) =>
    provedAnswersOf(files.map((file) => [file])).map(({ exit, line }) =>
      answerOf("muball-proved", exit, line),
    ),
};

/** A program that is given a file and ends with 0, 1 or 2: accepted, rejected, declined. */
function program(path: string): Judge {
  return {
    name: path,
    judge: (files) =>
      files.map((file) => {
        const { status, stdout } = spawnSync(path, [file], { encoding: "utf8", timeout: 60_000 });
        return answerOf(path, status, stdout);
      }),
  };
}

/** The program of one more judge, if this names one. */
const MORE = process.env["MUBALL_JUDGE"] ?? "";

/** The judges that can run here. The first one says which rules a proof used. */
export const JUDGES: readonly Judge[] = [
  product,
  ...(whyNoPython() === undefined ? [reference] : []),
  ...(whyNotProved() === undefined ? [proved] : []),
  ...(MORE === "" ? [] : [program(MORE)]),
];
