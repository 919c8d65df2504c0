// Shards as such: lines of bytes, balls in parts, the text of a share.
import { describe, expect, test } from "vitest";
import { check } from "../../src/checker/index.js";
import { digestOf, sha256 } from "../../src/format/index.js";
import { byteLines } from "../../src/shards/byte-lines.js";
import { type NamedShare } from "../../src/shards/cover.js";
import {
  ballsOfShard,
  coverOf,
  layoutOf,
  partText,
  readShare,
  type Sealer,
  type Share,
  shareText,
  survey,
  type Whole,
} from "../../src/shards/index.js";
import { LINES, textOf } from "../example.js";

const SEALER: Sealer = { name: "sha256", hex: (text) => digestOf(text).slice(7) };
const DIGEST = `sha256:${"0".repeat(64)}`;

const SHARE: Share = {
  ...{ certificate: DIGEST, part: DIGEST, shard: { index: 1, of: 2 }, balls: { first: 0, end: 3 } },
  ...{ verdict: "rejected", code: "unproved/ratio", ball: 2, line: null, checker: "muball 1" },
};

describe("lines of bytes", () => {
  test.each([
    ["", []],
    ["a\nb", ["a\n", "b"]],
    ["\n\na\n", ["\n", "\n", "a\n"]],
  ])("%j is %j, wherever chunks end", (text, lines) => {
    const bytes = Buffer.from(text);
    for (let size = 1; size <= bytes.length + 1; size += 1) {
      const chunks: Uint8Array[] = [];
      for (let k = 0; k < bytes.length; k += size) chunks.push(bytes.subarray(k, k + size));
      const got = [...byteLines(chunks)].map((line) => Buffer.from(line).toString());
      expect(got).toEqual(lines);
    }
  });
});

describe("balls of shards", () => {
  test("are all balls, each once, in parts that differ by one", () => {
    for (let count = 1; count <= 30; count += 1) {
      for (let of = 1; of <= count; of += 1) {
        const parts = Array.from({ length: of }, (_, k) =>
          ballsOfShard({ index: k + 1, of }, count),
        );
        const balls = parts.flatMap(({ first, end }) =>
          Array.from({ length: end - first }, (_, k) => first + k),
        );
        expect(balls).toEqual(Array.from({ length: count }, (_, k) => k));
        const lengths = parts.map(({ first, end }) => end - first);
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe("a share", () => {
  test("is read as it was written, and no text near it is", () => {
    const text = shareText(SHARE, SEALER);
    expect(readShare(text, SEALER)).toEqual(SHARE);
    expect(readShare(`${text}\n`, SEALER)).toEqual(SHARE);
    for (const other of [
      ...[text.replace('"ball":2', '"ball":1'), text.replace("[0,3]", "[0, 3]")],
      ...[`${text}\n\n`, text.replace("unproved/ratio", "unproved/fact")],
    ]) {
      expect(readShare(other, SEALER)).toMatchObject({ bad: "changed" });
    }
    for (const other of [
      ...[text.replace('"rejected"', '"accepted"'), text.replace('"ball":2', '"ball":-2')],
      ...[text.replace("share/1", "share/2"), text.replace("[1,2]", "[1]"), "[]", "null", ""],
      ...[text.replace(',"seal"', ',"zeal"'), text.replace(DIGEST, "sha256:0")],
    ]) {
      expect(readShare(other, SEALER)).toMatchObject({ bad: "format" });
    }
  });
});

describe("a cover", () => {
  const share = (first: number, end: number, more: Partial<Share> = {}): NamedShare => {
    return { name: `${first}`, share: { ...SHARE, balls: { first, end }, ...more } };
  };

  test.each([
    ["missing", "no share is about balls 0 to 1", [share(2, 5)]],
    ["missing", "no share is about ball 4", [share(0, 4)]],
    ["missing", "no share is about balls 0 to 4", []],
    ["doubled", "ball 1: in 0 too", [share(0, 2), share(1, 5)]],
    ["beyond", "it is about balls 0 to 5, and there are 5", [share(0, 6)]],
    [
      "beyond",
      "it is about balls 2 to 1, and there are 5",
      [share(0, 2), share(2, 2), share(2, 5)],
    ],
    [
      "other-checker",
      "muball 2 made it, and muball 1 made 0",
      [share(0, 2), share(2, 5, { checker: "muball 2" })],
    ],
  ])("that is none is refused: %s, %s", (code, what, shares) => {
    expect(coverOf(shares, DIGEST, 5)).toMatchObject({ code, what });
  });

  test("is given in the order of its balls", () => {
    const cover = coverOf([share(3, 5), share(0, 3)], DIGEST, 5);
    expect(cover).toMatchObject([{ name: "0" }, { name: "3" }]);
  });
});

describe("a part", () => {
  const text = textOf(LINES);
  const source = () => [Buffer.from(text)];
  const layout = layoutOf(source);
  if (typeof layout === "string" || "verdict" in layout) throw new Error("no layout");

  test.each([true, false])("is judged by the plain way alone if that is asked: %s", (reference) => {
    const whole: Whole = { source, layout, reference, dataset: undefined, network: undefined };
    const { parts, certificate } = survey(whole, [{ balls: [{ first: 1, end: 2 }] }], sha256);
    expect(certificate).toBe(digestOf(text));
    const [part] = parts;
    if (part === undefined) throw new Error("no part");
    const { chunks, companions } = partText(whole, part);
    expect(companions.reference).toBe(reference);
    expect(check(chunks, companions)).toMatchObject({
      ...{ verdict: "accepted", digests: { claim: part.claim } },
      claim: { dataset: part.dataset, claim: { points: 1 } },
    });
  });
});
