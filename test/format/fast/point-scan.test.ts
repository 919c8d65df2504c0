// Coordinates from bytes: the plain reader's numbers, and nothing where its spelling is not the one.
import { describe, expect, test } from "vitest";
import { pointScanner } from "../../../src/format/fast/point-scan.js";
import { decodeRational } from "../../../src/format/index.js";
import { scaledOf } from "../../../src/kernel/fast/short.js";
import { scaled } from "../../../src/numbers/index.js";

const encoder = new TextEncoder();

function scan(dimension: number, text: string) {
  return pointScanner(dimension)(encoder.encode(text), 0);
}

describe("a point in bytes", () => {
  test.each([
    [["0"]],
    [["1", "-1", "0"]],
    [["1/2", "-7/5", "333/1000", "0"]],
    [["999999999999999", "-999999999999999"]],
    [["1/999999999999999"]],
    [["1/94906265", "1/94906263"]],
  ])("of %j is what the plain reader makes of it", (entries) => {
    const expected = entries.map((text) => decodeRational(text) ?? { num: 0n, den: 0n });
    const text = `${JSON.stringify(entries).slice(1)},"label":0`;
    const found = scan(entries.length, text);
    expect(found && scaledOf(found.point)).toEqual(scaled(expected));
    expect(found?.end).toBe(text.indexOf("]"));
  });

  test.each([
    '"-0"]',
    '"00"]',
    '"01"]',
    '"+1"]',
    '"1/1"]',
    '"1/0"]',
    '"0/5"]',
    '"2/4"]',
    '"-6/9"]',
    '"1/02"]',
    '"1/-2"]',
    '"1/"]',
    '"/2"]',
    '"-"]',
    '""]',
    '"1.5"]',
    '"1e3"]',
    '"1" ]',
    ' "1"]',
    '"1 "]',
    '"1","2"]',
    '"1",]',
    '"1"',
    '"1',
    "1]",
    "]",
    "",
    "'1']",
    '"\\u0031"]',
    '"１"]',
  ])("is not read where it is spelled %s", (text) => {
    expect(scan(1, text)).toBeUndefined();
  });

  test.each([
    ["a number of 16 digits", '"1000000000000000"]', 1],
    ["a denominator of 16 digits", '"1/1000000000000000"]', 1],
    ["a common denominator just above 2^53", '"1/94906267","1/94906265"]', 2],
    ["a number of 2^53 and more over it", '"99999999999","1/100003"]', 2],
    ["a coordinate too few", '"1"]', 2],
  ])("is left to the plain reader for %s", (_, text, dimension) => {
    expect(scan(dimension, text)).toBeUndefined();
  });

  test("is read anew after one that was not", () => {
    const own = pointScanner(2);
    expect(own(encoder.encode('"1/7","x"]'), 0)).toBeUndefined();
    expect(own(encoder.encode('"3","1/2"]'), 0)?.point).toEqual({
      ints: Float64Array.of(6, 1),
      den: 2,
    });
  });
});
