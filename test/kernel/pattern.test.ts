// Runs of phases: what adds up to a layer, and what does not.
import { describe, expect, test } from "vitest";
import { phasesOf, type Run, runsOf } from "../../src/kernel/index.js";

const on = (count: number): Run => ({ active: true, count });
const off = (count: number): Run => ({ active: false, count });

describe("the phases of runs", () => {
  test.each([
    { name: "one run", runs: [on(2)], width: 2, phases: [true, true] },
    { name: "two runs", runs: [on(1), off(2)], width: 3, phases: [true, false, false] },
    { name: "runs that are not maximal", runs: [on(1), on(1)], width: 2, phases: [true, true] },
    { name: "no run, no unit", runs: [], width: 0, phases: [] },
    { name: "no run, one unit", runs: [], width: 1, phases: undefined },
    { name: "one unit too few", runs: [on(1), off(1)], width: 3, phases: undefined },
    { name: "one unit too many", runs: [on(1), off(3)], width: 3, phases: undefined },
    { name: "far too many", runs: [on(1e15), off(1e15)], width: 3, phases: undefined },
  ])("$name", ({ runs, width, phases }) => {
    expect(phasesOf(runs, width)).toEqual(phases);
  });
});

describe("the runs of phases", () => {
  test.each([
    { name: "none", phases: [], runs: [] },
    { name: "one", phases: [false], runs: [off(1)] },
    { name: "equal ones", phases: [true, true, true], runs: [on(3)] },
    { name: "alternating ones", phases: [true, false, true], runs: [on(1), off(1), on(1)] },
    { name: "a change at the end", phases: [false, false, true], runs: [off(2), on(1)] },
  ])("$name", ({ phases, runs }) => {
    expect(runsOf(phases)).toEqual(runs);
  });
});
