import { describe, expect, test } from "vitest";
import { excerpt, quoted, visible, visibleText } from "../../src/report/visible.js";
import { HIDDEN, hiddenIn } from "../cli/hidden-characters.js";

describe("text of others", () => {
  test.each([
    { text: "plain ≥ ünïcode 花 𝓕 🜂 é", is: "plain ≥ ünïcode 花 𝓕 🜂 é" },
    { text: "\u001b[2J", is: "\\u001b[2J" },
    { text: "\u009b2J\u0085", is: "\\u009b2J\\u0085" },
    { text: "a\nb\u2028c\u202ed\ufeff", is: "a\\u000ab\\u2028c\\u202ed\\ufeff" },
    { text: "\u{e0041}\ud800x\udc00", is: "\\udb40\\udc41\\ud800x\\udc00" },
    { text: "no\u00a0break", is: "no\\u00a0break" },
  ])("$is", ({ text, is }) => {
    expect(visible(text)).toBe(is);
  });

  test.each(HIDDEN)("has nothing hidden left of each kind: %j", (character) => {
    expect(hiddenIn(visible(`a${character}b`))).toEqual([]);
    expect(visible(visible(character))).toBe(visible(character));
  });

  test("in JSON it is escaped as JSON has it: the value stays", () => {
    const value = { [HIDDEN.join("")]: [`"\\${HIDDEN.join(" ")}`] };
    const text = visible(JSON.stringify(value));
    expect(hiddenIn(text)).toEqual([]);
    expect(JSON.parse(text)).toEqual(value);
  });

  test("in lines ends no line but its own", () => {
    expect(visibleText(["a\nb", "c\r"])).toBe("a\\u000ab\nc\\u000d\n");
  });

  test("is cut, between the halves of a character too", () => {
    expect(excerpt("x".repeat(500), 10)).toBe(`${"x".repeat(10)}…`);
    expect(excerpt("x🜂", 2)).toBe("x\\ud83d…");
    expect(quoted("x".repeat(500))).toBe(`"${"x".repeat(80)}…"`);
  });
});
