// UNTRUSTED. Declarations of ARFF: the attributes and their types. Imports nothing of node.
import { ArffLine } from "./arff-tokens.js";
import { quote } from "./data-error.js";

/** An attribute; a nominal one has its values listed. */
export interface ArffAttribute {
  readonly name: string;
  readonly type: "numeric" | "nominal" | "string" | "date";
  readonly values?: readonly string[];
}

const TYPES: Readonly<Record<string, ArffAttribute["type"]>> = {
  numeric: "numeric",
  real: "numeric",
  integer: "numeric",
  string: "string",
  date: "date",
};

/** `{a, 'b c'}`: the values of a nominal attribute, or undefined. */
function nominalValues(line: ArffLine): readonly string[] | undefined {
  const values: string[] = [];
  line.pass("{");
  line.skipBlanks();
  while (!line.pass("}")) {
    const word = line.word();
    if (word === undefined) return undefined;
    values.push(word.text);
    line.separator();
  }
  line.skipBlanks();
  const isWhole = line.isDone && new Set(values).size === values.length;
  return isWhole && values.length > 0 ? values : undefined;
}

/** The attribute that follows `@attribute`, or what is wrong with it. */
export function attributeOf(text: string): ArffAttribute | string {
  const line = new ArffLine(text);
  const name = line.word()?.text;
  if (name === undefined) return `expected a name, got ${quote(text)}`;
  line.skipBlanks();
  if (line.next === "{") {
    const values = nominalValues(line);
    if (values !== undefined) return { name, type: "nominal", values };
    return `expected different values between { and }, got ${quote(text)}`;
  }
  const word = line.word()?.text ?? "";
  const type = TYPES[word.toLowerCase()];
  if (type !== undefined) return { name, type };
  return `expected the type numeric, real, integer, string, date or {values}, got ${quote(word)}`;
}

/** A line of the header: what it declares. */
export function declarationOf(text: string): readonly [keyword: string, rest: string] | undefined {
  const [, keyword = "", rest = ""] = /^\s*@([a-z]+)(?:\s+(.*))?$/iu.exec(text) ?? [];
  return keyword === "" ? undefined : [keyword.toLowerCase(), rest];
}
