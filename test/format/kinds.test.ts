// The kind of a certificate has one spelling.
import { expect, test } from "vitest";
import { HEADERS } from "../../src/writing/index.js";
import { lineOf } from "../records.js";

const HEADER = `{"format":"muball/1","kind":"memorization","claim":{"dataset":"sha256:${"0".repeat(64)}","points":1,"dimension":1,"classes":["a"],"norm":"1","radius":"1","rule":{"kind":"argmax"},"ratio":null},"network":{"source":"inline","inputs":1,"widths":[1]},"size":{"width":0,"depth":1,"parameters":"1","nonzero":"1","bits":1},"points":"inline","reaches":0,"ratio":null,"note":""}`;

function decode(text: string): unknown {
  return HEADERS.memorization.decode(lineOf(text));
}

test("the header decodes as it stands", () => {
  expect(decode(HEADER)).not.toHaveProperty("verdict");
});

for (const spelling of ["null", "true", "1", '["memorization"]', "{}"]) {
  test(`a kind written ${spelling} is rejected as a wrong type at /kind`, () => {
    expect(decode(HEADER.replace('"memorization"', spelling))).toMatchObject({
      verdict: "rejected",
      rejection: { code: "malformed/wrong-type", at: { line: 1, pointer: "/kind" } },
    });
  });
}

test("a kind that is another string is declined", () => {
  expect(decode(HEADER.replace('"memorization"', '"other"'))).toMatchObject({
    verdict: "declined",
    decline: { code: "certificate-kind", got: "other" },
  });
});
