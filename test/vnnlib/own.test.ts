// Questions made for these tests: what each assignment of values makes of the condition, and what is refused.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { decodeDecimal, isNumber } from "../../src/dataset/index.js";
import type { ForeignCode } from "../../src/foreign/index.js";
import { holdsAt, readCases, readQuery } from "../../src/vnnlib/index.js";
import { ELSEWHERE, HAS_ELSEWHERE, OWN, WHY_SKIPPED } from "../foreign/read-file.js";

interface Expected {
  readonly file: string;
  readonly assignments?: readonly {
    readonly values: Readonly<Record<string, string>>;
    readonly holds: boolean;
  }[];
}

const textOf = (file: string): string => readFileSync(file, "utf8");
const EXPECTED = JSON.parse(textOf(path.join(OWN, "expected.json"))) as readonly Expected[];
const ASSIGNED = EXPECTED.filter(({ assignments }) => assignments !== undefined);

/** What the question says of these values. */
function holds(text: string, values: Readonly<Record<string, string>>): boolean {
  const read = readQuery(text);
  if (read.verdict !== "query") throw new Error(`${read.code}: ${read.what}`);
  const numbers = read.query.variables.map(({ name }) => {
    const value = decodeDecimal(values[name] ?? "");
    if (!isNumber(value)) throw new Error(`${name} has no value`);
    return value;
  });
  return holdsAt(read.query.condition, numbers);
}

function expectCode(text: string, code: ForeignCode, says: string): void {
  const read = readCases(text);
  expect(read).toMatchObject({ code });
  if (read.verdict !== "query")
    expect(`${read.what} ${JSON.stringify(read.place)}`).toContain(says);
}

describe("assignments", () => {
  test.each(ASSIGNED)("of $file", ({ file, assignments = [] }) => {
    expect(assignments.length).toBeGreaterThan(10);
    const text = textOf(path.join(OWN, file));
    const found = assignments.map(({ values }) => holds(text, values));
    expect(found).toEqual(assignments.map((assignment) => assignment.holds));
    expect(new Set(found).size).toBe(2);
  });

  test("are there for every readable question", () => {
    expect(ASSIGNED.map(({ file }) => file)).toHaveLength(7);
  });
});

describe("refused", () => {
  test.each([
    ["bad-unclosed.vnnlib", "syntax", "not closed"],
    ["bad-undeclared.vnnlib", "undefined-name", "X_1 is not declared"],
    ["bad-unbounded.vnnlib", "unbounded", "X_0 has no lower bound"],
    ["bad-deep.vnnlib", "nested", "200 deep"],
    ["v2-two-networks.vnnlib", "several-networks", "2 networks: f, g"],
  ] as const)("%s: %s", (file, code, says) => {
    expectCode(textOf(path.join(OWN, file)), code, says);
  });

  const HEAD = "(declare-const X_0 Real)(declare-const Y_0 Real)\n";
  test.each([
    ["(assert (>= (* X_0 Y_0) 0))", "product", '"line":2'],
    ["(assert (>= (/ 1 X_0) 0))", "product", "divides"],
    ["(assert (>= (/ X_0 0) 0))", "division-by-zero", "0"],
    ["(assert (>= (sin X_0) 0))", "operator", "sin"],
    ["(assert (=> (>= X_0 0) (>= Y_0 0)))", "operator", "=>"],
    ["(assert (>= X_0 1.2.3))", "not-a-number", "1.2.3"],
    ["(assert (>= X_0))", "syntax", "1 operands"],
    ["(assert (>= X_0 0) (>= X_0 1))", "syntax", "one condition"],
    ["(assert)", "syntax", "one condition"],
    ["(check-sat)", "command", "check-sat"],
    ["(declare-const X_0 Real)", "name-twice", "X_0"],
    ["(declare-const X_2 Real)", "undefined-name", "X_1 is not declared"],
    ["(declare-const Z_0 Real)", "undefined-name", "Z_0"],
    ["(declare-const X_1 Int)", "element-type", "X_1"],
    ["(vnnlib-version <3.0>)", "format-version", "3.0"],
    ["(declare-network f (declare-input A real [1]) (declare-output B real [1]))", "syntax", "2.0"],
    [")", "syntax", "not opened"],
    ["]", "syntax", "no meaning"],
  ] as const)("%s: %s", (line, code, says) => {
    expectCode(HEAD + line, code, says);
  });

  test("a network of 2.0 with a tensor, a type or a shape that is not known", () => {
    const head = "(vnnlib-version <2.0>)";
    expectCode(`${head}(declare-network f (declare-input A real [1]))`, "syntax", "no outputs");
    expectCode(
      `${head}(declare-network f (declare-hidden A real [1]))`,
      "command",
      "declare-hidden",
    );
    expectCode(
      `${head}(declare-network f (declare-input A complex [1]))`,
      "element-type",
      "complex",
    );
    expectCode(`${head}(declare-network f (declare-input A real [9999,9999]))`, "dimension", "A");
    expectCode(`${head}(declare-network f (declare-input A real x))`, "syntax", "shape");
  });
});

