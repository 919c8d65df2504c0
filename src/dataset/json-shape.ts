// UNTRUSTED. Arrays within arrays: their shape, and their values in order. Imports nothing of node.
import type { Cell } from "./cell.js";
import { describeValue, type JsonValue } from "./json-value.js";

/** Sizes of the arrays, from the outside in; empty for a single value. */
export type Shape = readonly number[];

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, k) => size === b[k]);
}

/** The shape of a value: undefined if it has an object inside, or arrays of different shapes. */
export function shapeOf(value: JsonValue): Shape | undefined {
  if (value.kind === "object") return undefined;
  if (value.kind !== "array") return [];
  const [first, ...others] = value.items.map(shapeOf);
  if (first === undefined) return value.items.length === 0 ? [0] : undefined;
  const isEven = others.every((shape) => shape !== undefined && sameShape(shape, first));
  return isEven ? [value.items.length, ...first] : undefined;
}

/** `an array of 28 × 28`, or `a single value`. */
export function describeShape(shape: Shape): string {
  return shape.length === 0 ? "a single value" : `an array of ${shape.join(" × ")}`;
}

/** The values of nested arrays, the last index first. Requires a shape. */
export function flattened(value: JsonValue): readonly Cell[] {
  switch (value.kind) {
    case "array":
      return value.items.flatMap(flattened);
    case "number":
    case "string":
      return [value.text];
    case "literal":
      return [value.text === "null" ? null : value.text];
    case "object":
      throw new Error(`a shape is required: ${describeValue(value)}`);
  }
}
