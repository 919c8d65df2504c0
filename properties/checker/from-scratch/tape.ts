// Choices taken in turn from a tape of numbers. At its end every choice is the first one, so a shorter tape and
// smaller numbers on it make a simpler text, and fast-check shrinks both.
import fc from "fast-check";

export class Tape {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    const number = this.#numbers[this.#next] ?? 0;
    this.#next += 1;
    return number % end;
  }

  /** True once in so many times; at the end of the tape never. */
  oneIn(times: number): boolean {
    return this.below(times) === times - 1;
  }

  /** One of the items; the first at the end of the tape. */
  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }
}

/** Choices that a text takes seldom more of. */
const LENGTH = 1200;

export const tapes: fc.Arbitrary<readonly number[]> = fc.array(fc.noBias(fc.nat({ max: 65_535 })), {
  minLength: LENGTH / 4,
  maxLength: LENGTH,
  size: "max",
});
