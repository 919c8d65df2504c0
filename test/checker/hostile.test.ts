// Hostile texts end quickly in a verdict, and the verdict has the stated code.
import { describe, expect, test } from "vitest";
import { check, checkText, type Verdict } from "../../src/checker/index.js";
import { changed, HEADER, LINES, textOf } from "../example.js";
import { type Json, limitExceeded, rejection } from "../records.js";
import { processorTime } from "../processor-time.js";

const TEXT = textOf(LINES);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const SECONDS = 10;

/** The verdict, if it comes within a few seconds on a busy machine. */
function soon(judge: () => Verdict): Verdict {
  const start = processorTime();
  const verdict = judge();
  expect(processorTime() - start).toBeLessThan(SECONDS * 1_000);
  return verdict;
}

const million = 1_000_000;

describe("spellings", () => {
  test.each<{ name: string; text: string; refusal: object }>([
    { name: "nothing", text: "", refusal: rejection("malformed/truncated", "", 1) },
    { name: "one line feed", text: "\n", refusal: rejection("malformed/syntax", "", 1) },
    {
      name: "a million line feeds",
      text: "\n".repeat(million),
      refusal: rejection("malformed/syntax", "", 1),
    },
    { name: "no JSON", text: "hello\n", refusal: rejection("malformed/syntax", "", 1) },
    {
      name: "a byte-order mark",
      text: `\ufeff${TEXT}`,
      refusal: rejection("malformed/syntax", "", 1),
    },
    {
      name: "carriage returns",
      text: TEXT.replaceAll("\n", "\r\n"),
      refusal: rejection("malformed/not-canonical", "", 1),
    },
    {
      name: "a carriage return in the last line",
      text: TEXT.replace(/\n$/u, "\r\n"),
      refusal: rejection("malformed/not-canonical", "", 6),
    },
    {
      name: "no last line feed",
      text: TEXT.slice(0, -1),
      refusal: rejection("malformed/syntax", "", 6),
    },
    {
      name: "a blank line at the end",
      text: `${TEXT}\n`,
      refusal: rejection("malformed/trailing", "", 7),
    },
    { name: "a space at the end", text: `${TEXT} `, refusal: rejection("malformed/syntax", "", 7) },
    {
      name: "a null byte at the end",
      text: `${TEXT}\u0000`,
      refusal: rejection("malformed/syntax", "", 7),
    },
    {
      name: "another certificate behind",
      text: TEXT + TEXT,
      refusal: rejection("malformed/trailing", "", 7),
    },
    {
      name: "an equal key",
      text: TEXT.replace('"reaches":0', '"reaches":9,"reaches":0'),
      refusal: rejection("malformed/not-canonical", "", 1),
    },
    {
      name: "an equal key in the claim",
      text: TEXT.replace('"radius":"1"', '"radius":"9","radius":"1"'),
      refusal: rejection("malformed/not-canonical", "", 1),
    },
    {
      name: "__proto__ in the header",
      text: TEXT.replace('{"format"', '{"__proto__":{"points":"given"},"format"'),
      refusal: rejection("malformed/unknown-field", "", 1),
    },
    {
      name: "__proto__ instead of a field",
      text: TEXT.replace('"kind":"exact"', '"__proto__":{"kind":"exact"}'),
      refusal: rejection("malformed/missing-field", "/claim/rule", 1),
    },
    {
      name: "an escaped key",
      text: TEXT.replace('"note"', '"n\\u006fte"'),
      refusal: rejection("malformed/not-canonical", "", 1),
    },
    {
      name: "a surrogate alone in the note",
      text: TEXT.replace("by hand", "\\uD800"),
      refusal: rejection("malformed/not-canonical", "", 1),
    },
    {
      name: "a number with an exponent",
      text: TEXT.replace('"depth":2', '"depth":2e0'),
      refusal: rejection("malformed/not-canonical", "", 1),
    },
    {
      name: "an exponent beyond doubles",
      text: TEXT.replace('"depth":2', '"depth":1e400'),
      refusal: rejection("malformed/wrong-type", "/size/depth", 1),
    },
    {
      name: "a rational with an exponent",
      text: TEXT.replace('"radius":"1"', '"radius":"1e999999999"'),
      refusal: rejection("malformed/rational", "/claim/radius", 1),
    },
    {
      name: "minus 0",
      text: TEXT.replace('"bias":"0"', '"bias":"-0"'),
      refusal: rejection("malformed/rational", "/bias", 2),
    },
    {
      name: "a denominator 0",
      text: TEXT.replace('"bias":"0"', '"bias":"1/0"'),
      refusal: rejection("malformed/rational", "/bias", 2),
    },
    {
      name: "a denominator 1",
      text: TEXT.replace('"bias":"-1"', '"bias":"-1/1"'),
      refusal: rejection("malformed/rational", "/bias", 3),
    },
  ])("$name", ({ text, refusal }) => {
    expect(soon(() => checkText(text))).toMatchObject(refusal);
  });

  test("a lower-case surrogate in the note is its canonical spelling", () => {
    const text = TEXT.replace("by hand", "\\ud800");
    expect(checkText(text)).toMatchObject({ verdict: "accepted" });
  });

  test.each([
    { name: "an overlong form", bytes: [0xc0, 0xaf] },
    { name: "a surrogate in UTF-8", bytes: [0xed, 0xa0, 0x80] },
    { name: "a byte of Latin-1", bytes: [0xe9] },
    { name: "UTF-16", bytes: [0xff, 0xfe] },
  ])("invalid UTF-8: $name", ({ bytes }) => {
    const text = [utf8(TEXT.slice(0, -8)), Uint8Array.from(bytes), utf8(TEXT.slice(-8))];
    expect(soon(() => check(text))).toMatchObject(rejection("malformed/syntax", "", 6));
  });

  test("cut anywhere, never accepted and never thrown", () => {
    for (let length = 0; length < TEXT.length; length += 1) {
      const refusal = checkText(TEXT.slice(0, length));
      const codes = ["malformed/syntax", "malformed/truncated"];
      expect(codes).toContain(refusal.verdict === "rejected" && refusal.rejection.code);
    }
  });
});

