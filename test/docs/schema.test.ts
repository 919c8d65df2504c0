// The published JSON Schemas are those of the codecs. `npx vitest run test/docs/schema.test.ts -u` writes them.
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { PUBLISHED } from "./published.js";
import { wholeSchemaOf } from "./schema-of.js";

const folder = new URL("../../docs/schema/", import.meta.url);

test.each(PUBLISHED)(
  "the schema of $schema is that of its codec",
  async ({ schema, title, description, shape }) => {
    const file = `${schema}.schema.json`;
    const value = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: file,
      title,
      description,
      ...wholeSchemaOf(shape),
    };
    const text = `${JSON.stringify(value, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(new URL(file, folder).pathname);
  },
);

test("every schema file belongs to a record", () => {
  const files = PUBLISHED.map(({ schema }) => `${schema}.schema.json`);
  expect(readdirSync(folder).sort()).toEqual(files.sort());
});
