// The grammar in docs/format.md and docs/kinds.md, its own names put in, is that of the codecs.
import { describe, expect, test } from "vitest";
import { grammarOf } from "./grammar-of.js";
import { fenced, readText, section } from "./markdown.js";
import { namedShapes } from "./named-shapes.js";
import { PUBLISHED } from "./published.js";

type Definitions = ReadonlyMap<string, string>;

/** `name = text` in the fenced blocks of a text; further lines of a definition are indented. */
function definitionsIn(text: string): Definitions {
  const blocks = fenced(text, "").join("\n");
  const found = blocks.matchAll(/^([A-Za-z-]+) *= ((?:.*)(?:\n {2,}.*)*)/gmu);
  return new Map([...found].map(([, name = "", body = ""]) => [name, body.replaceAll(/\s/gu, "")]));
}

const FORMAT = definitionsIn(section(readText("docs/format.md"), "Grammar"));
const KINDS_TEXT = readText("docs/kinds.md");
const SHARED = definitionsIn(KINDS_TEXT.split("\n## ")[0] ?? "");

/** A definition with every name that is defined replaced by what it stands for, outside of strings. */
function expanded(body: string, definitions: Definitions): string {
  return body.replaceAll(/"[^"]*"|[A-Za-z][A-Za-z-]*/gu, (word) => {
    const inner = word.startsWith('"') ? undefined : definitions.get(word);
    return inner === undefined ? word : expanded(inner, definitions);
  });
}

/** The definitions that count in a section of docs/kinds.md: its own, then those before it. */
function definitionsOf(kind: string): Definitions {
  return new Map([...FORMAT, ...SHARED, ...definitionsIn(section(KINDS_TEXT, kind))]);
}

const KIND_OF: Readonly<Record<string, string>> = {
  multiplier: "preserving-map",
  link: "obstruction",
  "weighted-pair": "width-bound",
  "covering-node": "width-bound",
  "point-evidence": "robustness",
  tree: "property",
  unit: "sobolev-bound",
  parameters: "sobolev-bound",
  "target-point": "sobolev-bound",
  atom: "sobolev-bound",
};

/** Where a record is defined, and under which name. */
function placeOf(schema: string): readonly [Definitions, string] {
  const kind = schema.replace(/-header$/u, "");
  const isKind = schema.endsWith("-header") && !["dataset", "network"].includes(kind);
  if (isKind) return [definitionsOf(kind), "header"];
  const own = KIND_OF[schema];
  return [own === undefined ? FORMAT : definitionsOf(own), schema];
}

describe("the grammar of the documents", () => {
  test.each(PUBLISHED)("says of $schema what its codec takes", ({ schema, shape }) => {
    const [definitions, name] = placeOf(schema);
    const body = definitions.get(name);
    expect(body, `${name} is defined`).toBeDefined();
    const named = namedShapes(shape);
    const others = new Map([...definitions].filter(([one]) => !named.has(one)));
    expect(expanded(body ?? "", others)).toBe(grammarOf(shape));
    for (const [one, inner] of named) {
      expect(expanded(definitions.get(one) ?? "", others), one).toBe(grammarOf(inner));
    }
  });
});
