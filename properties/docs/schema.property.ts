// The codecs of all records, and the published JSON Schemas beside them: a schema may take more, never less.
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RECORDS } from "../../src/writing/index.js";
import { lineOf } from "../../test/records.js";
import { DRAWN } from "./drawn-records.js";
import { type Json, mutated, structural } from "./mutations.js";
import { runs } from "../runs.js";

const folder = new URL("../../docs/schema/", import.meta.url);
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
for (const file of readdirSync(folder)) {
  ajv.addSchema(JSON.parse(readFileSync(new URL(file, folder), "utf8")) as object);
}

function isValid(schema: string, value: unknown): boolean {
  const validate = ajv.getSchema(`${schema}.schema.json`);
  if (validate === undefined) throw new Error(`no schema ${schema}`);
  return validate(value) === true;
}

const valueOf = (text: string): Json => JSON.parse(text) as Json;

describe.each(DRAWN)("the schema of $schema", ({ schema, texts, takes, again }) => {
  test("for all good records, the codec takes them and writes them again, and the schema takes them", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(again(text)).toBe(text);
        expect(takes(text)).toBe(true);
        expect(isValid(schema, valueOf(text))).toBe(true);
      }),
    );
  });

  test("for all good records with one value replaced, what the codec takes it writes again, and the schema takes", () => {
    let taken = 0;
    fc.assert(
      fc.property(
        texts.chain((text) => mutated(valueOf(text))),
        (value) => {
          const text = JSON.stringify(value);
          if (!takes(text)) return;
          taken += 1;
          expect(again(text)).toBe(text);
          expect(isValid(schema, value)).toBe(true);
        },
      ),
      runs(400),
    );
    expect(taken).toBeGreaterThan(4);
  });

  test("for all good records, none with a key too few or too many, or a Boolean, is taken by either", () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const value of structural(valueOf(text))) {
          expect([takes(JSON.stringify(value)), isValid(schema, value)]).toEqual([false, false]);
        }
      }),
      runs(30),
    );
  });
});

test("drawn balls have every form of evidence, and optional fields there and not", () => {
  const texts = DRAWN.find(({ schema }) => schema === "ball")?.texts ?? fc.constant("");
  const drawn = fc.sample(texts, { numRuns: 500, seed: 1 });
  for (const key of ["facts", "except", "output", "units", "proofs", "bounds", "cases", "less"]) {
    const count = drawn.filter((text) => text.includes(`"${key}":`)).length;
    expect(count, key).toBeGreaterThan(50);
    expect(count, key).toBeLessThan(450);
  }
});

test("for all evidence, what is read is what stands there", () => {
  const texts = DRAWN.find(({ schema }) => schema === "given-ball")?.texts ?? fc.constant("");
  fc.assert(
    fc.property(texts, (text) => {
      const evidence = RECORDS.givenBall.decode(lineOf(text));
      if ("verdict" in evidence) throw new Error(evidence.verdict);
      const { layers, facts = [] } = valueOf(text) as {
        layers: Json[];
        facts?: { terms: Json[] }[];
      };
      expect(
        evidence.layers.map(({ units }) =>
          units.map(({ letter, count }) => `${letter}${count}`).join(""),
        ),
      ).toEqual(
        layers.map((layer) =>
          typeof layer === "string" ? layer : (layer as { units: string }).units,
        ),
      );
      expect(evidence.facts.map(({ terms }) => terms.length)).toEqual(
        facts.map(({ terms }) => terms.length),
      );
    }),
  );
});
