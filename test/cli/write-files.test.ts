// Output is whole or not at all.
import { chmodSync, mkdirSync, readlinkSync, statSync, symlinkSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EXIT } from "../../src/cli/exit-codes.js";
import { Problem } from "../../src/cli/problem.js";
import { writeFiles } from "../../src/cli/files/write-files.js";
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

  test("a dangling link stays one, and the file that it names is made", async () => {
    const here = folder();
    mkdirSync(here.at("d"));
    symlinkSync("d/second", here.at("first"));
    symlinkSync("../file", here.at("d/second"));
    await writeFiles([{ path: here.at("first"), lines: ["new"] }]);
    expect(readlinkSync(here.at("first"))).toBe("d/second");
    expect(readlinkSync(here.at("d/second"))).toBe("../file");
    expect(here.read("file")).toBe("new\n");
    expect(here.names()).toEqual(["d", "file", "first"]);
  });

  test("a link to no directory, or in a circle, is a problem, and stays", async () => {
    const here = folder();
    symlinkSync("missing/file", here.at("a"));
    symlinkSync("c", here.at("b"));
    symlinkSync("b", here.at("c"));
    const missing = await failure(writeFiles([{ path: here.at("a"), lines: ["one"] }]));
    expect(missing.words.what).toBe("cannot write: there is no such directory");
    const circle = await failure(writeFiles([{ path: here.at("b"), lines: ["one"] }]));
    expect(circle.words.what).toBe("cannot write: its links lead in a circle");
    expect(here.names()).toEqual(["a", "b", "c"]);
    expect(readlinkSync(here.at("a"))).toBe("missing/file");
  });

  test.each([0o600, 0o640, 0o664, 0o755])(
    "a file of mode %o that is replaced keeps it",
    async (mode) => {
      const here = folder();
      const path = here.put("a", "older");
      chmodSync(path, mode);
      await writeFiles([{ path, lines: ["new"] }]);
      expect(here.read("a")).toBe("new\n");
      expect(statSync(path).mode & 0o777).toBe(mode);
    },
  );

  test("a read-only file is kept, whoever asks", async () => {
    const here = folder();
    const path = here.put("a", "older");
    chmodSync(path, 0o444);
    symlinkSync("a", here.at("link"));
    for (const name of ["a", "link"]) {
      const problem = await failure(writeFiles([{ path: here.at(name), lines: ["new"] }]));
      expect(problem.exit).toBe(EXIT.cannotRead);
      expect(problem.words.what).toBe("cannot write: there is a read-only file, which is kept");
      expect(problem.words.where).toBe(here.at(name));
      expect(problem.words.next).toContain("chmod u+w");
    }
    expect(here.read("a")).toBe("older");
    expect(here.names()).toEqual(["a", "link"]);
  });

  test("several writers at one place: each file is whole, and the last stays", async () => {
    const here = folder();
    const texts = ["a", "b", "c", "d"].map((letter) => letter.repeat(700_000));
    await Promise.all(
      texts.map((text) => writeFiles([{ path: here.at("x"), lines: [text, text] }])),
    );
    expect(texts.map((text) => `${text}\n${text}\n`)).toContain(here.read("x"));
    expect(here.names()).toEqual(["x"]);
  });

  test("one place named twice, also through a link, is refused", async () => {
    const here = folder();
    symlinkSync("a", here.at("b"));
    const outputs = ["a", "b"].map((name) => ({ path: here.at(name), lines: [name] }));
    const problem = await failure(writeFiles(outputs));
    expect(problem.exit).toBe(EXIT.usage);
    expect(problem.words.what).toBe(`${here.at("b")} is named for two outputs`);
    expect(here.names()).toEqual(["b"]);
  });

  test("the longest name that a system takes is no trouble", async () => {
    const here = folder();
    const name = "ä".repeat(127);
    await writeFiles([{ path: here.at(name), lines: ["one"] }]);
    expect(here.names()).toEqual([name]);
  });

  test("no signal is caught once the writing is over", async () => {
    const here = folder();
    await writeFiles([{ path: here.at("a"), lines: ["one"] }]);
    await failure(writeFiles([{ path: here.at("a"), lines: linesUntilFull() }]));
    expect(process.listenerCount("SIGINT")).toBe(0);
  });
});
