import { describe, expect, test } from "vitest";
import { duration, statusLine, statusText } from "../../src/cli/work/status-line.js";

/** A line on a terminal of so many columns, or off one, with a clock that the test turns. */
function watched(isTerminal: boolean, columns?: number) {
  const said: string[] = [];
  const clock = { now: 1_000_000 };
  const stderr = {
    write: (text: string) => {
      said.push(text);
      return Promise.resolve();
    },
    isClosed: false,
    ...{ isTerminal, columns },
  };
  return { said, clock, line: statusLine({ stderr }, () => clock.now) };
}

describe("the status line", () => {
  test("on a terminal says at every tick how long the same has taken, and goes away", () => {
    const { said, clock, line } = watched(true);
    line.show({ text: "constructing square, 7 of 11" });
    for (let k = 0; k < 3; k += 1) {
      clock.now += 500;
      line.tick();
    }
    line.clear();
    line.clear();
    line.tick();
    expect(said.map((text) => text.replace("\r\u001b[K", ""))).toEqual([
      "constructing square, 7 of 11",
      "constructing square, 7 of 11",
      "constructing square, 7 of 11, 1 s",
      "constructing square, 7 of 11, 1 s",
      "",
    ]);
  });

  test("comes back at the next tick if it was only in the way of other text", () => {
    const { said, clock, line } = watched(true);
    line.show({ text: "balls", done: 1, total: 2 });
    line.hide();
    line.tick();
    line.hide("finishing");
    clock.now += 500;
    line.tick();
    expect(said.map((text) => text.replace("\r\u001b[K", ""))).toEqual([
      ...["balls: 1 of 2 (50%)", "", "balls: 1 of 2 (50%)", "", "finishing"],
    ]);
  });

  test("is written ten times a second at most, and what comes next starts anew", () => {
    const { said, clock, line } = watched(true);
    for (let k = 0; k < 1000; k += 1) {
      line.show({ text: "pairs", done: k, total: 1000 });
      clock.now += 10;
    }
    expect(said.length).toBeLessThanOrEqual(101);
    expect(said.at(-1)).toContain("pairs: 990 of 1000 (99%), 9 s, about 0 s more");
    clock.now += 100;
    line.show({ text: "balls", done: 1, total: 2 });
    expect(said.at(-1)).toBe("\r\u001b[Kballs: 1 of 2 (50%)");
  });

  test("never is longer than a line of the terminal, and shows no hidden character", () => {
    const { said, line } = watched(true, 20);
    line.show({ text: "checking \u202e\n of a very long name" });
    expect(said).toEqual(["\r\u001b[Kchecking \\u202e\\u0…"]);
  });

  test("off a terminal is a line a minute, with the time in all", () => {
    const { said, clock, line } = watched(false);
    for (let second = 0; second < 200; second += 1) {
      line.show({ text: second < 90 ? "pairs" : "balls", done: second, total: 400 });
      line.tick();
      clock.now += 1000;
    }
    expect(said).toEqual([
      "pairs: 60 of 400 (15%), 1 min 0 s, about 5 min 40 s more; 1 min 0 s in all\n",
      "balls: 120 of 400 (30%), 30 s, about 1 min 10 s more; 2 min 0 s in all\n",
      "balls: 180 of 400 (45%), 1 min 30 s, about 1 min 50 s more; 3 min 0 s in all\n",
    ]);
  });

  test.each([
    [0, "0 s"],
    [59_999, "59 s"],
    [125_000, "2 min 5 s"],
    [11_400_000, "3 h 10 min"],
  ])("%d ms are %s", (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text);
  });

  test("gives no estimate at once, and none for parts of nothing", () => {
    expect(statusText({ text: "a", done: 1, total: 4 }, 1999)).toBe("a: 1 of 4 (25%), 1 s");
    expect(statusText({ text: "a", done: 1, total: 4 }, 2000)).toContain("about 6 s more");
    expect(statusText({ text: "a", done: 0, total: 4 }, 9000)).toBe("a: 0 of 4 (0%), 9 s");
    expect(statusText({ text: "a", done: 0, total: 0 }, 0)).toBe("a");
    expect(statusText({ text: "a", done: 0.25, total: 1 }, 0)).toBe("a: 25%");
  });
});
