// Defects that look almost right to the walk, and what it says that it expects.
import { expect, test } from "vitest";
import { walk, type Walk } from "../../src/format/walk.js";
import { lineOf, limitExceeded, rejection } from "../records.js";

const open = (text: string): Walk => walk(lineOf(text, 7));

test.each(['{"a":1,"c":2,"b":3}', '{"b":1,"a":2,"c":3}', '{"c":1,"b":2,"a":3}'])(
  "one key in its place does not make up for two that are not: %s",
  (text) => {
    const w = open(text);
    expect(w.fields(w.root, "/p", ["a", "b", "c"])).toEqual([]);
    expect(w.refusal()).toMatchObject(
      rejection("malformed/not-canonical", "/p", 7, { expected: "a, b, c" }),
    );
  },
);

test("a number of another spelling is told what was expected", () => {
  const rational = open('"0.5"');
  rational.rational(rational.root, "/p");
  const decimal = { expected: "a canonical rational", got: '"0.5"' };
  expect(rational.finish()).toMatchObject(rejection("malformed/rational", "/p", 7, decimal));
  const integer = open('"1/2"');
  integer.integer(integer.root, "/p");
  const fraction = { expected: "an integer", got: '"1/2"' };
  expect(integer.finish()).toMatchObject(rejection("malformed/rational", "/p", 7, fraction));
});

test("a vector may take all of its room", () => {
  const vector = (length: number): unknown => {
    // 2,048 bits each over the common denominator; 65,536 times that is the limit.
    const numbers = [`1/${1n << 2_047n}`, ...new Array<string>(length - 1).fill("0")];
    const w = open(JSON.stringify(numbers));
    const read = w.vector(w.root, "/p", "dimension");
    return w.finish() ?? read;
  };
  expect(vector(65_536)).toHaveLength(65_536);
  expect(vector(65_537)).toMatchObject(limitExceeded("vector-bits"));
});
