// UNTRUSTED. Values → canonical lines, by the shapes of the records that read them. What is written is read again
// before anything is believed of it. May import kernel, format.
import { encodeRational, type LineRecord, type Shape } from "../format/index.js";
import type { Norm, Run } from "../kernel/index.js";
import { entry, fault, type Rational, type Scaled } from "../numbers/index.js";
import { encodeNorm, encodeRuns, type Fields, fieldsOf, inItsForm } from "./as-written.js";

type Field = Extract<Shape, { kind: "record" }>["fields"][number];

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isVector(value: unknown): value is Scaled {
  return isObject(value) && "ints" in value;
}

function isRational(value: unknown): value is Rational {
  return isObject(value) && "num" in value;
}

function isNorm(value: unknown): value is Norm {
  return isObject(value) && "kind" in value;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isRuns(value: unknown): value is readonly Run[] {
  return isList(value) && value.every((run) => isObject(run) && "letter" in run);
}

/** True if a value can be written as this shape, as far as the forms of one record need it. */
function fits(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case "text":
      return isList(value)
        ? isRuns(value)
        : isRational(value) || /string|bigint/u.test(typeof value);
    case "count":
      return typeof value === "number";
    case "constant":
      return shape.values.some((one) => one === (value ?? null));
    case "list":
      return isList(value) || isVector(value);
    case "tuple":
      return isList(value) || (isObject(value) && hasAll(shape.fields, value));
    case "record":
      return isObject(value) && hasAll(shape.fields, value);
    case "either":
      return formOf(shape.of, inItsForm(value)) !== undefined;
    case "named":
      return fits(shape.shape(), value);
  }
}

/** The first of some shapes that a value can be written as. */
function formOf(shapes: readonly Shape[], value: unknown): Shape | undefined {
  return shapes.find((one) => fits(one, value));
}

/** True if each field that must be there is, marks aside, and has its text if it has only one. */
function hasAll(fields: readonly Field[], value: Fields): boolean {
  const own = fieldsOf(value);
  return fields.every(({ key, shape, optional }) => {
    if (!(key in own)) return optional || shape.kind === "constant";
    return shape.kind !== "constant" || fits(shape, own[key]);
  });
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "bigint") return `${value}`;
  if (isRational(value)) return encodeRational(value);
  if (isNorm(value)) return encodeNorm(value);
  if (isRuns(value)) return encodeRuns(value);
  return fault("no text for a value");
}

/** Items of a list; those of a vector are its entries. */
function itemsOf(value: unknown): readonly unknown[] {
  if (isVector(value)) return value.ints.map((_, k) => entry(value, k));
  return isList(value) ? value : fault("no list");
}

/** An optional list is left out where it is empty. */
function isLeftOut({ optional }: Field, value: unknown): boolean {
  return optional && (value === undefined || (isList(value) && value.length === 0));
}

function writeFields(fields: readonly Field[], value: unknown): readonly [string, unknown][] {
  if (typeof value !== "object" || value === null) return fault("no fields");
  const given = fieldsOf(value);
  return fields.flatMap((field): [string, unknown][] => {
    const { key, shape } = field;
    return isLeftOut(field, given[key]) ? [] : [[key, write(shape, given[key])]];
  });
}

/** The JSON value that stands for a value of this shape. Faults on what no reader gives. */
export function write(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case "text":
      return textOf(value);
    case "count":
      return value;
    case "constant": {
      const [only = null, ...others] = shape.values;
      return others.length === 0 ? only : value;
    }
    case "list":
      return itemsOf(value).map((item) => write(shape.item, item));
    case "tuple":
      return writeFields(shape.fields, value).map(([, item]) => item);
    case "record":
      return Object.fromEntries(writeFields(shape.fields, value));
    case "either": {
      const own = inItsForm(value);
      return write(formOf(shape.of, own) ?? fault("a value of no form of its record"), own);
    }
    case "named":
      return write(shape.shape(), value);
  }
}

/** The line of a record, without its line feed. */
export function encode<T>(record: LineRecord<T>, value: T): string {
  return JSON.stringify(write(record.codec.shape, value));
}
