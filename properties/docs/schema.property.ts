// The published JSON Schemas against the decoders that decide: a schema may take more, never less.
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Json, mutated, structural } from "./mutations.js";
import { RECORDS } from "./records.js";

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

describe.each(RECORDS)("the schema of $schema", ({ schema, texts, decodes }) => {
  test("for all good records, the decoder and the schema take them", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(decodes(text)).toBe(true);
        expect(isValid(schema, valueOf(text))).toBe(true);
      }),
    );
  });

  test("for all good records with one value replaced, what the decoder takes the schema takes", () => {
    fc.assert(
      fc.property(
        texts.chain((text) => mutated(valueOf(text))),
        (value) => {
          expect(decodes(JSON.stringify(value)) && !isValid(schema, value)).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });

  test("for all good records, none with a key too few or too many, or a Boolean, is taken by either", () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const value of structural(valueOf(text))) {
          expect([decodes(JSON.stringify(value)), isValid(schema, value)]).toEqual([false, false]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

test("every schema file but the shared one belongs to a record", () => {
  const files = readdirSync(folder).filter((file) => file !== "common.schema.json");
  const schemas = new Set(RECORDS.map(({ schema }) => `${schema}.schema.json`));
  expect(files.sort()).toEqual([...schemas].sort());
});
