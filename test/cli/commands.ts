// The names of all commands, as the general help lists them: a test over them leaves none out.
import type { Io } from "../../src/cli/io.js";
import { run } from "../../src/cli/run.js";

/** What `muball WORDS` prints. */
export async function printed(...words: readonly string[]): Promise<string> {
  const texts: string[] = [];
  const sink = {
    write: (text: string) => {
      texts.push(text);
      return Promise.resolve();
    },
    isClosed: false,
    isTerminal: false,
  };
  const io: Io = { stdout: sink, stderr: sink, stdin: () => [] };
  await run(words, io);
  return texts.join("");
}

const [, listed = ""] = (await printed("--help")).split("\nCommands:\n");
const [table = ""] = listed.split("\n\n");

export const COMMANDS: readonly string[] = [...table.matchAll(/^ {2}([a-z-]+) /gmu)].map(
  (match) => match[1] ?? "",
);
