// `check` of folders and lists: every certificate is found and judged, what is left out is said, and nothing
// hides a rejection.
import { mkdirSync, symlinkSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { changed, LINES, NETWORK, CLAIM_TEXT, DATASET, textOf } from "../example.js";
import { answerOf, folder, type Folder, muball } from "./in-memory.js";

const GOOD = textOf(LINES);
const BAD = textOf(changed(1, "/claim/radius", "2"));
const OTHER_KIND = textOf(changed(1, "/kind", "conjecture"));

/** A folder with two certificates, one of them packed and deeper, and much else. */
function full(): Folder {
  const own = folder();
  for (const name of ["deep", "deep/er", ".git", "node_modules"]) mkdirSync(own.at(name));
  own.put("z.muball", GOOD);
  own.put("deep/er/a.muball.gz", gzipSync(GOOD));
  own.put(".git/b.muball", BAD);
  own.put("node_modules/c.muball", BAD);
  own.put("README", "no certificate");
  own.put("data.csv", "1,a\n");
  own.put("deep/more.csv", "1,a\n");
  symlinkSync(own.at("deep"), own.at("round"));
  return own;
}

describe("a folder", () => {
  test("is checked with all below it, by name, and says what it leaves out", async () => {
    const own = full();
    const ran = await muball(["check", own.path]);
    expect(ran.exit).toBe(0);
    const files = ran.stdout.split("\n").map((line) => line.split(": ")[0]);
    expect(files).toEqual([own.at("deep/er/a.muball.gz"), own.at("z.muball"), ""]);
    expect(ran.stderr).toBe(
      `${own.path}: not checked, as they are no *.muball or *.muball.gz: 2 *.csv, 1 folder .git, ` +
        "1 folder node_modules, 1 linked folder, 1 other\n" +
        "2 certificates: 2 accepted (2 memorization); exit code 0\n",
    );
  });

  test("without a certificate is no success", async () => {
    const own = folder();
    const ran = await muball(["check", own.path]);
    expect([ran.exit, ran.stdout]).toEqual([65, ""]);
    expect(ran.stderr).toContain("no certificate in this folder");
  });

  test("with a link that leads nowhere has a file that cannot be read", async () => {
    const own = full();
    symlinkSync(own.at("gone"), own.at("lost.muball"));
    const ran = await muball(["check", own.path]);
    expect(ran.exit).toBe(66);
    expect(ran.stderr).toContain(
      "2 accepted (2 memorization), 1 could not be read; exit code 66\n",
    );
  });
});

describe("--files-from", () => {
  test.each([
    ["lines", "\n"],
    ["lines of other systems", "\r\n"],
    ["names ended by NUL", "\0"],
  ])("reads %s, and each file once", async (_, end) => {
    const own = full();
    const list = [own.at("z.muball"), own.at("deep"), own.at("z.muball")].join(end) + end;
    const ran = await muball(["check", "--files-from", "-"], { stdin: list });
    expect(ran.stdout.split("\n").map((line) => line.split(": ")[0])).toEqual([
      own.at("z.muball"),
      own.at("deep/er/a.muball.gz"),
      "",
    ]);
  });

  test("with nothing in it is no success", async () => {
    const ran = await muball(["check", "--files-from", "-"], { stdin: "\n\n" });
    expect(ran.exit).toBe(65);
    expect(ran.stderr).toContain("names none: nothing would be checked");
  });

  test("that is no text is refused", async () => {
    const stdin = new Uint8Array([0xff, 0xfe, 0x61, 0x00]);
    const ran = await muball(["check", "--files-from", "-"], { stdin });
    expect(ran.exit).toBe(65);
    expect(ran.stderr).toContain("the list of files is no text");
  });

  test("and nothing else is a wrong use", async () => {
    expect((await muball(["check"])).exit).toBe(64);
    expect((await muball(["check", "-", "--files-from", "-"])).exit).toBe(64);
  });
});

describe("the exit code", () => {
  const cases = [
    { name: "a decline does not hide a rejection", files: ["decline", "bad", "good"], exit: 1 },
    { name: "a missing file does not hide a rejection", files: ["missing", "bad"], exit: 1 },
    { name: "a damaged file does not hide a rejection", files: ["bad", "damaged"], exit: 1 },
    { name: "a decline does not hide a missing file", files: ["decline", "missing"], exit: 66 },
    { name: "a decline does not hide a damaged file", files: ["damaged", "decline"], exit: 65 },
    { name: "a good file does not hide a decline", files: ["good", "decline"], exit: 2 },
  ] as const;
  test.each(cases)("$name", async ({ files, exit }) => {
    const own = folder();
    const damaged = gzipSync(GOOD).subarray(0, 200);
    const texts = { good: GOOD, bad: BAD, decline: OTHER_KIND, damaged };
    const names = files.map((name) =>
      name === "missing" ? own.at("missing") : own.put(name, texts[name]),
    );
    expect((await muball(["check", ...names])).exit).toBe(exit);
    expect((await muball(["check", ...[...names].reverse()])).exit).toBe(exit);
  });
});

describe("--fail-fast", () => {
  test("stops at the first that is not accepted, and counts what was not judged", async () => {
    const own = folder();
    const files = [own.put("a", GOOD), own.put("b", OTHER_KIND), own.put("c", BAD)];
    const ran = await muball(["check", "--fail-fast", ...files]);
    expect(ran.exit).toBe(2);
    expect(ran.stdout.split("\n")).toHaveLength(3);
    expect(ran.stderr).toContain(
      "3 certificates: 1 accepted (1 memorization), 1 declined, 1 not judged (--fail-fast); exit code 2",
    );
    expect(answerOf(await muball(["check", "--fail-fast", "--json", ...files]))).toMatchObject({
      summary: { certificates: 3, accepted: 1, declined: 1, notJudged: 1 },
    });
  });
});

describe("a file that is no certificate says what it is", () => {
  const bytes = (...values: number[]): Uint8Array =>
    new Uint8Array([...values, ...Array<number>(600).fill(0)]);
  const text = (latin1: string): Uint8Array => Buffer.from(latin1, "latin1");
  const cases: readonly (readonly [
    name: string,
    content: string | Uint8Array,
    said: string,
    next: string,
    exit: number,
  ])[] = [
    ["a network", NETWORK, "it is a network (muball-network/1)", "muball certify", 2],
    ["a claim", CLAIM_TEXT, "it is a claim (muball-claim/1)", "--claim", 2],
    ["a dataset", DATASET, "it is a dataset (muball-dataset/1)", "muball prove", 2],
    ["a CSV", "x,label\n1,a\n", "it is a table, such as CSV", "muball prove", 1],
    ["a PNG", text("\x89PNG\r\n\x1a\n..."), "it is a PNG image", "give the certificate", 1],
    ["a packed PNG", gzipSync(text("\x89PNG\r\n\x1a\n...")), "it is a PNG image", "give", 1],
    ["a packed network", gzipSync(NETWORK), "it is a network", "certify", 2],
    ["twice packed", gzipSync(gzipSync(GOOD)), "it is gzip packed twice", "gunzip", 1],
    ["a zip", text("PK\x03\x04..."), "it is a ZIP archive", "unpack", 1],
    ["a tar", text(`${"a".repeat(257)}ustar\0`), "it is a tar archive", "unpack", 1],
    [
      "a Git LFS pointer",
      "version https://git-lfs.github.com/spec/v1\n",
      "pointer of Git LFS",
      "git lfs pull",
      1,
    ],
    ["a conflict", `<<<<<<< HEAD\n${GOOD}`, "conflict marks of Git", "resolve", 1],
    ["IDX", bytes(0, 0, 8, 3), "it is data (idx)", "muball prove", 1],
    ["NumPy", text("\x93NUMPY\x01\0"), "it is data (npy)", "muball prove", 1],
    ["UTF-16", text("\xff\xfe{\0"), "it is text in UTF-16", "--output", 1],
    ["a mark", text(`\xef\xbb\xbf${GOOD}`), "a byte order mark", "without the mark", 1],
    ["a web page", "<!DOCTYPE html><html>", "it is a web page", "raw file", 1],
    ["JSON", '{"a":1}\n', "it is JSON, but no certificate", "give", 1],
    ["text", "hello\n", "it is text, but no certificate", "give", 1],
    ["bytes", bytes(1, 2, 3), "it is binary data", "give", 1],
    ["nothing", "", "the file is empty", "make it again", 1],
    ["line ends", GOOD.replaceAll("\n", "\r\n"), "changed to CR LF", ".gitattributes", 1],
  ];
  test.each(cases)("%s", async (_, content, said, next, exit) => {
    const file = folder().put("x.muball", content);
    const ran = await muball(["check", file]);
    expect(ran.exit).toBe(exit);
    expect(ran.stderr).toContain(said);
    expect(ran.stderr).toMatch(new RegExp(`\\n {2}next +.*${next.replaceAll(".", "\\.")}`, "u"));
    const { certificates } = answerOf(await muball(["check", "--json", file]));
    expect(certificates).toMatchObject([
      { noCertificate: { what: expect.stringContaining(said) as string } },
    ]);
  });

  test("a certificate that is damaged further on is explained by the checker alone", async () => {
    const file = folder().put("x.muball", GOOD.replace('"weights"', '"weight"'));
    const ran = await muball(["check", file]);
    expect(ran.exit).toBe(1);
    expect(ran.stderr).not.toContain("no certificate");
  });
});
