// UNTRUSTED. One JSON document → dataset, as a stream: an array of records, or points and labels.
// Imports stream-json through json-value.ts.
import type { Token } from "stream-json/parser.js";
import { DataError } from "./data-error.js";
import type { DatasetCollector } from "./dataset.js";
import { RecordDecoder } from "./json-record.js";
import { describeValue, type JsonValue, Tokenizer, ValueBuilder } from "./json-value.js";
import type { TableOptions } from "./table.js";
import { linePieces } from "./text.js";

const FORMS =
  'give an array of records, or {"points": [[1, 2]], "labels": ["a"]}; ' +
  'from pandas: df.to_json(FILE, orient="records")';

const NOTHING: JsonValue = { kind: "literal", text: "null" };

/** Where in the document the next token stands. */
type State = "start" | "records" | "columns" | "column" | "list" | "end";

/** Reads one document token by token. */
class DocumentReader {
  private readonly builder = new ValueBuilder();
  private readonly records: RecordDecoder;
  private readonly points: JsonValue[] = [];
  private readonly labels: JsonValue[] = [];
  private readonly seen = new Set<string>();
  private state: State = "start";
  private key = "";
  private record = 0;

  constructor(
    private readonly collector: DatasetCollector,
    options: TableOptions,
  ) {
    this.records = new RecordDecoder(collector, options);
  }

  private wrong(line: number, expected: string, got: string): DataError {
    return new DataError({
      source: this.collector.source,
      place: { unit: "line", line },
      problem: `expected ${expected}, got ${got}`,
      next: FORMS,
    });
  }

  /** Takes a token that stands at `line` of the file. */
  take(token: Token, line: number): void {
    if (!this.builder.isIdle) {
      this.build(token, line);
      return;
    }
    switch (this.state) {
      case "start":
        if (token.name === "startArray") this.state = "records";
        else if (token.name === "startObject") this.state = "columns";
        else throw this.wrong(line, "an array or an object", "a single value");
        return;
      case "columns":
        if (token.name === "endObject") {
          this.pair(line);
          return;
        }
        if (token.name === "keyValue") this.openColumn(token.value, line);
        return;
      case "column":
        if (token.name !== "startArray") throw this.wrong(line, "an array", "another value");
        this.state = "list";
        return;
      case "records":
      case "list":
        if (token.name !== "endArray") {
          this.build(token, line);
          return;
        }
        this.state = this.state === "records" ? "end" : "columns";
        return;
      case "end":
        return;
    }
  }

  private openColumn(key: string, line: number): void {
    const isKnown = key === "points" || key === "labels";
    if (!isKnown || this.seen.has(key)) {
      throw this.wrong(line, 'the keys "points" and "labels", each once', JSON.stringify(key));
    }
    this.seen.add(key);
    this.key = key;
    this.record = 0;
    this.state = "column";
  }

  private build(token: Token, line: number): void {
    const value = this.builder.take(token);
    if (value === undefined) return;
    if (value === "too-deep") throw this.wrong(line, "a record", "too many nested brackets");
    this.record += 1;
    this.accept(value);
  }

  private accept(value: JsonValue): void {
    if (this.state === "records") {
      if (!this.collector.isFull) this.records.add(value, this.record);
    } else if (this.key === "points") this.points.push(value);
    else this.labels.push(value);
  }

  /** The end of {"points": …, "labels": …}: both lists must be there and equally long. */
  private pair(line: number): void {
    const { points, labels } = this;
    if (this.seen.size < 2 || points.length !== labels.length) {
      const got = `${points.length} points and ${labels.length} labels`;
      throw this.wrong(line, '"points" and "labels" equally long', got);
    }
    this.state = "end";
    for (const [k, point] of points.entries()) {
      if (this.collector.isFull) return;
      this.records.addPair(point, labels[k] ?? NOTHING, k + 1);
    }
  }

  /** True once no more of the document is wanted. */
  get isFull(): boolean {
    return this.state === "records" && this.collector.isFull;
  }

  /** Says what was done to the records so far. */
  stop(): void {
    this.records.finish();
  }

  /** Fails: DataError if the document is not complete. */
  finish(line: number): void {
    if (this.state === "start") throw this.wrong(line, "an array or an object", "neither");
    if (this.state !== "end") throw this.wrong(line, "more of the document", "the end of the file");
    this.records.finish();
  }
}

/**
 * Reads the points of a JSON document into the collector, until it is full. Positions of points
 * count records from 1, since a document may be a single line.
 *
 * Fails  DataError with record and coordinate, or with the line where the text is not JSON.
 */
export async function readJson(
  texts: AsyncIterable<string>,
  options: TableOptions,
  collector: DatasetCollector,
): Promise<void> {
  const tokenizer = new Tokenizer(collector.source);
  const reader = new DocumentReader(collector, options);
  let line = 1;
  for await (const pieces of linePieces(texts)) {
    for (const piece of pieces) {
      line = piece.line;
      for (const token of tokenizer.take(piece)) reader.take(token, line);
      if (reader.isFull) {
        reader.stop();
        return;
      }
    }
  }
  reader.finish(line);
}

/** Reads the records of a text with one record a line, until the collector is full. */
export async function readNdjson(
  lines: AsyncIterable<{ readonly text: string; readonly line: number }>,
  options: TableOptions,
  collector: DatasetCollector,
): Promise<void> {
  const { source } = collector;
  const records = new RecordDecoder(collector, options);
  let blank: number | undefined;
  for await (const { text, line } of lines) {
    if (text.trim() === "") {
      blank ??= line;
      continue;
    }
    if (blank !== undefined) {
      const problem = "expected a record, got an empty line";
      const next = "remove the empty line; only the end of a file may have some";
      throw new DataError({ source, place: { unit: "line", line: blank }, problem, next });
    }
    records.add(recordOfLine(source, text, line), line);
    if (collector.isFull) break;
  }
  records.finish();
}

/** The one array or object that a line is. */
function recordOfLine(source: string, text: string, line: number): JsonValue {
  const builder = new ValueBuilder();
  let record: JsonValue | undefined;
  for (const token of new Tokenizer(source).take({ text, line })) {
    const value = builder.take(token);
    if (value !== undefined && value !== "too-deep") record = value;
    if (value === "too-deep") break;
  }
  if (record !== undefined && builder.isIdle) return record;
  const got = builder.isIdle ? "a single value" : "the end of the line, or too many brackets";
  throw new DataError({
    source,
    place: { unit: "line", line },
    problem: `expected a record, got ${record === undefined ? got : describeValue(record)}`,
    next: "give one JSON record per line",
  });
}
