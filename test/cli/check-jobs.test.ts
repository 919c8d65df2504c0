// `check --jobs` as a process of its own, since threads load the built files: the same bytes for every number.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { built } from "../built.js";
import { changed, LINES, textOf } from "../example.js";
import { foundSamples, FOLDER } from "../certificates/suite.js";
import { folder } from "./in-memory.js";

let main = "";

beforeAll(() => {
  main = path.join(built("check-jobs"), "dist", "cli", "main.js");
}, 120_000);

interface Outcome {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function check(words: readonly string[], stdin = ""): Outcome {
  const child = spawnSync(process.execPath, [main, "check", ...words], {
    encoding: "utf8",
    input: stdin,
    timeout: 120_000,
  });
  return { exit: child.status, stdout: child.stdout, stderr: child.stderr };
}

/** Some samples of every verdict, a missing file and standard input among them. */
function many(): readonly string[] {
  const samples = foundSamples().filter((_, k) => k % 23 === 0);
  const files = samples.map(({ path: file }) => path.join(FOLDER, file));
  return [...files.slice(0, 9), "-", "missing.muball", ...files.slice(9)];
}

describe("the number of threads", () => {
  test("changes no byte of the answer, on either stream, nor the exit code", () => {
    const files = many();
    const one = check([...files, "--jobs", "1"], textOf(LINES));
    expect(one.exit).toBe(1);
    expect(one.stdout).toMatch(/^-: accepted N=2 /mu);
    for (const jobs of ["2", "3", "64"]) {
      expect(check([...files, "--jobs", jobs], textOf(LINES))).toEqual(one);
    }
  }, 300_000);

  test("changes nothing of --fail-fast, --json and gates", () => {
    const files = many();
    for (const words of [["--fail-fast"], ["--json"], ["--kind", "memorization", "--quiet"]]) {
      const [one, four] = ["1", "4"].map((jobs) =>
        check([...files, ...words, "--jobs", jobs], "{}"),
      );
      expect(four).toEqual(one);
    }
  }, 300_000);

  test("changes nothing where files are given beside the certificates", () => {
    const own = folder();
    const files = [1, 2, 3].map((k) => own.put(`${k}.muball`, textOf(LINES)));
    const data = own.put("a.csv", "x,size\n-1,low\n2,high\n");
    const ran = check([...files, "--dataset", data, "--jobs", "3"]);
    expect([ran.exit, ran.stdout.match(/accepted N=2/gu)?.length]).toEqual([0, 3]);
    const other = own.put("b.csv", "x,size\n-1,low\n3,high\n");
    const rejected = check([...files, "--dataset", other, "--jobs", "3"]);
    expect(rejected.stdout.match(/code=mismatched\/dataset/gu)).toHaveLength(3);
  }, 120_000);

  test("changes no byte where the balls of one certificate are divided", () => {
    const accepted = path.join(FOLDER, "accepted/lattice-l2/iris-2.muball");
    const rejected = path.join(
      FOLDER,
      "rejected/unproved/label-not-certain/lattice-l2-iris-2.label-swapped.muball",
    );
    for (const [file, words] of [
      [accepted, []],
      [accepted, ["--json"]],
      [rejected, []],
      [path.join(FOLDER, "missing.muball"), []],
    ] as const) {
      const [one, three] = ["1", "3"].map((jobs) => check([file, ...words, "--jobs", jobs]));
      expect(three).toEqual(one);
    }
  }, 120_000);

  test("is 1 to 999", () => {
    const file = folder().put("a.muball", textOf(changed(1, "/note", "x")));
    for (const jobs of ["0", "-1", "1.5", "many", "1000"]) {
      expect(check([file, "--jobs", jobs]).exit).toBe(64);
    }
  }, 120_000);
});
