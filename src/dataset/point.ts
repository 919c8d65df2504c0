// UNTRUSTED. Texts of coordinates → one exact point, with equal small integers shared in memory.
// Imports the kernel.
import { lcm, type Rational, type Scaled } from "../kernel/index.js";
import { DataError, type Place, quote } from "./data-error.js";
import { decodeDecimal, explainDefect, isNumber } from "./decimal.js";

/** A bigint is a heap object: 70,000 images would make 55 million, but hold 256 different ones. */
const SHARED = 65_536n;
/** Longer texts may keep a whole chunk of the file alive, and seldom repeat. */
const REMEMBERED_CHARACTERS = 12;
const REMEMBERED_TEXTS = 65_536;

/** Decodes points. One a file: what it remembers makes repeated numbers cheap. */
export class PointDecoder {
  private readonly shared: bigint[] = [];
  private readonly numbers = new Map<string, Rational>();

  constructor(private readonly source: string) {}

  /** The same integer, as one shared object if it is in [0, 65536). */
  share(n: bigint): bigint {
    if (n < 0n || n >= SHARED) return n;
    const index = Number(n);
    return (this.shared[index] ??= n);
  }

  /** The number of a text. Fails: DataError at `place()`. */
  private number(text: string, place: () => Place): Rational {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const value = decodeDecimal(text);
    if (!isNumber(value)) {
      const got = value === "empty" ? "nothing" : `${quote(text)}: ${explainDefect(value)}`;
      throw new DataError({
        source: this.source,
        place: place(),
        problem: `expected a number, got ${got}`,
        next: "write a finite number such as 0.1, -3, 1e-3 or 3/7, or remove the point",
      });
    }
    if (text.length <= REMEMBERED_CHARACTERS && this.numbers.size < REMEMBERED_TEXTS) {
      this.numbers.set(text, value);
    }
    return value;
  }

  /**
   * The point with the given coordinates.
   *
   * Shapes  `place(k)` is where text k stands.
   * Fails   DataError at the first text that is not a number.
   */
  decode(texts: readonly string[], place: (index: number) => Place): Scaled {
    let den = 1n;
    const values = texts.map((text, k) => {
      const value = this.number(text, () => place(k));
      if (value.den !== den && den % value.den !== 0n) den = lcm(den, value.den);
      return value;
    });
    const ints = values.map((v) =>
      this.share(v.den === den || v.num === 0n ? v.num : v.num * (den / v.den)),
    );
    return { ints, den };
  }
}
