// Bytes in chunks → lines: the same lines however the bytes are cut, and what ends the reading.
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/checker/index.js";
import { linesOf } from "../../src/format/index.js";
import { answered, LIMITS } from "../../src/kernel/index.js";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Line texts until the end or a refusal, then that. */
function read(chunks: Iterable<Uint8Array>): unknown[] {
  const lines = linesOf(chunks);
  const found: unknown[] = [];
  for (;;) {
    const next = answered(() => lines.next());
    if ("verdict" in next || next.done === true) return [...found, next];
    expect(next.value.number).toBe(found.length + 1);
    expect(next.value.bytes).toEqual(utf8(next.value.text));
    found.push(next.value.text);
  }
}

const end = (number: number): unknown => ({ done: true, value: number });

/** What the first line of some bytes is, or why it is none. */
const firstOf = (chunks: Iterable<Uint8Array>): unknown => answered(() => linesOf(chunks).next());

function syntax(line: number, expected: string, got: string): unknown {
  return {
    verdict: "rejected",
    rejection: { code: "malformed/syntax", at: { line, pointer: "" }, expected, got },
  };
}

describe("lines", () => {
  test.each([
    { name: "nothing", text: "", lines: [end(1)] },
    { name: "one", text: "a\n", lines: ["a", end(2)] },
    { name: "three", text: "a\nbc\nd\n", lines: ["a", "bc", "d", end(4)] },
    { name: "empty ones", text: "\n\na\n\n", lines: ["", "", "a", "", end(5)] },
    { name: "one with a carriage return, which stays", text: "a\r\n", lines: ["a\r", end(2)] },
    {
      name: "one with other line ends, which stay",
      text: "a\u2028b\u0085\n",
      lines: ["a\u2028b\u0085", end(2)],
    },
    { name: "letters of several bytes", text: "é≤𝔹\n𝔹\n", lines: ["é≤𝔹", "𝔹", end(3)] },
    {
      name: "a last line without line feed",
      text: "a\nb",
      lines: ["a", syntax(2, "a line feed after the last line", "the end of the text")],
    },
  ])("$name", ({ text, lines }) => {
    const bytes = utf8(text);
    expect(read([bytes])).toEqual(lines);
    expect(read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(lines);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const pieces = [bytes.subarray(0, cut), new Uint8Array(0), bytes.subarray(cut)];
      expect(read(pieces)).toEqual(lines);
    }
  });

  test("no chunk at all is the end", () => {
    expect(read([])).toEqual([end(1)]);
  });

  test("invalid UTF-8 is rejected on its line", () => {
    const bytes = Uint8Array.of(0x61, 0x0a, 0xc0, 0xaf, 0x0a);
    expect(read([bytes])).toEqual(["a", syntax(2, "UTF-8", "other bytes")]);
  });

  test("are read no further than asked", () => {
    let given = 0;
    function* chunks(): Generator<Uint8Array> {
      for (;;) {
        given += 1;
        yield utf8("a\n");
      }
    }
    const lines = linesOf(chunks());
    lines.next();
    lines.next();
    expect(given).toBe(2);
  });
});

describe("a line at the limit", () => {
  const limit = LIMITS["line-bytes"];
  const beyond = {
    verdict: "declined",
    decline: { code: "limit-exceeded", limit: "line-bytes", allowed: "16777216" },
  };
  const block = new Uint8Array(limit / 16).fill(0x61);

  function* line(length: number): Generator<Uint8Array> {
    for (let left = length; left > 0; left -= block.length) yield block.subarray(0, left);
    yield Uint8Array.of(0x0a);
  }

  test("is read, and one byte more is declined", () => {
    expect(firstOf(line(limit))).toMatchObject({ done: false, value: { number: 1 } });
    expect(firstOf(line(limit + 1))).toEqual(beyond);
  });

  test("is declined before its end has come", () => {
    function* endless(): Generator<Uint8Array> {
      for (;;) yield block;
    }
    expect(firstOf(endless())).toEqual(beyond);
  });
});

describe("brackets", () => {
  const most = LIMITS["line-brackets"];
  const first = (text: string): unknown => firstOf([utf8(`${text}\n`)]);

  test.each([
    { name: "[", text: "[" },
    { name: "{", text: "{" },
    { name: "both, in a string", text: '"[{"' },
  ])("are as many as the limit allows, and not one more: $name", ({ text }) => {
    const each = [...text].filter((c) => c === "[" || c === "{").length;
    expect(first(text.repeat(most / each))).toMatchObject({ done: false });
    expect(first(`${text.repeat(most / each)}[`)).toEqual({
      verdict: "declined",
      decline: { code: "limit-exceeded", limit: "line-brackets", allowed: `${most}` },
    });
  });

  test("closing ones and other characters do not count", () => {
    expect(first("]};|[".repeat(10) + "]}".repeat(most))).toMatchObject({ done: false });
  });

  // Found by audit: 16 KB of gzip, 1.4 GB of memory, and the header read twice.
  test("a header of nothing but brackets is declined before it is read", () => {
    const text = "[".repeat(16_777_200);
    const before = process.memoryUsage().heapUsed;
    expect(checkText(`${text}\n`)).toMatchObject({ decline: { limit: "line-brackets" } });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
  });
});
