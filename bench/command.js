// Runs the real command, each time in a process of its own.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

const MAIN = "dist/cli/main.js";
/** What the command runs Node with: the words behind `node` in its first line. */
const flags = () => readFileSync(MAIN, "utf8").split("\n")[0].split(" ").slice(3);

/** Makes a process say on descriptor 3, as it ends, how much processor time it took. */
const TELL = `import { writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => writeSync(3, JSON.stringify(process.cpuUsage())));`;
const TELLING = ["--import", `data:text/javascript,${encodeURIComponent(TELL)}`];
const STDIO = ["pipe", "pipe", "pipe", "pipe"];

/**
 * Runs the command; answers with its JSON, its exit code (null if it took too long), the seconds it took, and
 * its seconds of processor time (undefined if it took too long), which other work on the machine does not change.
 */
export function muball(limit, ...args) {
  return new Promise((resolve) => {
    const start = performance.now();
    const words = [...flags(), ...TELLING, MAIN, ...args, "--json", "--quiet"];
    const child = spawn(process.execPath, words, { stdio: STDIO });
    let [text, times] = ["", ""];
    child.stdio[3].on("data", (chunk) => (times += chunk));
    const timer = setTimeout(() => child.kill("SIGKILL"), limit * 1000);
    child.stdout.on("data", (chunk) => (text += chunk));
    child.on("close", (code) => {
      clearTimeout(timer);
      const seconds = (performance.now() - start) / 1000;
      const answer = text === "" ? undefined : JSON.parse(text.split("\n")[0]);
      const { user, system } = times === "" ? {} : JSON.parse(times);
      const processor = times === "" ? undefined : (user + system) / 1e6;
      resolve({ code, seconds, processor, answer });
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
