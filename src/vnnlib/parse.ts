// UNTRUSTED. VNN-LIB 1.0 and 2.0: text → question. Assertions count together, in whatever order they stand.
import { attempt, type ForeignRefusal, refuse } from "../foreign/index.js";
import { casesOf, type Case } from "./cases.js";
import { closeConstants, type Declared, declareConstant, declareNetwork } from "./declarations.js";
import { expressionsOf, isList, type List, wordOf } from "./expression.js";
import { formulaOf } from "./linear.js";
import type { Formula, Query } from "./query.js";

/** Bytes of a question. */
const MOST_CHARACTERS = 64 * 1024 ** 2;

/** A question that was read. */
export interface ReadQuery {
  readonly verdict: "query";
  readonly query: Query;
}

/** A question about one network, whose inputs are all bounded. */
export interface ReadCases extends ReadQuery {
  readonly cases: readonly Case[];
}

/** A version that is read. */
function versionOf(list: List): "2.0" {
  const version = list.items.slice(1).map(wordOf).join(" ");
  if (version === "<2.0>" || version === "2.0") return "2.0";
  return refuse("format-version", `VNN-LIB ${version || "(none)"} is not read, 1.0 and 2.0 are`, {
    line: list.line,
  });
}

function parse(text: string): Query {
  if (text.length > MOST_CHARACTERS) refuse("too-large", `more than ${MOST_CHARACTERS} characters`);
  const declared: Declared = { networks: [], variables: [], places: new Map() };
  const asserted: List[] = [];
  let version: Query["version"] = "1.0";
  for (const expression of expressionsOf(text)) {
    const { line } = expression;
    if (!isList(expression))
      return refuse("syntax", `${expression.word} stands outside of a command`, { line });
    const command = wordOf(expression.items[0]);
    if (command === "vnnlib-version") version = versionOf(expression);
    else if (command === "declare-network") declareNetwork(declared, expression);
    else if (command === "declare-const") declareConstant(declared, expression);
    else if (command === "assert") asserted.push(expression);
    else refuse("command", `the command ${command || "()"} is not read`, { line });
  }
  const isNew = declared.networks.length > 0;
  if (
    isNew !== (version === "2.0") ||
    (isNew && declared.variables.some(({ name }) => /^[XY]_\d+$/u.test(name)))
  ) {
    refuse("syntax", "declare-network goes with (vnnlib-version <2.0>), declare-const with 1.0");
  }
  if (!isNew) closeConstants(declared);
  const parts = asserted.map(({ items, line }): Formula => {
    const [, condition, more] = items;
    if (condition === undefined || more !== undefined)
      return refuse("syntax", "assert takes one condition", { line });
    return formulaOf(condition, (name) => declared.places.get(name));
  });
  const { networks, variables } = declared;
  return { version, networks, variables, condition: { kind: "and", parts } };
}

/** The question of a text. Ensures: never throws for what stands in it. */
export function readQuery(text: string): ReadQuery | ForeignRefusal {
  return attempt(() => ({ verdict: "query", query: parse(text) }) as const);
}

/** The question of a text, if it is about one network and bounds every input. */
export function readCases(text: string): ReadCases | ForeignRefusal {
  return attempt(() => {
    const query = parse(text);
    return { verdict: "query", query, cases: casesOf(query) } as const;
  });
}