describe("cases", () => {
  test("the tighter bound counts, and strict ones are kept", () => {
    const read = readCases(textOf(path.join(OWN, "v1-strict-linear.vnnlib")));
    if (read.verdict !== "query") throw new Error(read.what);
    expect(read.cases).toHaveLength(1);
    const [only] = read.cases;
    expect(only?.lower.map(({ value, isStrict }) => [value.num, isStrict])).toEqual([
      [0n, true],
      [10n, false],
    ]);
    expect(only?.upper.map(({ value, isStrict }) => [value.num, isStrict])).toEqual([
      [1n, true],
      [20n, false],
    ]);
    expect([only?.onInputs.length, only?.onOutputs.length]).toEqual([1, 2]);
  });

  test("a product of alternatives that is too large is declined before it is made", () => {
    const or = "(assert (or (>= Y_0 0) (<= Y_0 1) (>= Y_0 2) (<= Y_0 3)))";
    const head =
      "(declare-const X_0 Real)(declare-const Y_0 Real)(assert (>= X_0 0))(assert (<= X_0 1))";
    expectCode(head + or.repeat(20), "too-large", "cases");
  });
});

const OTHERS: readonly (readonly [file: string, cases: number | ForeignCode])[] = [
  ["marabou/test_nano_vnncomp.vnnlib", 1],
  ["marabou/test_tiny_vnncomp.vnnlib", 1],
  ["marabou/test_small_vnncomp.vnnlib", 1],
  ["marabou/test_prop_vnncomp.vnnlib", 1],
  ["marabou/test_add_var.vnnlib", 1],
  ["marabou/test_mul_var_const.vnnlib", 1],
  ["marabou/test_mul_var_var.vnnlib", "product"],
  ["marabou/test_exp_notation.vnnlib", 1],
  ["marabou/test_command_not_implemented.vnnlib", "command"],
  ["vnnlib-standard/acc.vnnlib", 2],
  ["vnnlib-standard/cartpole.vnnlib", 1],
  ["vnnlib-standard/mnist.vnnlib", "unbounded"],
  ["vnnlib-standard/single_network.vnnlib", 8],
  ["vnnlib-standard/multiple_networks.vnnlib", "several-networks"],
  ["veristressgt/ep1.vnnlib", 9],
  ["veristressgt/vb_acasxu_0000.vnnlib", 1],
];

describe.skipIf(!HAS_ELSEWHERE)(`questions of others${WHY_SKIPPED}`, () => {
  test.each(OTHERS)("%s: %s", (file, expected) => {
    const place = path.join(ELSEWHERE, file);
    expect(existsSync(place)).toBe(true);
    const read = readCases(textOf(place));
    expect(read.verdict === "query" ? read.cases.length : read.code).toBe(expected);
  });
});
