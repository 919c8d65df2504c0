// UNTRUSTED. Terms and conditions of VNN-LIB as linear expressions with exact rationals.
import { decodeDecimal, isNumber } from "../dataset/index.js";
import { refuse } from "../foreign/index.js";
import {
  add,
  divide,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  ZERO,
} from "../numbers/index.js";
import { type Expression, isList, wordOf } from "./expression.js";
import type { Atom, Formula, Linear } from "./query.js";

/** The place of a variable by its name, or undefined. */
export type Lookup = (name: string) => number | undefined;

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u;

const NOTHING: Linear = { weights: new Map(), constant: ZERO };

function sum(a: Linear, b: Linear, factor: Rational): Linear {
  const weights = new Map(a.weights);
  for (const [variable, weight] of b.weights) {
    const total = add(weights.get(variable) ?? ZERO, multiply(factor, weight));
    if (total.num === 0n) weights.delete(variable);
    else weights.set(variable, total);
  }
  return { weights, constant: add(a.constant, multiply(factor, b.constant)) };
}

function scaled(a: Linear, factor: Rational): Linear {
  return sum(NOTHING, a, factor);
}

function product(a: Linear, b: Linear, line: number): Linear {
  if (a.weights.size === 0) return scaled(b, a.constant);
  if (b.weights.size === 0) return scaled(a, b.constant);
  return refuse(
    "product",
    "two variables are multiplied",
    { line },
    "only linear questions are read",
  );
}

function quotient(a: Linear, b: Linear, line: number): Linear {
  if (b.weights.size > 0) return refuse("product", "a variable divides", { line });
  if (b.constant.num === 0n) return refuse("division-by-zero", "a divisor is 0", { line });
  return scaled(a, divide(ONE, b.constant));
}

function wordTerm(word: string, line: number, lookup: Lookup): Linear {
  const variable = lookup(word);
  if (variable !== undefined)
    return { weights: new Map([[variable, rational(1n)]]), constant: ZERO };
  const value = DECIMAL.test(word) ? decodeDecimal(word) : "not-a-number";
  if (isNumber(value)) return { weights: new Map(), constant: value };
  const what = /^[\d.+-]/u.test(word) ? "is no number" : "is not declared";
  return refuse(what === "is no number" ? "not-a-number" : "undefined-name", `${word} ${what}`, {
    line,
  });
}

/** A term as a linear expression. Fails: refusal. */
export function termOf(expression: Expression, lookup: Lookup): Linear {
  const { line } = expression;
  if (!isList(expression)) return wordTerm(expression.word, line, lookup);
  const [head, ...rest] = expression.items;
  const operator = wordOf(head);
  const terms = rest.map((item) => termOf(item, lookup));
  const [first, ...others] = terms;
  if (first === undefined) return refuse("syntax", `${operator || "()"} has no operands`, { line });
  switch (operator) {
    case "+":
      return others.reduce((a, b) => sum(a, b, ONE), first);
    case "-":
      if (others.length === 0) return scaled(first, negate(ONE));
      return others.reduce((a, b) => sum(a, b, negate(ONE)), first);
    case "*":
      return others.reduce((a, b) => product(a, b, line), first);
    case "/":
      return others.reduce((a, b) => quotient(a, b, line), first);
    default:
      return refuse("operator", `the operator ${operator || "(none)"} is not read`, { line });
  }
}

/** `a relation b` as `linear relation 0`. */
const RELATIONS: Readonly<Record<string, readonly [Atom["relation"], isFlipped: boolean]>> = {
  ">=": [">=", false],
  ">": [">", false],
  "<=": [">=", true],
  "<": [">", true],
  "==": ["==", false],
  "=": ["==", false],
  "!=": ["!=", false],
};

/** A condition. Fails: refusal. */
export function formulaOf(expression: Expression, lookup: Lookup): Formula {
  const { line } = expression;
  if (!isList(expression)) return refuse("syntax", `${expression.word} is no condition`, { line });
  const [head, ...rest] = expression.items;
  const operator = wordOf(head);
  if (operator === "and" || operator === "or") {
    if (rest.length === 0) refuse("syntax", `${operator} has no operands`, { line });
    return { kind: operator, parts: rest.map((item) => formulaOf(item, lookup)) };
  }
  const known = Object.hasOwn(RELATIONS, operator) ? RELATIONS[operator] : undefined;
  if (known === undefined)
    return refuse("operator", `the operator ${operator || "(none)"} is not read`, { line });
  const [left, right, more] = rest;
  if (left === undefined || right === undefined || more !== undefined) {
    return refuse("syntax", `${operator} has ${rest.length} operands instead of 2`, { line });
  }
  const [relation, isFlipped] = known;
  const [a, b] = [termOf(left, lookup), termOf(right, lookup)];
  const linear = isFlipped ? sum(b, a, negate(ONE)) : sum(a, b, negate(ONE));
  return { kind: "atom", linear, relation, line };
}
