// UNTRUSTED. One JSON record → one row of cells. The records of JSON and of NDJSON are the same.
// Imports nothing of node. The first record says which columns there are.
import type { Cell } from "./cell.js";
import { selectorsOf } from "./columns.js";
import { DataError, type Place, quote } from "./data-error.js";
import type { DatasetCollector } from "./dataset.js";
import { describeShape, flattened, sameShape, type Shape, shapeOf } from "./json-shape.js";
import { describeValue, type JsonValue } from "./json-value.js";
import { PointTable, type TableOptions } from "./table.js";
import { layoutOf } from "./table-layout.js";

const FORMS =
  'a record is {"point": [1, 2], "label": "a"}, or [1, 2, "a"] with the label last, ' +
  'or {"x": 1, "y": 2, "kind": "a"} with --label kind';

/** Fields of a record, in order: names where it has them. */
type Fields = readonly (readonly [name: string, value: JsonValue])[];

function unnamed(values: readonly JsonValue[]): Fields {
  return values.map((value) => ["", value] as const);
}

/** The columns as the first record has them. */
interface Known {
  readonly table: PointTable;
  /** Names of the fields; undefined for records whose fields have none. */
  readonly names: readonly string[] | undefined;
  readonly shapes: readonly Shape[];
}

/** What stands for a field that is null: as many nulls as it has values elsewhere. */
function gap(shape: Shape): readonly Cell[] {
  return new Array<Cell>(shape.reduce((product, size) => product * size, 1)).fill(null);
}

/** Decodes the records of one source, and adds their points to its collector. */
export class RecordDecoder {
  private known: Known | undefined;

  constructor(
    private readonly collector: DatasetCollector,
    private readonly options: TableOptions,
  ) {}

  private wrong(line: number, expected: string, got: string, next = FORMS): DataError {
    const place: Place = { unit: this.collector.unit, line };
    const problem = `expected ${expected}, got ${got}`;
    return new DataError({ source: this.collector.source, place, problem, next });
  }

  /** The fields of an object with a point and a label: those of an array with the label last. */
  private pointFields(value: JsonValue, line: number): readonly JsonValue[] {
    if (value.kind !== "array") {
      throw this.wrong(line, "an array of coordinates", describeValue(value));
    }
    if (value.items.length === 0) {
      throw this.wrong(line, "at least one coordinate", "an empty array");
    }
    return value.items;
  }

  /** Adds a point with its label. */
  addPair(point: JsonValue, label: JsonValue, line: number): void {
    this.addFields(unnamed([...this.pointFields(point, line), label]), false, line);
  }

  /** Adds the point of a record. Fails: DataError, with the record and the coordinate. */
  add(value: JsonValue, line: number): void {
    if (value.kind === "array") {
      if (value.items.length === 0) {
        throw this.wrong(line, "coordinates and a label", "an empty array");
      }
      this.addFields(unnamed(value.items), false, line);
      return;
    }
    if (value.kind !== "object") throw this.wrong(line, "a record", describeValue(value));
    const fields = new Map(value.fields);
    if (fields.size < value.fields.length) {
      throw this.wrong(line, "every key once", describeValue(value));
    }
    const [point, label] = [fields.get("point"), fields.get("label")];
    const isNamed = (this.options.label ?? "label") !== "label" || point?.kind !== "array";
    if (!isNamed && fields.size === 2 && label !== undefined) this.addPair(point, label, line);
    else if (this.options.label !== undefined) this.addFields(value.fields, true, line);
    else {
      const expected = 'the keys "point" and "label", or --label with the key of the label';
      const named = value.fields.findIndex(([, one]) => one.kind === "string");
      const names = value.fields.map(([name]) => name);
      const key = selectorsOf(names, [named < 0 ? names.length - 1 : named]);
      const next =
        point === undefined ? `say which key has the label, such as --label ${key}` : FORMS;
      throw this.wrong(line, expected, describeValue(value), next);
    }
  }

  private addFields(fields: Fields, areNamed: boolean, line: number): void {
    const known = (this.known ??= this.open(fields, areNamed, line));
    if (areNamed !== (known.names !== undefined)) {
      throw this.wrong(line, "a record like the first", "one of another form");
    }
    const values = known.names === undefined ? fields : this.inOrder(known.names, fields, line);
    const cells: Cell[] = [];
    for (const [k, [name, value]] of values.entries()) {
      const shape = this.shape(name, value, line);
      const first = known.shapes[k];
      const isNull = value.kind === "literal" && value.text === "null";
      if (first !== undefined && !isNull && !sameShape(shape, first)) {
        const where = name === "" ? "" : ` in ${quote(name)}`;
        throw this.wrong(
          line,
          `${describeShape(first)}${where} as in the first record`,
          describeShape(shape),
        );
      }
      const own = isNull && first !== undefined ? gap(first) : flattened(value);
      for (const cell of own) cells.push(cell);
    }
    known.table.add(cells, line);
  }

  private shape(name: string, value: JsonValue, line: number): Shape {
    const shape = shapeOf(value);
    if (shape !== undefined) return shape;
    const where = name === "" ? "" : ` in ${quote(name)}`;
    const next = "leave the field out of the file, or write its numbers as an array";
    throw this.wrong(
      line,
      `numbers, or arrays of equal length${where}`,
      describeValue(value),
      next,
    );
  }

  /** The fields in the order of the first record; one that is missing is null. */
  private inOrder(names: readonly string[], fields: Fields, line: number): Fields {
    const given = new Map(fields);
    const all = new Set(names);
    const other = fields.find(([name]) => !all.has(name));
    if (other !== undefined && this.options.columns === undefined) {
      const next =
        "say which fields are coordinates (--columns), or give all records the same keys";
      throw this.wrong(line, "the keys of the first record", quote(other[0]), next);
    }
    return names.map((name) => [name, given.get(name) ?? { kind: "literal", text: "null" }]);
  }

  /** The columns of the first record. Says which arrays become several coordinates. */
  private open(fields: Fields, areNamed: boolean, line: number): Known {
    const { source, unit } = this.collector;
    const shapes = fields.map(([name, value]) => this.shape(name, value, line));
    const names: string[] = [];
    for (const [k, [name, value]] of fields.entries()) {
      const cells = flattened(value).length;
      const isSingle = (shapes[k] ?? []).length === 0;
      for (let j = 0; j < cells; j += 1) names.push(isSingle ? name : `${name}[${j}]`);
      if (!isSingle && areNamed) this.sayFlattened(quote(name), shapes[k] ?? [], cells);
    }
    if (!areNamed && shapes.some((shape) => shape.length > 0)) {
      const items = fields.slice(0, -1).map(([, value]) => value);
      const shape = shapeOf({ kind: "array", items });
      this.sayFlattened("points", shape ?? [], names.length - 1);
    }
    const place: Place = { unit, line };
    const columns = { source, place, count: names.length, ...(areNamed && { names }) };
    if (names.length < 2) {
      throw this.wrong(line, "coordinates and a label", `${names.length} value`);
    }
    const table = new PointTable(this.collector, layoutOf(columns, this.options), this.options);
    return { table, shapes, names: areNamed ? fields.map(([name]) => name) : undefined };
  }

  private sayFlattened(what: string, shape: Shape, cells: number): void {
    const of = shape.length === 0 ? "" : ` of ${shape.join(" × ")}`;
    this.collector.say(`flattened ${what}${of} to ${cells} coordinates`);
  }

  /** Says what was left out. Fails: DataError if nothing is left. */
  finish(): void {
    this.known?.table.finish();
  }
}
