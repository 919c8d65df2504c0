// The kit passes a right construction, and catches each way of going wrong, by its name and place.
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/checker/index.js";
import type { Construct } from "../../src/interchange/index.js";
import { oracle, robustlyMemorizes, type TrialReport } from "../../src/testing/index.js";
import { folder, muball } from "../cli/in-memory.js";
import { forgetsTies, offByOne, right, tied, tooSmall, touching } from "./constructions.js";

const SMALL = { dimension: 3, points: 5, seed: 7, name: "mine" } as const;

/** The failed trial; an error if none failed. */
function failed(report: TrialReport): NonNullable<TrialReport["failed"]> {
  if (report.failed === undefined) throw new Error(report.text);
  return report.failed;
}

/** The fault, if it is a point with a wrong label. */
function wrongPoint({ fault }: NonNullable<TrialReport["failed"]>) {
  if (fault.kind !== "wrong-label") throw new Error(fault.kind);
  return fault;
}

describe("robustlyMemorizes", () => {
  test("passes a right construction, most of whose networks are proved, in every norm", async () => {
    const report = await robustlyMemorizes(right, { ...SMALL, runs: 40 });
    expect(report).toMatchObject({ holds: true, failed: undefined, seed: 7 });
    expect(report.counts.wrong).toBe(0);
    expect(report.counts.unproved).toBe(0);
    expect(report.counts.proved).toBeGreaterThan(15);
    expect(report.text).toMatch(/^mine: no failure found; \d+ proved, /u);
  });

  test.each([
    ["off by one label", offByOne, 1],
    ["right on balls that are too small", tooSmall, undefined],
    ["tied outputs", tied, undefined],
    ["forgets that coordinates tie", forgetsTies, undefined],
  ] as const)("catches one that is wrong: %s", async (_, construct, got) => {
    const report = await robustlyMemorizes(construct, SMALL);
    const trial = failed(report);
    const { ball, point, label, ...fault } = wrongPoint(trial);
    expect(report.holds).toBe(false);
    expect(trial.labels[ball]).toBe(label);
    expect(trial.points.length).toBeLessThanOrEqual(4);
    if (got !== undefined) expect(fault.got).not.toBe(label);
    const centre = trial.points[ball] ?? [];
    expect(oracle.isInBall(trial.norm, centre, trial.radius, point)).toBe(true);
    for (const part of ["wrong-label", `ball ${ball}`, point.join(", "), trial.radius]) {
      expect(report.text).toContain(part);
    }
  });

  test("the trial that fails is tried again by its path alone, with the same fault", async () => {
    const first = await robustlyMemorizes(tooSmall, SMALL);
    const { path, fault, points } = failed(first);
    expect(first.again).toContain(`path: "${path}"`);
    expect(first.again).toContain("dimension: 3, points: 5, seed: 7");
    const again = await robustlyMemorizes(tooSmall, { ...SMALL, path });
    expect(failed(again)).toMatchObject({ fault, points });
    expect(again.counts).toMatchObject({ proved: 0, declined: 0, wrong: 1 });
  });

  test("its dataset is a file that the commands read", async () => {
    const { dataset, points } = failed(await robustlyMemorizes(offByOne, SMALL));
    const ran = await muball(["separate", folder().put("failed.dataset", dataset)]);
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toContain(`N = ${points.length}\n`);
  });

  test.each<readonly [string, Construct, string, string]>([
    ["throws", () => Promise.reject(new TypeError("oh no")), "threw", "TypeError: oh no"],
    [
      "gives NaN",
      () => [{ weights: [[NaN, NaN, NaN]], biases: [0] }],
      "no-network",
      "layer 0, neuron 0",
    ],
    ["gives nothing", () => [], "no-network", "expected an array of layers, got an array of 0"],
  ])("catches one that %s", async (_, construct, kind, words) => {
    const report = await robustlyMemorizes(construct, SMALL);
    expect(failed(report).fault.kind).toBe(kind);
    expect(report.text).toContain(words);
    expect(failed(report).points.length).toBeLessThanOrEqual(3);
  });

  test("one that never gives a network holds for nothing", async () => {
    const never: Construct = () => ({ unreached: "today" });
    const report = await robustlyMemorizes(never, { ...SMALL, runs: 5 });
    expect(report).toMatchObject({ holds: false, failed: undefined, counts: { declined: 5 } });
    expect(report.text).toContain("says nothing: it never gave a network");
    const due = await robustlyMemorizes(never, { ...SMALL, runs: 50, reaches: "1/10" });
    expect(failed(due).fault).toEqual({ kind: "unreached", message: "today" });
    expect(["1/1000", "1/10"]).toContain(failed(due).ratio);
  });

  test("what is neither proved nor refuted is counted, and fails if proofs are asked for", async () => {
    const options = { ...SMALL, kinds: ["packed"], norms: ["3"], ratios: ["1/2"] } as const;
    const counted = await robustlyMemorizes(touching, { ...options, runs: 20 });
    expect(counted).toMatchObject({ holds: true, counts: { wrong: 0, declined: 0 } });
    expect(counted.counts.unproved).toBeGreaterThan(5);
    const asked = await robustlyMemorizes(touching, { ...options, proofs: true });
    expect(failed(asked).fault).toEqual({ kind: "unproved", code: "unproved/neuron-not-stable" });
    expect(asked.text).toContain("no wrong point was found, and no proof");
  });

  test("wrong options are refused before anything is drawn", async () => {
    await expect(robustlyMemorizes(right, { ratios: ["1/2", "1"] })).rejects.toThrow(
      "ratios, number 1: expected a ratio in (0, 1), got 1",
    );
    await expect(robustlyMemorizes(right, { ratios: ["half"] })).rejects.toThrow(
      'ratios, number 0: expected an exact number, got "half"',
    );
    await expect(robustlyMemorizes(right, { norms: ["1/2"], seed: 1 })).rejects.toThrow("norm");
  });

  test("obeys its time", async () => {
    const slow: Construct = async (question) => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return right(question);
    };
    const begun = Date.now();
    const report = await robustlyMemorizes(slow, { ...SMALL, runs: 10_000, seconds: 1 });
    expect(Date.now() - begun).toBeLessThan(15_000);
    expect(report.failed).toBeUndefined();
    expect(report.counts.proved + report.counts.declined).toBeLessThan(1_000);
  });
});

test("the checker is the one of the package: a text that is no certificate is refused", () => {
  expect(checkText("{}\n").verdict).toBe("rejected");
});
