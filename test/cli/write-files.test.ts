// Output is whole or not at all.
import { mkdirSync, readlinkSync, symlinkSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EXIT } from "../../src/cli/exit-codes.js";
import { Problem } from "../../src/cli/problem.js";
import { writeFiles } from "../../src/cli/write-files.js";
import { folder } from "./in-memory.js";

/** A line, and then what a disk says that is full. */
function* linesUntilFull(): Generator<string> {
  yield "x".repeat(1_000_000);
  throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
}

async function failure(work: Promise<void>): Promise<Problem> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("it did not fail");
}

describe("writing files", () => {
  test("puts lines with line feeds in place, and leaves nothing else", async () => {
    const here = folder();
    await writeFiles([{ path: here.at("a"), lines: ["one", "two"] }]);
    expect(here.read("a")).toBe("one\ntwo\n");
    expect(here.names()).toEqual(["a"]);
  });

  test("a full disk: a clear problem, the older file untouched, no partial file", async () => {
    const here = folder();
    const path = here.put("a", "older");
    const problem = await failure(writeFiles([{ path, lines: linesUntilFull() }]));
    expect(problem.exit).toBe(EXIT.cannotRead);
    expect(problem.words.what).toBe("cannot write: no space is left on the device");
    expect(problem.words.where).toBe(path);
    expect(here.names()).toEqual(["a"]);
    expect(here.read("a")).toBe("older");
  });

  test("of two files neither is there if one cannot be written", async () => {
    const here = folder();
    const outputs = [
      { path: here.at("a"), lines: ["one"] },
      { path: here.at("b"), lines: linesUntilFull() },
    ];
    await failure(writeFiles(outputs));
    expect(here.names()).toEqual([]);
    const missing = { path: here.at("missing/b"), lines: ["two"] };
    const problem = await failure(writeFiles([{ path: here.at("a"), lines: ["one"] }, missing]));
    expect(problem.words.what).toBe("cannot write: there is no such directory");
    expect(here.names()).toEqual([]);
  });

  test("a directory in the place is a problem, and stays", async () => {
    const here = folder();
    mkdirSync(here.at("a"));
    const problem = await failure(writeFiles([{ path: here.at("a"), lines: ["one"] }]));
    expect(problem.words.what).toBe("cannot write: it is a directory");
    expect(here.names()).toEqual(["a"]);
  });

  test("a link stays a link, and its file is replaced", async () => {
    const here = folder();
    here.put("file", "older");
    symlinkSync("file", here.at("link"));
    await writeFiles([{ path: here.at("link"), lines: ["new"] }]);
    expect(readlinkSync(here.at("link"))).toBe("file");
    expect(here.read("file")).toBe("new\n");
  });

  test("no signal is caught once the writing is over", async () => {
    const here = folder();
    await writeFiles([{ path: here.at("a"), lines: ["one"] }]);
    await failure(writeFiles([{ path: here.at("a"), lines: linesUntilFull() }]));
    expect(process.listenerCount("SIGINT")).toBe(0);
  });
});
