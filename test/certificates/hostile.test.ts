// Texts made to cost more than they should: too large to store as samples. Each ends in a verdict, soon.
import { describe, expect, test } from "vitest";
import { check } from "../../src/checker/index.js";
import { foundSamples, saidBy } from "./suite.js";

/** An accepted handmade certificate. */
function text(name: string): string {
  const sample = foundSamples().find((each) => each.path === `accepted/handmade/${name}.muball`);
  return new TextDecoder().decode(sample?.certificate);
}

const plane = text("plane-2");
const power = text("plane-3");
const MILLION = 1_000_000;
/** Of a test that usually takes less than a second or two. */
const SOON = { timeout: 20_000 };

function changed(base: string, from: string, to: string): string {
  expect(base).toContain(from);
  return base.replace(from, () => to);
}

function many(count: number, item: (k: number) => string): string {
  return Array.from({ length: count }, (_, k) => item(k)).join("");
}

function listed(count: number, item: (k: number) => string): string {
  return Array.from({ length: count }, (_, k) => item(k)).join(",");
}

const TEN_MILLION = 10 * MILLION;
const LINE = 16_777_216;

/** Names, texts and codes. */
const cases: readonly (readonly [name: string, make: () => string, code: string])[] = [
  [
    "a radius of a million digits",
    () => changed(plane, '"radius":"1"', `"radius":"${"1".repeat(MILLION)}"`),
    "limit-exceeded",
  ],
  [
    "a count of a million digits",
    () => changed(plane, '"points":2,', `"points":${"1".repeat(MILLION)},`),
    "malformed/wrong-type",
  ],
  [
    "an exponent of a million digits",
    () => changed(plane, '"points":2,', `"points":1e${"9".repeat(MILLION)},`),
    "malformed/wrong-type",
  ],
  ["a line of the largest length", () => `${" ".repeat(LINE)}\n`, "malformed/syntax"],
  ["a line beyond the largest length", () => `${" ".repeat(LINE + 1)}\n`, "limit-exceeded"],
  ["a line beyond the largest length, unended", () => "9".repeat(LINE + 1), "limit-exceeded"],
  ["zero bytes", () => "\0".repeat(LINE), "malformed/syntax"],
  ["empty lines", () => "\n".repeat(LINE), "malformed/syntax"],
  ["nested lists", () => `${"[".repeat(MILLION)}${"]".repeat(MILLION)}\n`, "malformed/wrong-type"],
  ["nested lists that stay open", () => `${"[".repeat(MILLION)}\n`, "malformed/syntax"],
  [
    "nested objects",
    () => `${'{"claim":'.repeat(MILLION / 2)}0${"}".repeat(MILLION / 2)}\n`,
    "malformed/missing-field",
  ],
  [
    "nested lists where numbers belong",
    () => changed(plane, '"powers":[]', `"powers":${"[".repeat(MILLION)}${"]".repeat(MILLION)}`),
    "malformed/wrong-type",
  ],
  [
    "one key a million times",
    () => changed(plane, '"note":""', `${'"note":"",'.repeat(MILLION)}"note":""`),
    "malformed/not-canonical",
  ],
  [
    "half a million keys",
    () => changed(plane, '"note":""', `"note":""${many(MILLION / 2, (k) => `,"k${k}":0`)}`),
    "malformed/unknown-field",
  ],
  [
    "half a million keys that are numbers",
    () => changed(plane, '"note":""', `"note":""${many(MILLION / 2, (k) => `,"${k}":0`)}`),
    "malformed/unknown-field",
  ],
  [
    "a hundred thousand class names",
    () => changed(plane, '["blue","red"]', `[${listed(100_000, (k) => `"${k}"`)}]`),
    "ill-formed/rule",
  ],
  [
    "more class names than the limit",
    () => changed(plane, '["blue","red"]', `[${listed(100_001, (k) => `"${k}"`)}]`),
    "limit-exceeded",
  ],
  [
    "more layers than the limit",
    () => changed(plane, '"widths":[2,1]', `"widths":[${listed(100_001, () => "1")}]`),
    "limit-exceeded",
  ],
  [
    "a note of escapes",
    () => changed(plane, '"note":""', `"note":"${"\\u0061".repeat(MILLION)}"`),
    "limit-exceeded",
  ],
  [
    "a pattern of ten million signs",
    () => changed(plane, '"+2"', `"${"+".repeat(TEN_MILLION)}"`),
    "malformed/wrong-type",
  ],
  [
    "a pattern of more runs than units",
    () => changed(plane, '"+2"', `"${"+1-1".repeat(LINE / 5)}"`),
    "limit-exceeded",
  ],
  [
    "a row with a million columns",
    () => changed(plane, '"columns":[0,1]', `"columns":[${listed(MILLION, (k) => `${k}`)}]`),
    "ill-formed/row",
  ],
  [
    "a point of a million coordinates",
    () => changed(plane, '["3","4"]', `[${listed(MILLION, () => '"1"')}]`),
    "ill-formed/dimension-mismatch",
  ],
  [
    "a point of many numbers over one long denominator",
    () => {
      const fraction = `"1/1${"0".repeat(1200)}"`;
      return changed(plane, '["3","4"]', `[${listed(10_000, () => fraction)}]`);
    },
    "ill-formed/dimension-mismatch",
  ],
  [
    "a witness of the largest numbers for the largest norm exponent",
    () => {
      const largest = "9".repeat(4095);
      const [header = "", ...rest] = changed(power, '"norm":"3"', '"norm":"64/63"').split("\n");
      const numbers = `"alpha":"${largest}","taus":["${largest}","${largest}"],"power":"${largest}"`;
      rest[3] = `{"direction":["${largest}","${largest}"],${numbers}}`;
      return [header, ...rest].join("\n");
    },
    "limit-exceeded",
  ],
];

describe("a verdict is soon given for", () => {
  test.each(cases)("%s", SOON, (_, make, code) => {
    const said = saidBy(check([new TextEncoder().encode(make())]));
    expect(said.code).toBe(code);
  });
});
