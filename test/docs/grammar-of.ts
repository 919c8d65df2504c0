// The grammar of a record as the documents write it, from the shape of its codec.
import type { Shape } from "../../src/format/index.js";

function field(key: string, shape: Shape): string {
  return `${JSON.stringify(key)}:${grammarOf(shape)}`;
}

/** JSON with names for its parts: lists as [item,...], what may be left out as [,"key":…], choices with |. */
export function grammarOf(shape: Shape): string {
  switch (shape.kind) {
    case "text":
      return shape.name;
    case "count":
      return "COUNT";
    case "constant":
      return shape.values.map((value) => JSON.stringify(value)).join("|");
    case "list":
      return `[${grammarOf(shape.item)},...]`;
    case "tuple":
      return `[${shape.fields.map(({ shape: of }) => grammarOf(of)).join(",")}]`;
    case "record": {
      const needed = shape.fields.filter(({ optional }) => !optional);
      const more = shape.fields.filter(({ optional }) => optional);
      const first = needed.map(({ key, shape: of }) => field(key, of)).join(",");
      return `{${first}${more.map(({ key, shape: of }) => `[,${field(key, of)}]`).join("")}}`;
    }
    case "either":
      return shape.of.map(grammarOf).join("|");
    case "named":
      return shape.name;
  }
}
