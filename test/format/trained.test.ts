// The headers of certificates about given networks.
import { expect, test } from "vitest";
import { headerWith, linesOfSample } from "../findings.js";
import { limitExceeded, lineOf, rejection } from "../records.js";
import { write, HEADERS } from "../../src/writing/index.js";

test.each([
  ["robustness", "five"],
  ["robustness", "domain"],
  ["property", "sat-at-a-corner"],
  ["property", "unsat-by-mixture"],
] as const)("that of %s %s decodes, and encodes to itself", (kind, name) => {
  const text = JSON.stringify(linesOfSample(kind, name)[0]);
  const header = HEADERS[kind].decode(lineOf(text));
  if ("verdict" in header) throw new Error(JSON.stringify(header));
  expect(JSON.stringify(write(HEADERS[kind].codec.shape, header))).toBe(text);
});

test("a header with more bits than the rule takes is declined, one with other fields rejected", () => {
  expect(HEADERS.robustness.decode(headerWith("robustness", "five", "/bits", 27))).toMatchObject(
    limitExceeded("bound-bits"),
  );
  expect(
    HEADERS.robustness.decode(headerWith("robustness", "five", "/points", "beside")),
  ).toMatchObject(rejection("malformed/wrong-type", "/points"));
  expect(
    HEADERS.property.decode(headerWith("property", "sat-at-a-corner", "/witness/case", -1)),
  ).toMatchObject(rejection("malformed/wrong-type", "/witness/case"));
  expect(
    HEADERS.property.decode(headerWith("property", "sat-at-a-corner", "/witness", undefined)),
  ).toMatchObject({ bits: 26 });
});
