// UNTRUSTED. ARFF (the format of Weka and OpenML) → dataset, line by line: dense and sparse rows.
// Imports nothing of node.
import { type ArffAttribute, attributeOf, declarationOf } from "./arff-header.js";
import { ArffLine, type ArffWord } from "./arff-tokens.js";
import { DataError, type Place, quote } from "./data-error.js";
import type { DatasetCollector } from "./dataset.js";
import { PointTable, type TableOptions } from "./table.js";
import { layoutOf } from "./table-layout.js";
import type { LinePiece } from "./text.js";

const NEXT = "see the format of Weka: @relation, @attribute NAME TYPE, @data, then rows";

/** Reads one file, line after line. */
class ArffReader {
  private readonly attributes: ArffAttribute[] = [];
  private table: PointTable | undefined;

  constructor(
    private readonly collector: DatasetCollector,
    private readonly options: TableOptions,
  ) {}

  private wrong(line: number, problem: string, column?: number, next = NEXT): DataError {
    const place: Place = { unit: "line", line, ...(column !== undefined && { column }) };
    return new DataError({ source: this.collector.source, place, problem, next });
  }

  /** Takes a line. Fails: DataError. */
  take({ text, line }: LinePiece): void {
    const isEmpty = /^\s*(?:%.*)?$/u.test(text);
    if (isEmpty) return;
    if (this.table === undefined) this.declare(text, line);
    else this.table.add(this.cellsOf(text, line), line);
  }

  private declare(text: string, line: number): void {
    const [keyword, rest = ""] = declarationOf(text) ?? [];
    if (keyword === "relation") return;
    if (keyword === "attribute") {
      const attribute = attributeOf(rest);
      if (typeof attribute === "string") throw this.wrong(line, attribute);
      this.attributes.push(attribute);
      return;
    }
    if (keyword !== "data") {
      throw this.wrong(line, `expected @relation, @attribute or @data, got ${quote(text.trim())}`);
    }
    const { source } = this.collector;
    const names = this.attributes.map(({ name }) => name);
    if (names.length < 2) {
      throw this.wrong(line, `expected at least two attributes before @data, got ${names.length}`);
    }
    const columns = { source, place: { unit: "line", line } as const, count: names.length, names };
    this.table = new PointTable(this.collector, layoutOf(columns, this.options), this.options);
  }

  /** A value of an attribute. Fails: DataError if it is none of its values. */
  private value(word: ArffWord, column: number, line: number): string {
    const attribute = this.attributes[column];
    const isGap = word.text === "?" && !word.isQuoted;
    if (isGap || attribute?.values?.includes(word.text) !== false) return word.text;
    const problem = `expected a value of ${quote(attribute.name)}, got ${quote(word.text)}`;
    throw this.wrong(line, problem, column + 1, "add it to the values of the attribute");
  }

  private cellsOf(text: string, line: number): readonly string[] {
    const words = new ArffLine(text);
    const cells = words.pass("{") ? this.sparse(words, line) : this.dense(words, line);
    words.skipBlanks();
    if (words.isDone) return cells;
    const got = quote(text.slice(words.column - 1));
    throw this.wrong(line, `expected the end of the row, got ${got}`);
  }

  private dense(words: ArffLine, line: number): readonly string[] {
    const cells: string[] = [];
    do {
      const word = words.word();
      if (word === undefined) {
        const problem = "expected a value, or one in quotation marks, got neither";
        throw this.wrong(line, problem, Math.min(cells.length + 1, this.attributes.length));
      }
      cells.push(this.value(word, cells.length, line));
    } while (words.separator() && !words.isDone);
    return cells;
  }

  /** `{1 0.5, 3 b}`: attributes from 0; those that are not there are 0, or their first value. */
  private sparse(words: ArffLine, line: number): readonly string[] {
    const cells = this.attributes.map(({ type, values }) => {
      if (type === "numeric") return "0";
      return values?.[0] ?? "";
    });
    let before = -1;
    words.skipBlanks();
    while (!words.pass("}")) {
      const index = words.word()?.text ?? "";
      const column = /^\d{1,9}$/u.test(index) ? Number.parseInt(index, 10) : -1;
      if (column <= before || column >= cells.length) {
        const expected = `a number of an attribute from ${before + 1} to ${cells.length - 1}`;
        throw this.wrong(line, `expected ${expected}, got ${quote(index)}`);
      }
      words.skipBlanks();
      const word = words.word();
      if (word === undefined) throw this.wrong(line, `expected a value of attribute ${column}`);
      cells[column] = this.value(word, column, line);
      before = column;
      words.separator();
    }
    return cells;
  }

  /** Fails: DataError if there were no rows to come. */
  finish(line: number): void {
    if (this.table === undefined) throw this.wrong(line, "expected @data, got the end of the file");
    this.table.finish();
  }
}

/**
 * Reads the points of an ARFF file into the collector, until it is full. The label is the last
 * attribute unless another is named. Dense and sparse rows are taken; instance weights are not.
 *
 * Fails  DataError with the line: declarations or rows that are none, values that are not declared.
 */
export async function readArff(
  lines: AsyncIterable<LinePiece>,
  options: TableOptions,
  collector: DatasetCollector,
): Promise<void> {
  const reader = new ArffReader(collector, options);
  let last = 1;
  for await (const piece of lines) {
    last = piece.line;
    reader.take(piece);
    if (collector.isFull) break;
  }
  reader.finish(last);
}
