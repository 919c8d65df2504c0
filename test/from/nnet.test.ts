// NNet, line by line: what is not as its header says is refused with the line.
import { describe, expect, test } from "vitest";
import { readNnet } from "../../src/from/nnet.js";
import { answered } from "../../src/kernel/index.js";
import { outputsAt } from "../foreign/read-file.js";
import { expectReason } from "./refused.js";

const LINES = ["1,2,1,2,", "2,1,", "0", "-1,-1", "1,1", "0,0,0", "1,1,1", "3,-0.5", "0.25"];
const read = (lines: readonly string[], wanted?: string) =>
  readNnet(new TextEncoder().encode(lines.join("\n")), wanted);
const changed = (line: number, text: string): string[] =>
  LINES.map((own, k) => (k === line ? text : own));

describe("a file", () => {
  test("is its layers, decimals as written, after comments and blank lines", () => {
    const { network, reading } = read(["", "// 1,2", "", ...LINES, ""]);
    expect(reading).toBe("bare");
    expect(outputsAt(network, ["1/3", "1"])).toEqual(["3/4"]);
  });

  test("with a normalisation has three networks, and says so", () => {
    const own = changed(5, "1,0,5").map((text, k) => (k === 6 ? "2,1,10" : text));
    expectReason(() => read(own), "two-readings");
    expect(outputsAt(read(own, "bare").network, ["3", "0"])).toEqual(["37/4"]);
    expect(outputsAt(read(own, "normalised").network, ["3", "0"])).toEqual(["75/2"]);
    // 3 is clipped to 1: (1 − 1)/2 is 0.
    expect(outputsAt(read(own, "clipped").network, ["3", "0"])).toEqual(["15/2"]);
  });

  test("with the short header has one, whatever is asked for", () => {
    const own = ["1", "2,1", "a", "b", "c", "d", "e", "3,-0.5", "0.25"];
    for (const wanted of [undefined, "bare", "clipped"]) {
      expect(read(own, wanted).reading).toBe("short");
    }
    expect(read(LINES, "short").reading).toBe("bare");
  });
});

test.each([
  ["row-count", changed(0, "1,2,1")],
  ["row-count", changed(7, "3")],
  ["row-count", changed(8, "1,2")],
  ["row-count", changed(3, "1")],
  ["shape", changed(0, "1,2,1,3")],
  ["shape", changed(1, "2")],
  ["dimension", changed(1, "2,0")],
  ["dimension", changed(1, "2,1.5")],
  ["dimension", changed(0, "1,2000000000,1,2")],
  ["attribute", changed(2, "1")],
  ["division-by-zero", changed(6, "1,0,1")],
  ["not-a-number", changed(7, "3,nan")],
  ["trailing", [...LINES, "1"]],
  ["truncated", LINES.slice(0, 8)],
  ["truncated", []],
])("%s: %j", (reason, lines) => {
  expectReason(() => read(lines), reason);
});

test("empty bounds are refused where they are used", () => {
  expectReason(() => read(changed(3, "-1,2"), "clipped"), "shape", "bounds of input 1");
});

test("the place is the line", () => {
  const found = answered(() => read(["// a comment", ...changed(7, "3,x")]));
  expect(found).toMatchObject({ decline: { got: "not-a-number at 9: x is no decimal number" } });
});
