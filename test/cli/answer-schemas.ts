// The published schemas of answers, docs/answers: every run of a command in a test is held against them.
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const FOLDER = new URL("../../docs/answers/", import.meta.url);

/** Names of schemas: those of the commands, `verdict`, and the shared one. */
export const SCHEMAS: readonly string[] = readdirSync(FOLDER)
  .map((file) => file.replace(/\.schema\.json$/u, ""))
  .sort();

let opened: Ajv2020 | undefined;

function validator(): Ajv2020 {
  if (opened !== undefined) return opened;
  opened = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: false });
  for (const name of SCHEMAS) {
    const text = readFileSync(new URL(`${name}.schema.json`, FOLDER), "utf8");
    opened.addSchema(JSON.parse(text) as object);
  }
  return opened;
}

/** What keeps a value from being an answer under a schema; nothing if it is one. */
export function defectsOfAnswer(schema: string, value: unknown): readonly string[] {
  const validate = validator().getSchema(`${schema}.schema.json`);
  if (validate === undefined) return [`there is no schema ${schema}`];
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map(({ instancePath, message = "", params }) => {
    return `${instancePath}: ${message} ${JSON.stringify(params)}`;
  });
}

/** What is wrong with the JSON answer of a run. */
export function defectsOfText(text: string): readonly string[] {
  const value: unknown = JSON.parse(text);
  const command =
    typeof value === "object" && value !== null && "command" in value ? value.command : undefined;
  if (typeof command !== "string") return ["no command"];
  // What is no command has only the failure that all share.
  const known = SCHEMAS.includes(command) && !["common", "verdict"].includes(command);
  return defectsOfAnswer(known ? command : "check", value);
}