describe("sizes", () => {
  const nested = (open: string, close: string): string =>
    `${open.repeat(million)}1${close.repeat(million)}`;
  const inHeader = (json: string): string => TEXT.replace('"by hand"', json);

  test.each<{ name: string; text: string; refusal: object }>([
    {
      name: "nesting without end",
      text: `${"[".repeat(2 * million)}\n`,
      refusal: { rejection: { at: { line: 1, pointer: "" } } },
    },
    {
      name: "more nesting than any record has",
      text: `${"[".repeat(4 * million)}\n`,
      refusal: { decline: { code: "limit-exceeded", limit: "line-brackets" } },
    },
    {
      name: "a deep list as the header",
      text: `${nested("[", "]")}\n`,
      refusal: { verdict: "rejected" },
    },
    {
      name: "a deep object as the note",
      text: inHeader(nested('{"a":', "}")),
      refusal: { verdict: "rejected" },
    },
    {
      name: "a deep list as the note",
      text: inHeader(nested("[", "]")),
      refusal: { verdict: "rejected" },
    },
    {
      name: "a long note",
      text: inHeader(`"${"x".repeat(million)}"`),
      refusal: limitExceeded("note-characters"),
    },
    {
      name: "a million unknown fields",
      text: inHeader(`1,${Array.from({ length: 300_000 }, (_, k) => `"k${k}":0`).join(",")}`),
      refusal: rejection("malformed/unknown-field", "", 1),
    },
    {
      name: "a radius with a million digits",
      text: TEXT.replace('"radius":"1"', `"radius":"${"9".repeat(million)}"`),
      refusal: limitExceeded("number-digits"),
    },
    {
      name: "a count with a million digits",
      text: TEXT.replace('"reaches":0', `"reaches":${"9".repeat(million)}`),
      refusal: rejection("malformed/wrong-type", "/reaches", 1),
    },
    {
      name: "a count with a million zeros behind the point",
      text: TEXT.replace('"reaches":0', `"reaches":0.${"0".repeat(million)}`),
      refusal: rejection("malformed/not-canonical", "", 1),
    },
    {
      name: "a bias with a million digits",
      text: TEXT.replace('"bias":"-1"', `"bias":"-${"1".repeat(million)}"`),
      refusal: limitExceeded("number-digits"),
    },
    {
      name: "a pattern of millions of runs",
      text: TEXT.replace('"-2"', `"${"+1-1".repeat(2_500_000)}"`),
      refusal: { rejection: { code: "ill-formed/proof", ball: 0 } },
    },
    {
      name: "a run of a billion units",
      text: TEXT.replace('"-2"', '"-999999999"'),
      refusal: { rejection: { code: "ill-formed/proof", ball: 0 } },
    },
    {
      name: "a line beyond the limit",
      text: `${" ".repeat(17 * million)}\n`,
      refusal: limitExceeded("line-bytes"),
    },
  ])("$name", ({ text, refusal }) => {
    expect(soon(() => checkText(text))).toMatchObject(refusal);
  });

  test.each<{ pointer: string; value: Json; refusal: object }>([
    {
      pointer: "/claim/points",
      value: 100 * million,
      refusal: rejection("malformed/truncated", "", 7),
    },
    { pointer: "/claim/points", value: 1e15, refusal: limitExceeded("points") },
    {
      pointer: "/claim/dimension",
      value: million,
      refusal: { rejection: { code: "ill-formed/dimension-mismatch" } },
    },
    { pointer: "/claim/dimension", value: 1e15, refusal: limitExceeded("dimension") },
    { pointer: "/network/inputs", value: 1e15, refusal: limitExceeded("dimension") },
    {
      pointer: "/network/widths",
      value: [5 * million],
      refusal: rejection("ill-formed/row", "", 4),
    },
    {
      pointer: "/network/widths",
      value: new Array(100_000).fill(50),
      refusal: rejection("ill-formed/row", "", 4),
    },
    {
      pointer: "/network/widths",
      value: new Array(100_001).fill(1),
      refusal: limitExceeded("layers"),
    },
    { pointer: "/reaches", value: 100_000, refusal: rejection("malformed/missing-field", "", 5) },
    { pointer: "/reaches", value: 1e15, refusal: limitExceeded("reaches") },
  ])("a huge count at $pointer", ({ pointer, value, refusal }) => {
    expect(soon(() => checkText(textOf(changed(1, pointer, value))))).toMatchObject(refusal);
  });

  test("bytes without end are declined", () => {
    function* endless(): Generator<Uint8Array> {
      const block = new Uint8Array(65_536).fill(0x20);
      for (;;) yield block;
    }
    expect(soon(() => check(endless()))).toMatchObject(limitExceeded("line-bytes"));
  });

  test("a point whose integers would not fit in memory is declined", () => {
    const entries = new Array<string>(400_000).fill("1");
    entries[0] = `1/${1n << 4_000n}`;
    const lines = changed(5, "/point", entries);
    expect(soon(() => checkText(textOf(lines)))).toMatchObject(limitExceeded("vector-bits"));
  });

  test("a row whose integers would not fit in memory is declined", () => {
    const width = 400_000;
    const row = {
      bias: `1/${1n << 4_000n}`,
      columns: [...new Array(width).keys()],
      weights: new Array<string>(width).fill("1"),
    };
    const network = { source: "inline", inputs: width, widths: [1] };
    const text = textOf([{ ...HEADER, network }, row]);
    expect(soon(() => checkText(text))).toMatchObject(limitExceeded("vector-bits"));
  });
});
