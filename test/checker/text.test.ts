// What every reading of a text shares: lines that must stand in it, its end, what is named, and its digest.
import { expect, test } from "vitest";
import { expectEnd, expectLine, expectSame, lineDigest, readEach } from "../../src/checker/text.js";
import { linesOf } from "../../src/format/index.js";
import { answered } from "../../src/kernel/index.js";
import { digest } from "../example.js";
import { rejection } from "../records.js";

const lines = (text: string) => linesOf([new TextEncoder().encode(text)]);

test("records are read as many as are asked for, and the line after them is the next", () => {
  const text = lines("a\nb\nc\n");
  expect(readEach(text, 2, "a letter", (line) => line.text)).toEqual(["a", "b"]);
  expect(expectLine(text, "a letter")).toMatchObject({ number: 3, text: "c" });
  expectEnd(text);
});

test("a text that ends too early says where, and what should stand there", () => {
  const words = { expected: "a letter", got: "the end of the text" };
  expect(answered(() => readEach(lines("a\n"), 2, "a letter", (line) => line.text))).toEqual(
    rejection("malformed/truncated", "", 2, words),
  );
});

test("another line where a text must end is named", () => {
  const text = lines("a\nb\n");
  expectLine(text, "a letter");
  const words = { expected: "the end of the text", got: "another line" };
  expect(
    answered(() => {
      expectEnd(text);
    }),
  ).toEqual(rejection("malformed/trailing", "", 2, words));
});

test("what is not what the certificate names is cut to a thousand characters", () => {
  expectSame("mismatched/claim", "/claim", "x".repeat(2000), "x".repeat(2000));
  const [expected, got] = ["x".repeat(1000), "y"];
  expect(
    answered(() => {
      expectSame("mismatched/claim", "/claim", "x".repeat(2000), "y");
    }),
  ).toEqual(rejection("mismatched/claim", "/claim", 1, { expected, got }));
});

test("the digest of lines is that of the text, each line with its line feed", () => {
  const running = lineDigest();
  for (const line of ["ä", "", "b"]) running.add(line);
  expect(running.name()).toBe(digest("ä\n\nb\n"));
});
