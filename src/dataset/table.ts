// UNTRUSTED. Rows of cells → points: the columns that are meant, and what becomes of missing values.
// Imports nothing of node. Every format whose points are rows of named or numbered columns ends here.
import { type Cell, cellText, labelText, MISSING } from "./cell.js";
import type { Scaled } from "../numbers/index.js";
import { selectorsOf } from "./columns.js";
import { counted, DataError, type Place, quote } from "./data-error.js";
import type { DatasetCollector } from "./dataset.js";
import { type DecimalMark, PointDecoder } from "./point.js";
import { type LayoutOptions, layoutWords, type TableLayout } from "./table-layout.js";

/** Columns that are named in advice. */
const LISTED = 12;

export interface TableOptions extends LayoutOptions {
  /** Texts that stand for a missing value. Default: none, or the usual ones if rows are dropped. */
  readonly missing?: readonly string[];
  /** Leave out every row in which the label or a coordinate is missing. */
  readonly dropMissing?: boolean;
  /** What stands before the decimals of a number. Default: a point. */
  readonly decimal?: DecimalMark;
}

/** The texts that stand for a missing value. */
export function missingTexts({ missing, dropMissing }: TableOptions): ReadonlySet<string> {
  return new Set(missing ?? (dropMissing === true ? MISSING : []));
}

/** Takes the rows of one table and adds their points to the collector. */
export class PointTable {
  private readonly decoder: PointDecoder;
  private readonly missing: ReadonlySet<string>;
  private rows = 0;
  private hasPoint = false;
  private dropped = 0;
  private firstDropped = 0;
  private readonly missed = new Map<string, number>();

  constructor(
    private readonly collector: DatasetCollector,
    private readonly layout: TableLayout,
    private readonly options: TableOptions,
  ) {
    this.decoder = new PointDecoder(collector.source, options.decimal);
    this.missing = missingTexts(options);
    const { names, coordinates } = layout;
    if (names !== undefined) collector.name(coordinates.map((column) => names[column] ?? ""));
    const words = layoutWords(layout, options);
    if (words !== undefined) collector.say(words);
  }

  private place(line: number, column: number): Place {
    return { unit: this.collector.unit, line, column: column + 1 };
  }

  private wrong(line: number, column: number, problem: string, next: string): DataError {
    const { source } = this.collector;
    return new DataError({ source, place: this.place(line, column), problem, next });
  }

  /** Adds the point of a row, or leaves it out if a value is missing. Fails: DataError. */
  add(cells: readonly Cell[], line: number): void {
    const { coordinates, label: labelColumn, count } = this.layout;
    if (cells.length !== count) {
      const problem = `expected ${count} cells as in the first row, got ${cells.length}`;
      const next =
        "complete the row, or quote a cell that contains the delimiter; " +
        "if the first lines are no rows, leave them out (--skip-rows)";
      throw this.wrong(line, Math.min(cells.length, count), problem, next);
    }
    this.rows += 1;
    if (this.missing.size > 0 && this.isMissing(cells, line)) return;
    const label = labelText(cells[labelColumn] ?? null);
    if (label === "") {
      const got =
        cells[labelColumn] === "" ? "an empty cell" : cellText(cells[labelColumn] ?? null);
      const next = "give every point a label, or say which column has it (--label)";
      throw this.wrong(line, labelColumn, `expected a label, got ${got}`, next);
    }
    const values = coordinates.map((column) => cells[column] ?? null);
    this.collector.add(this.pointOf(values, line), label, line);
    this.hasPoint = true;
  }

  /** The point. Fails: DataError, which for the first names all columns that hold no numbers. */
  private pointOf(values: readonly Cell[], line: number): Scaled {
    const { coordinates, names } = this.layout;
    try {
      return this.decoder.decode(values, (k) => this.place(line, coordinates[k] ?? 0));
    } catch (error) {
      if (!(error instanceof DataError) || this.hasPoint) throw error;
      const others = coordinates.filter((_, k) => this.decoder.isWord(values[k] ?? null));
      if (others.length === 0 || !others.includes((error.column ?? 0) - 1)) throw error;
      const list = selectorsOf(names, others.slice(0, LISTED));
      const next =
        `leave out what is no number: --ignore ${list}${others.length > LISTED ? " and others" : ""}; ` +
        "or say which column has the label (--label); numbers are written 0.1, -3, 1e-3 or 3/7";
      throw this.wrong(line, (error.column ?? 1) - 1, error.problem, next);
    }
  }

  /** True if the row is to be left out. Fails: DataError if a value is missing and rows are not dropped. */
  private isMissing(cells: readonly Cell[], line: number): boolean {
    const { coordinates, label } = this.layout;
    const column = [label, ...coordinates].find((k) =>
      this.missing.has(cellText(cells[k] ?? null)),
    );
    if (column === undefined) return false;
    const text = cellText(cells[column] ?? null);
    if (this.options.dropMissing !== true) {
      const problem = `expected a value, got ${quote(text)}, which stands for a missing one`;
      throw this.wrong(line, column, problem, "leave out such rows with --drop-missing");
    }
    if (this.dropped === 0) this.firstDropped = line;
    this.dropped += 1;
    this.missed.set(text, (this.missed.get(text) ?? 0) + 1);
    return true;
  }

  /** Says what was left out. Fails: DataError if nothing is left. */
  finish(): void {
    const { source, unit } = this.collector;
    if (this.options.dropMissing !== true) return;
    const texts = [...this.missed].map(([text, count]) => `${quote(text)} ${count}`).join(", ");
    if (this.dropped > 0 && this.dropped === this.rows) {
      const problem = `expected points, got ${this.rows} rows with a missing value each (${texts})`;
      const next = "leave out the columns that are often empty (--ignore), or fill them in";
      throw new DataError({ source, problem, next });
    }
    const which =
      this.dropped === 0 ? "" : ` (${texts}; the first is ${unit} ${this.firstDropped})`;
    this.collector.say(
      `left out ${this.dropped} of ${counted(this.rows, "row")} for a missing value${which}`,
    );
  }
}
