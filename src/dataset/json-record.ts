// UNTRUSTED. One JSON record → one labelled point. The records of JSON and of NDJSON are the same.
// Imports the kernel.
import type { Scaled } from "../kernel/index.js";
import { DataError, type Place, type Unit } from "./data-error.js";
import type { DatasetCollector } from "./dataset.js";
import { describeValue, type JsonValue } from "./json-value.js";
import { PointDecoder } from "./point.js";

const FORMS = 'a record is {"point": [1, 2], "label": "a"}, or [1, 2, "a"] with the label last';

/** Decodes the records of one source, and adds them to its collector. */
export class RecordDecoder {
  private readonly decoder: PointDecoder;

  constructor(private readonly collector: DatasetCollector) {
    this.decoder = new PointDecoder(collector.source);
  }

  private wrong(line: number, expected: string, got: string, column?: number): DataError {
    return new DataError({
      source: this.collector.source,
      place: this.place(line, column),
      problem: `expected ${expected}, got ${got}`,
      next: FORMS,
    });
  }

  private place(line: number, column?: number): Place {
    const unit: Unit = this.collector.unit;
    return column === undefined ? { unit, line } : { unit, line, column };
  }

  /** The text of a label: a string, a number as written, true or false. */
  label(value: JsonValue, line: number): string {
    const isText = value.kind !== "array" && value.kind !== "object";
    if (isText && value.text !== "" && !(value.kind === "literal" && value.text === "null")) {
      return value.text;
    }
    throw this.wrong(line, "a label (a string, a number, true or false)", describeValue(value));
  }

  /** The point of an array of numbers. A quoted number is taken as well: "3/7". */
  point(value: JsonValue, line: number): Scaled {
    if (value.kind !== "array") {
      throw this.wrong(line, "an array of coordinates", describeValue(value));
    }
    if (value.items.length === 0) {
      throw this.wrong(line, "at least one coordinate", "an empty array");
    }
    const texts = value.items.map((item, k) => {
      if (item.kind === "number" || item.kind === "string") return item.text;
      throw this.wrong(line, "a number", describeValue(item), k + 1);
    });
    return this.decoder.decode(texts, (k) => this.place(line, k + 1));
  }

  /** Adds the point of a record. Fails: DataError, with the record and the coordinate. */
  add(value: JsonValue, line: number): void {
    if (value.kind === "array") {
      const label = value.items.at(-1);
      if (label === undefined) throw this.wrong(line, "coordinates and a label", "an empty array");
      const items = value.items.slice(0, -1);
      this.collector.add(this.point({ kind: "array", items }, line), this.label(label, line), line);
      return;
    }
    if (value.kind !== "object") throw this.wrong(line, "a record", describeValue(value));
    const fields = new Map(value.fields);
    const point = fields.get("point");
    const label = fields.get("label");
    if (value.fields.length !== 2 || point === undefined || label === undefined) {
      throw this.wrong(line, 'the keys "point" and "label", each once', describeValue(value));
    }
    this.collector.add(this.point(point, line), this.label(label, line), line);
  }
}
