// UNTRUSTED. Cells of coordinates → one exact point, with equal small integers shared in memory.
// Imports the kernel.
import { lcm, type Rational, rational, type Scaled } from "../numbers/index.js";
import { type Cell, cellText, MISSING } from "./cell.js";
import { DataError, type Place, quote } from "./data-error.js";
import { decodeDecimal, explainDefect, isNumber, type NumberDefect } from "./decimal.js";
import { exactDouble } from "./float.js";

/** A bigint is a heap object: 70,000 images would make 55 million, but hold 256 different ones. */
const SHARED = 65_536n;
/** Longer texts may keep a whole chunk of the file alive, and seldom repeat. */
const REMEMBERED_CHARACTERS = 12;
const REMEMBERED_TEXTS = 65_536;

/** What stands before the decimals of a number. */
export type DecimalMark = "." | ",";

const COMMA_NUMBER = /^[+-]?\d+,\d+$/u;

/** What to do about a text that is no number. */
function adviceFor(text: string, mark: DecimalMark): string {
  if (MISSING.includes(text)) {
    const missing = text === "" ? "''" : `'${text}'`;
    return `leave out points with missing values (--missing ${missing} --drop-missing), or fill them in`;
  }
  if (COMMA_NUMBER.test(text)) return "if the comma is a decimal comma, add --decimal ,";
  if (mark === ",") return "write 1,5 for three halves, with no separators of thousands";
  return "write a finite number such as 0.1, -3, 1e-3 or 3/7, or remove the point";
}

/** Decodes points. One a file: what it remembers makes repeated numbers cheap. */
export class PointDecoder {
  private readonly shared: bigint[] = [];
  private readonly numbers = new Map<string | number, Rational>();

  constructor(
    private readonly source: string,
    private readonly mark: DecimalMark = ".",
  ) {}

  /** The same integer, as one shared object if it is in [0, 65536). */
  share(n: bigint): bigint {
    if (n < 0n || n >= SHARED) return n;
    const index = Number(n);
    return (this.shared[index] ??= n);
  }

  /** True for a text that no number was meant by: it is not missing, not infinite, and has no comma. */
  isWord(cell: Cell): boolean {
    if (typeof cell !== "string" || MISSING.includes(cell) || COMMA_NUMBER.test(cell)) return false;
    return this.exact(cell) === "not-a-number" && (this.mark === "." || !/\d/u.test(cell));
  }

  /** What a cell is, exactly, or why it is no number. */
  exact(cell: Cell): Rational | NumberDefect {
    if (typeof cell === "bigint") return rational(cell);
    if (typeof cell === "number") return exactDouble(cell) ?? "not-finite";
    if (cell === null) return "not-a-number";
    if (this.mark === ".") return decodeDecimal(cell);
    return cell.includes(".") ? "not-a-number" : decodeDecimal(cell.replace(",", "."));
  }

  /** The number of a cell. Fails: DataError at `place()`. */
  private number(cell: Cell, place: () => Place): Rational {
    const isKept = typeof cell === "string" || typeof cell === "number";
    const known = isKept ? this.numbers.get(cell) : undefined;
    if (known !== undefined) return known;
    const value = this.exact(cell);
    if (!isNumber(value)) {
      const text = cellText(cell);
      const shown = typeof cell === "string" ? quote(text) : text;
      const why = value === "empty" ? "nothing" : `${shown}: ${explainDefect(value)}`;
      const got = cell === null ? "null" : why;
      throw new DataError({
        source: this.source,
        place: place(),
        problem: `expected a number, got ${got}`,
        next: adviceFor(text, this.mark),
      });
    }
    const isShort = typeof cell !== "string" || cell.length <= REMEMBERED_CHARACTERS;
    if (isKept && isShort && this.numbers.size < REMEMBERED_TEXTS) {
      this.numbers.set(cell, value);
    }
    return value;
  }

  /** The cells if all are integers already, as those of images are: there are very many. */
  private integers(cells: readonly Cell[]): readonly bigint[] | undefined {
    const ints: bigint[] = [];
    for (const cell of cells) {
      if (typeof cell !== "bigint") return undefined;
      ints.push(this.share(cell));
    }
    return ints;
  }

  /**
   * The point with the given coordinates.
   *
   * Shapes  `place(k)` is where cell k stands.
   * Fails   DataError at the first cell that is not a number.
   */
  decode(cells: readonly Cell[], place: (index: number) => Place): Scaled {
    const whole = this.integers(cells);
    if (whole !== undefined) return { ints: whole, den: 1n };
    let den = 1n;
    const values = cells.map((cell, k) => {
      const value = this.number(cell, () => place(k));
      if (value.den !== den && den % value.den !== 0n) den = lcm(den, value.den);
      return value;
    });
    const ints = values.map((v) =>
      this.share(v.den === den || v.num === 0n ? v.num : v.num * (den / v.den)),
    );
    return { ints, den };
  }
}
