// The JSON Schema (2020-12) of a record, from the shape of its codec.
import type { Shape } from "../../src/format/index.js";
import { LIMITS } from "../../src/kernel/index.js";
import { namedShapes } from "./named-shapes.js";

type Schema = Readonly<Record<string, unknown>>;

function ofText({ spelling, most }: Extract<Shape, { kind: "text" }>): Schema {
  return {
    type: "string",
    ...(most !== undefined && { maxLength: LIMITS[most] }),
    ...(spelling !== undefined && { pattern: spelling.source }),
  };
}

function ofList(shape: Extract<Shape, { kind: "list" }>): Schema {
  const { item, most, least, distinct } = shape;
  return {
    type: "array",
    ...(least !== undefined && { minItems: least }),
    maxItems: LIMITS[most],
    ...(distinct && { uniqueItems: true }),
    items: schemaOf(item),
  };
}

function ofRecord({ fields }: Extract<Shape, { kind: "record" }>): Schema {
  return {
    type: "object",
    properties: Object.fromEntries(fields.map(({ key, shape }) => [key, schemaOf(shape)])),
    required: fields.filter(({ optional }) => !optional).map(({ key }) => key),
    additionalProperties: false,
  };
}

/** What a shape takes, as a schema. */
export function schemaOf(shape: Shape): Schema {
  switch (shape.kind) {
    case "text":
      return ofText(shape);
    case "count":
      return { type: "integer", minimum: shape.least ?? 0, maximum: LIMITS[shape.most] };
    case "constant": {
      const [only, ...others] = shape.values;
      return others.length === 0 ? { const: only } : { enum: shape.values };
    }
    case "list":
      return ofList(shape);
    case "tuple": {
      const { length } = shape.fields;
      return {
        type: "array",
        prefixItems: shape.fields.map((field) => schemaOf(field.shape)),
        minItems: length,
        items: false,
      };
    }
    case "record":
      return ofRecord(shape);
    case "either":
      return { anyOf: shape.of.map(schemaOf) };
    case "named":
      return { $ref: `#/$defs/${shape.name}` };
  }
}

/** The schema of a record with those of the named shapes that it holds. */
export function wholeSchemaOf(shape: Shape): Schema {
  const names = namedShapes(shape);
  if (names.size === 0) return schemaOf(shape);
  const own = [...names].map(([name, inner]) => [name, schemaOf(inner)] as const);
  return { ...schemaOf(shape), $defs: Object.fromEntries(own) };
}
