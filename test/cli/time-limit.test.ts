import { describe, expect, test } from "vitest";
import type { Kept } from "../../src/cli/io.js";
import { timeLimit } from "../../src/cli/work/time-limit.js";
import { Stopped } from "../../src/constructions/index.js";

const SAID = { stdout: "", stderr: "", exit: 2 } as const;
const NOTHING: Kept = { files: [], said: { time: SAID, interrupt: SAID, memory: SAID } };

function world() {
  const state = { now: 5000, interrupts: 0, heard: 0, deadlines: [] as number[], told: 0 };
  const io = {
    now: () => state.now,
    interrupts: () => state.interrupts,
    heard: () => void (state.heard += 1),
    deadline: (time: number) => void state.deadlines.push(time),
  };
  const tell = () => void (state.told += 1);
  return { state, io, progress: { say: tell, count: tell, clear: tell } };
}

function reasonOf(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof Stopped ? error.reason : String(error);
  }
}

describe("a time limit", () => {
  test("stops at the next word once the time is over, and not before", () => {
    const { state, io, progress } = world();
    const limit = timeLimit(io, 2, NOTHING);
    const watched = limit.watch(progress);
    expect(state.deadlines).toEqual([7000]);
    state.now = 6999;
    expect(
      reasonOf(() => {
        watched.say("working");
      }),
    ).toBe(undefined);
    state.now = 7000;
    expect(
      reasonOf(() => {
        watched.say("working");
      }),
    ).toBe("time");
    expect(
      reasonOf(() => {
        watched.count("working", 1, 2);
      }),
    ).toBe("time");
    expect(
      reasonOf(() => {
        watched.clear();
      }),
    ).toBe(undefined);
    expect([state.told, state.heard, limit.over()]).toEqual([2, 2, "time"]);
  });

  test("without seconds there is none", () => {
    const { state, io, progress } = world();
    const limit = timeLimit(io, undefined, NOTHING);
    state.now = 1e15;
    limit.watch(progress).say("working");
    expect([state.told, state.deadlines, limit.over()]).toEqual([1, [], undefined]);
  });

  test("Ctrl-C stops; after it was heard the work goes on until the next", () => {
    const { state, io, progress } = world();
    const limit = timeLimit(io, undefined, NOTHING);
    const watched = limit.watch(progress);
    state.interrupts = 1;
    expect(
      reasonOf(() => {
        watched.say("working");
      }),
    ).toBe("interrupt");
    limit.resume();
    expect(
      reasonOf(() => {
        watched.say("working");
      }),
    ).toBe(undefined);
    state.interrupts = 2;
    expect(
      reasonOf(() => {
        watched.say("working");
      }),
    ).toBe("interrupt");
  });
});
