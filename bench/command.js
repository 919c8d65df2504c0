// Runs the real command, each time in a process of its own.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

const MAIN = "dist/cli/main.js";
/** What the command runs Node with: the words behind `node` in its first line. */
const flags = () => readFileSync(MAIN, "utf8").split("\n")[0].split(" ").slice(3);

/** Runs the command; answers with its JSON, its exit code (null if it took too long) and the seconds it took. */
export function muball(limit, ...args) {
  return new Promise((resolve) => {
    const start = performance.now();
    const child = spawn(process.execPath, [...flags(), MAIN, ...args, "--json", "--quiet"]);
    let text = "";
    const timer = setTimeout(() => child.kill("SIGKILL"), limit * 1000);
    child.stdout.on("data", (chunk) => (text += chunk));
    child.on("close", (code) => {
      clearTimeout(timer);
      const seconds = (performance.now() - start) / 1000;
      const answer = text === "" ? undefined : JSON.parse(text.split("\n")[0]);
      resolve({ code, seconds, answer });
    });
  });
}

/** Why the command proved nothing: a condition that failed, a limit of the checker, or a code. */
export function reasonOf({ code, answer = {} }) {
  const { constructions, rejection, decline } = answer;
  if (constructions?.[0] !== undefined) return constructions[0].condition;
  if (decline?.limit !== undefined) return `limit ${decline.limit}`;
  return rejection?.code ?? answer.code ?? `exit ${code}`;
}
