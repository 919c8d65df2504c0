import { describe, expect, test } from "vitest";
import type { Io } from "../../src/cli/io.js";
import { progressOn } from "../../src/cli/work/progress.js";

function watched(isTerminal: boolean): { io: Io; said: string[] } {
  const said: string[] = [];
  const sink = (texts: string[]) => ({
    write: (text: string) => {
      texts.push(text);
      return Promise.resolve();
    },
    isClosed: false,
    isTerminal,
  });
  return { io: { stdout: sink([]), stderr: sink(said), stdin: () => [] }, said };
}

describe("progress", () => {
  test("is one line, ten times a second at most, and goes away", () => {
    const { io, said } = watched(true);
    let now = 1000;
    const progress = progressOn(io, false, () => now);
    progress.count("pairs", 1, 4);
    progress.count("pairs", 2, 4);
    now += 100;
    progress.count("pairs", 3, 4);
    progress.clear();
    progress.clear();
    expect(said).toEqual([
      "\r\u001b[Kpairs: 1 of 4 (25%)",
      "\r\u001b[Kpairs: 3 of 4 (75%)",
      "\r\u001b[K",
    ]);
  });

  test.each([
    { name: "no terminal", isTerminal: false, quiet: false },
    { name: "--quiet", isTerminal: true, quiet: true },
  ])("is not shown with $name", ({ isTerminal, quiet }) => {
    const { io, said } = watched(isTerminal);
    const progress = progressOn(io, quiet);
    progress.say("working");
    progress.clear();
    expect(said).toEqual([]);
  });
});
