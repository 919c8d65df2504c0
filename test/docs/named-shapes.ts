// The shapes with names in a shape, by name: those that may hold themselves.
import type { Shape } from "../../src/format/index.js";

function partsOf(shape: Shape): readonly Shape[] {
  switch (shape.kind) {
    case "list":
      return [shape.item];
    case "tuple":
    case "record":
      return shape.fields.map((field) => field.shape);
    case "either":
      return shape.of;
    default:
      return [];
  }
}

export function namedShapes(shape: Shape): ReadonlyMap<string, Shape> {
  const found = new Map<string, Shape>();
  const pending = [shape];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind !== "named") pending.push(...partsOf(next));
    else if (!found.has(next.name)) {
      const inner = next.shape();
      found.set(next.name, inner);
      pending.push(inner);
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
