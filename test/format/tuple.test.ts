// Arrays of a fixed length.
import { expect, test } from "vitest";
import { tuple } from "../../src/format/tuple.js";
import { walk } from "../../src/format/walk.js";
import { type Json, limitExceeded, lineOf, rejection } from "../records.js";

function read(value: Json): unknown {
  const w = walk(lineOf(JSON.stringify(value), 4));
  const items = tuple(w, w.root, "/here", 2);
  return w.finish() ?? items;
}

test("two items of any kind", () => {
  expect(read([1, "two"])).toEqual([1, "two"]);
});

test.each([[[]], [[1]], [[1, 2, 3]]])("%j has another length", (value) => {
  expect(read(value)).toEqual(
    rejection("malformed/wrong-type", "/here", 4, {
      expected: "an array of 2",
      got: `an array of ${value.length}`,
    }),
  );
});

test("too many items", () => {
  expect(read(new Array<Json>(100_001).fill(0))).toMatchObject(limitExceeded("fact-terms"));
});

test("no array", () => {
  expect(read({})).toEqual(
    rejection("malformed/wrong-type", "/here", 4, { expected: "an array", got: "an object" }),
  );
});
