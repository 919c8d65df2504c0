// UNTRUSTED. A seeded sequence of pseudo-random numbers: the same seed, the same sequence, anywhere.

/**
 * The generator xoshiro128** of Blackman and Vigna (2021), its state filled from the text of the
 * seed by FNV-1a and the 32-bit mixing steps of MurmurHash3. Only integer operations modulo 2^32,
 * and doubles made from them, so the sequence does not depend on the machine.
 * Used to propose candidates; no condition is ever decided by it.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: string) {
    let hash = 0x811c9dc5;
    for (const character of seed) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    }
    const next = (): number => {
      hash = (hash + 0x9e3779b9) | 0;
      let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
      return (mixed ^ (mixed >>> 16)) | 0;
    };
    this.#a = next();
    this.#b = next();
    this.#c = next();
    this.#d = next() | 1;
  }

  /** A uniform integer in [0, 2^32). */
  word(): number {
    const scrambled = Math.imul(this.#b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const t = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= t;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result;
  }

  /** An integer in [0, n), 1 ≤ n ≤ 2^32, uniform up to n/2^32. */
  below(n: number): number {
    return Math.floor((this.word() / 0x100000000) * n);
  }

  /** A double in [0, 1). */
  unit(): number {
    return this.word() / 0x100000000;
  }

  /** 1 or −1. */
  sign(): number {
    return this.word() & 1 ? 1 : -1;
  }

  /** A bell-shaped double with mean 0 and variance 1: a sum of six uniform ones, no logarithm. */
  bell(): number {
    let sum = -3;
    for (let k = 0; k < 6; k += 1) sum += this.unit();
    return sum * Math.SQRT2;
  }

  /** The items in a random order (a new array). */
  shuffled<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let k = result.length - 1; k > 0; k -= 1) {
      const other = this.below(k + 1);
      const [a, b] = [result[k], result[other]];
      if (a === undefined || b === undefined) continue;
      result[k] = b;
      result[other] = a;
    }
    return result;
  }
}
