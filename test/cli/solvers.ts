// SMT solvers of Debian, each asked whether a question has an answer. A test says which are missing.
import { spawnSync } from "node:child_process";

const SOLVERS: readonly (readonly [name: string, words: readonly string[]])[] = [
  ["z3", ["-in", "-T:60"]],
  ["cvc5", ["--lang", "smt2", "--tlimit=60000", "-"]],
];

/** Names of the solvers that are installed. */
export const INSTALLED = SOLVERS.map(([name]) => name).filter((name) => {
  const found = spawnSync(name, ["--version"]).status === 0;
  if (!found) console.log(`skipped: the opinion of ${name}, which is not installed`);
  return found;
});

/** What every installed solver says of a question: `unsat`, `sat`, or words about a failure. */
export function opinions(question: string): readonly string[] {
  return SOLVERS.filter(([name]) => INSTALLED.includes(name)).map(([name, words]) => {
    const { stdout, stderr } = spawnSync(name, words, { input: question, encoding: "utf8" });
    const said = stdout.trim();
    return said === "" ? `${name}: ${stderr}` : said;
  });
}
