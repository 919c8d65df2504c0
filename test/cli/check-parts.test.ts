// One certificate judged by parts: accepted with the very verdict of the whole, or nothing is said.
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Verdict } from "../../src/checker/index.js";
import { judgedByParts, type PartsJudge } from "../../src/cli/judging/check-parts.js";
import { checkFile } from "../../src/cli/judging/check-file.js";
import { type CompanionOptions, openCompanions } from "../../src/cli/files/companions.js";
import type { Progress } from "../../src/cli/work/progress.js";
import { judgePart, openWhole } from "../../src/cli/judging/shared-work.js";
import type { Whole } from "../../src/shards/index.js";
import { FOLDER, foundSamples, isMemorization } from "../certificates/suite.js";
import { folder } from "./in-memory.js";

const SILENT: Progress = { say: () => undefined, count: () => undefined, clear: () => undefined };
const noStdin = { stdin: () => expect.unreachable() };

async function wholeOf(file: string, options: CompanionOptions): Promise<Whole> {
  const whole = await openWhole(file, options, SILENT);
  if ("verdict" in whole) throw new Error(JSON.stringify(whole.verdict));
  return whole;
}

/** What the threads do, one part after the other. */
function inTurn(whole: Whole): PartsJudge {
  return (parts) => {
    const verdicts: Verdict[] = [];
    for (const part of parts) {
      const verdict = judgePart(whole, part);
      if (verdict.verdict !== "accepted") return Promise.resolve(undefined);
      verdicts.push(verdict);
    }
    return Promise.resolve(verdicts);
  };
}

async function byParts(file: string, count: number, options: CompanionOptions = {}) {
  const whole = await wholeOf(file, options);
  return judgedByParts(whole, count, options.claim, inTurn(whole));
}

async function ofWhole(file: string, options: CompanionOptions = {}): Promise<Verdict> {
  const checked = checkFile(file, await openCompanions(options), noStdin, SILENT);
  return "verdict" in checked ? checked.verdict : expect.unreachable();
}

const IRIS = path.join(FOLDER, "accepted/lattice-l2/iris-2.muball");

describe("a certificate in parts", () => {
  test("has the verdict of the whole, or none: samples of memorization", async () => {
    const counts = { same: 0, none: 0, few: 0 };
    // All of them are judged by shards in merge.test.ts.
    for (const sample of foundSamples().filter((one, k) => k % 12 === 0 && isMemorization(one))) {
      const own = path.join(FOLDER, sample.path);
      const beside = (["dataset", "network", "claim"] as const)
        .filter((kind) => sample.companions[kind] !== undefined)
        .map((kind) => [kind, own.replace(/muball$/u, kind)] as const);
      const options = Object.fromEntries(beside) as CompanionOptions;
      const whole = await openWhole(own, options, SILENT).catch(() => undefined);
      if (whole === undefined || "verdict" in whole) continue;
      const found = await judgedByParts(whole, 2, options.claim, inTurn(whole));
      if (sample.verdict !== "accepted") {
        expect([sample.path, found]).toEqual([sample.path, undefined]);
        counts.none += 1;
      } else if (whole.layout.balls < 2) counts.few += 1;
      else {
        expect(found).toEqual(await ofWhole(own, options));
        counts.same += 1;
      }
    }
    expect(counts.same).toBeGreaterThan(3);
    expect(counts.none).toBeGreaterThan(8);
  }, 60_000);

  test("is accepted by any number of parts, if each verdict is about its part, all of one network", async () => {
    const expected = await ofWhole(IRIS);
    expect(expected.verdict).toBe("accepted");
    for (const count of [2, 7]) expect(await byParts(IRIS, count)).toEqual(expected);
    expect(await byParts(IRIS, 151)).toBeUndefined();
    const whole = await wholeOf(IRIS, {});
    const judge = inTurn(whole);
    const short = await judgedByParts(whole, 2, undefined, (parts) => judge(parts.slice(1)));
    expect(short).toBeUndefined();
    const other = (one: Verdict): Verdict =>
      "theorem" in one && one.kind === "memorization"
        ? { ...one, digests: { ...one.digests, network: `sha256:${"0".repeat(64)}` } }
        : one;
    const changes: readonly ((verdicts: readonly Verdict[]) => readonly Verdict[])[] = [
      (verdicts) => [...verdicts].reverse(),
      (verdicts) => verdicts.map((one, k) => (k === 1 ? other(one) : one)),
    ];
    for (const change of changes) {
      const changed: PartsJudge = async (parts) => change((await judge(parts)) ?? []);
      expect(await judgedByParts(whole, 2, undefined, changed)).toBeUndefined();
    }
  }, 60_000);

  const CASES: readonly (readonly [string, (text: string) => string])[] = [
    ["a wrong label of the first ball", (text) => text.replace('"label":0', '"label":1')],
    [
      "a wrong label of the last ball",
      (text) => text.replace(/"label":2(?!.*"label":2)/su, '"label":1'),
    ],
    ["a ball too few", (text) => text.replace(/\n[^\n]*\n$/u, "\n")],
    ["a ball too many", (text) => text.replace(/(\n[^\n]*)\n$/u, "$1$1\n")],
    [
      "a changed note in the middle of the text",
      (text) => text.replace('],"label":1', ' ],"label":1'),
    ],
    ["another digest", (text) => text.replace(/"dataset":"sha256:./u, '"dataset":"sha256:f')],
    [
      "two equal points for the ratio",
      (text) => text.replace(/"pair":\[\d+,\d+\]/u, '"pair":[0,1]'),
    ],
  ];
  test.each(CASES)(
    "has no verdict by parts: %s",
    async (_, change) => {
      const before = readFileSync(IRIS, "utf8");
      const text = change(before);
      expect(text).not.toBe(before);
      const other = folder().put("other.muball", text);
      expect((await ofWhole(other)).verdict).toBe("rejected");
      expect(await byParts(other, 2)).toBeUndefined();
    },
    60_000,
  );
});
