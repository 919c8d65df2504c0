// The tables of fields in docs/format.md name every field of its records, and no other, with its type.
import { describe, expect, test } from "vitest";
import type { Shape } from "../../src/format/index.js";
import { readText, section } from "./markdown.js";
import { namedShapes } from "./named-shapes.js";
import { PUBLISHED } from "./published.js";

type Rows = Readonly<Record<string, string>>;

const NAMES: Readonly<Record<string, string>> = {
  STRING: "string",
  NORM: "string",
  RATIONAL: "rational",
  INTEGER: "integer",
  DIGEST: "digest",
  LETTERS: "letters",
};

/** The type of a field in words; undefined where the table may say more. */
function wordsFor(shape: Shape): string | undefined {
  switch (shape.kind) {
    case "text":
      return NAMES[shape.name];
    case "count":
      return "count";
    case "constant":
      return "string";
    case "list": {
      const item = wordsFor(shape.item);
      return item === undefined ? item : `${item}s`;
    }
    case "tuple": {
      const items = new Set(shape.fields.map((field) => wordsFor(field.shape)));
      const number = ["no", "one", "two", "three"][shape.fields.length];
      return items.size === 1 && items.has("count") ? `${number ?? ""} counts` : undefined;
    }
    case "either": {
      const [first, second] = shape.of;
      const isNullable = first?.kind === "constant" && first.values[0] === null;
      if (!isNullable || second === undefined) return undefined;
      return `${wordsFor(second) ?? "object"} or null`;
    }
    case "record":
    case "named":
      return undefined;
  }
}

/** The fields of a shape by pointer. A record that may be null or is one of several is listed too. */
function fieldsOf(shape: Shape, pointer = ""): [string, string | undefined][] {
  if (shape.kind === "record") {
    return shape.fields.flatMap(({ key, shape: of }) => fieldsOf(of, `${pointer}/${key}`));
  }
  const own: [string, string | undefined] = [pointer, wordsFor(shape)];
  if (shape.kind !== "either" || !shape.of.some(({ kind }) => kind === "record")) return [own];
  const inner = shape.of.flatMap((one) => (one.kind === "record" ? fieldsOf(one, pointer) : []));
  return shape.of.every(({ kind }) => kind === "record") ? inner : [own, ...inner];
}

/** The rows of the table below a heading of level 3. */
function tableOf(heading: string): Rows {
  const text = section(readText("docs/format.md"), "Fields").split(`\n### ${heading}\n`)[1] ?? "";
  const rows = (text.split("\n### ")[0] ?? "").matchAll(/^\| `(\/[^`]*)` \| ([^|]+) \|/gmu);
  return Object.fromEntries([...rows].map(([, path = "", type = ""]) => [path, type.trim()]));
}

function shapeOf(schema: string): Shape {
  const found = PUBLISHED.find((one) => one.schema === schema);
  if (found === undefined) throw new Error(schema);
  return found.shape;
}

/** The shape of the items of the list at a key of a record, of the first form that has it. */
function itemsAt(shape: Shape, key: string): Shape {
  const forms = shape.kind === "either" ? shape.of : [shape];
  for (const form of forms) {
    const field = form.kind === "record" ? form.fields.find((one) => one.key === key) : undefined;
    if (field?.shape.kind === "list") return field.shape.item;
  }
  throw new Error(key);
}

/** The record of a layer with more than letters. */
function layerShape(): Shape {
  const layer = namedShapes(shapeOf("ball")).get("LAYER");
  const forms =
    layer?.kind === "either"
      ? layer.of.flatMap((one) => (one.kind === "either" ? one.of : [one]))
      : [];
  const found = forms.find(({ kind }) => kind === "record");
  if (found === undefined) throw new Error("no record of a layer");
  return found;
}

describe("the tables of fields", () => {
  test.each([
    { heading: "Header", shape: shapeOf("header"), least: 26 },
    { heading: "Row", shape: shapeOf("row"), least: 3 },
    { heading: "Reach witness", shape: shapeOf("reach-witness"), least: 4 },
    { heading: "Ball", shape: shapeOf("ball"), least: 6 },
    { heading: "Layer", shape: layerShape(), least: 4 },
    { heading: "Inequality", shape: itemsAt(shapeOf("given-ball"), "facts"), least: 3 },
  ])("name the fields of a $heading", ({ heading, shape, least }) => {
    const fields = new Map(fieldsOf(shape));
    const table = tableOf(heading);
    expect(fields.size).toBeGreaterThanOrEqual(least);
    expect(Object.keys(table).sort()).toEqual([...fields.keys()].sort());
    for (const [path, words] of fields) {
      if (words !== undefined) expect(`${path}: ${table[path] ?? ""}`).toBe(`${path}: ${words}`);
    }
  });
});
