// UNTRUSTED. Exact solutions of integer systems by p-adic lifting (Dixon 1982), each tested in integers.
// May import kernel. Numbers of the solution have about n·(bits of an entry) bits; no fraction is kept on the way.
import { at, bitLength, lcm, reduced, type Scaled } from "../numbers/index.js";

/** Square or rectangular, row by row. */
export type IntegerMatrix = readonly (readonly bigint[])[];

/** Primes below 2^26: products of residues are exact in doubles. */
const PRIMES = [67_108_859, 67_108_837, 67_108_819, 67_108_777];

/** a^(p − 2) mod p. */
function inverseOf(a: number, p: number): number {
  let [base, result, exponent] = [a, 1, p - 2];
  while (exponent > 0) {
    if (exponent % 2 === 1) result = (result * base) % p;
    base = (base * base) % p;
    exponent = Math.floor(exponent / 2);
  }
  return result;
}

function residue(n: bigint, p: bigint): number {
  const rest = Number(n % p);
  return rest < 0 ? rest + Number(p) : rest;
}

/** Subtracts `factor` times one row from another, modulo p. */
function eliminate(row: Float64Array, pivot: Float64Array, factor: number, p: number): void {
  for (let k = 0; k < row.length; k += 1) {
    const value = ((row[k] ?? 0) - factor * (pivot[k] ?? 0)) % p;
    row[k] = value < 0 ? value + p : value;
  }
}

/** A^(−1) mod p by Gauss and Jordan, or undefined if A is singular modulo p. */
function inverseModulo(matrix: IntegerMatrix, p: number): readonly Float64Array[] | undefined {
  const size = matrix.length;
  const modulus = BigInt(p);
  const rows = matrix.map((row, i) => {
    const wide = new Float64Array(2 * size);
    row.forEach((n, k) => {
      wide[k] = residue(n, modulus);
    });
    wide[size + i] = 1;
    return wide;
  });
  for (let c = 0; c < size; c += 1) {
    const found = rows.findIndex((row, i) => i >= c && row[c] !== 0);
    if (found < 0) return undefined;
    const [pivot, other] = [at(rows, found), at(rows, c)];
    [rows[c], rows[found]] = [pivot, other];
    const inverse = inverseOf(pivot[c] ?? 1, p);
    for (let k = c; k < 2 * size; k += 1) pivot[k] = ((pivot[k] ?? 0) * inverse) % p;
    for (const [i, row] of rows.entries()) {
      const factor = row[c] ?? 0;
      if (i !== c && factor !== 0) eliminate(row, pivot, factor, p);
    }
  }
  return rows.map((row) => row.slice(size));
}

/** One digit: A^(−1)·(r mod p) mod p. */
function digitOf(inverse: readonly Float64Array[], r: readonly bigint[], p: number): Float64Array {
  const modulus = BigInt(p);
  const right = r.map((n) => residue(n, modulus));
  return Float64Array.from(inverse, (row) => {
    let sum = 0;
    for (let k = 0; k < row.length; k += 1) sum = (sum + (row[k] ?? 0) * (right[k] ?? 0)) % p;
    return sum;
  });
}

/** n/d with |n|, d ≤ √(modulus/2) and n ≡ d·x; undefined if there is none. */
function reconstructed(
  x: bigint,
  modulus: bigint,
  bound: bigint,
): readonly [bigint, bigint] | undefined {
  let [r0, r1, t0, t1] = [modulus, x, 0n, 1n];
  while (r1 > bound) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  if (t1 === 0n || t1 > bound || -t1 > bound) return undefined;
  return t1 < 0n ? [-r1, -t1] : [r1, t1];
}

/** A vector of fractions with one denominator that is congruent to x, or undefined. */
function vectorOf(x: readonly bigint[], modulus: bigint): Scaled | undefined {
  const bound = 1n << BigInt(Math.floor((bitLength(modulus) - 2) / 2));
  let den = 1n;
  const fractions: (readonly [bigint, bigint])[] = [];
  for (const residue of x) {
    const scaled = (residue * den) % modulus;
    const found = reconstructed(scaled, modulus, bound);
    if (found === undefined) return undefined;
    const whole = den * found[1];
    fractions.push([found[0], whole]);
    den = lcm(den, whole);
    if (den > bound) return undefined;
  }
  return reduced(
    fractions.map(([n, d]) => n * (den / d)),
    den,
  );
}

/** True if A·x = b. */
export function isSolution(matrix: IntegerMatrix, x: Scaled, b: readonly bigint[]): boolean {
  return matrix.every((row, i) => {
    let sum = 0n;
    row.forEach((n, k) => {
      if (n !== 0n) sum += n * at(x.ints, k);
    });
    return sum === at(b, i) * x.den;
  });
}

/** Digits after which the solution is written as fractions and tested, for the first time. */
const FIRST_TEST = 8;

/** More than twice the bits of numerators and denominators of the solution: Hadamard's bound. */
function enoughBits(matrix: IntegerMatrix, b: readonly bigint[]): number {
  const rowBits = (row: readonly bigint[]): number => {
    const square = row.reduce((sum, n) => sum + n * n, 0n);
    return Math.ceil(bitLength(square) / 2) + 1;
  };
  const all = matrix.reduce((sum, row) => sum + rowBits(row), 0);
  return 2 * (all + rowBits(b)) + 8;
}

/** r − A·digit, which p divides. */
function nextResidual(
  matrix: IntegerMatrix,
  r: readonly bigint[],
  digit: Float64Array,
  p: bigint,
): readonly bigint[] {
  const whole = [...digit].map(BigInt);
  return r.map((n, i) => {
    let sum = n;
    at(matrix, i).forEach((a, k) => {
      if (a !== 0n) sum -= a * at(whole, k);
    });
    return sum / p;
  });
}

/**
 * The solution of A·x = b.
 *
 * Shapes   A square, integer entries; b as long.
 * Ensures  A·x = b, tested exactly; undefined if A is singular (or modulo four primes of 26 bits).
 * Source   J. D. Dixon, Exact solution of linear equations using p-adic expansions, 1982.
 * Cost     n³ word operations, and n² short products for each 26 bits of the solution.
 */
export function solveExactly(matrix: IntegerMatrix, b: readonly bigint[]): Scaled | undefined {
  for (const p of PRIMES) {
    const inverse = inverseModulo(matrix, p);
    if (inverse === undefined) continue;
    const prime = BigInt(p);
    const most = enoughBits(matrix, b);
    const x = b.map(() => 0n);
    let [modulus, r, test] = [1n, b, FIRST_TEST];
    for (let step = 1; ; step += 1) {
      const digit = digitOf(inverse, r, p);
      for (const [k, own] of digit.entries()) x[k] = at(x, k) + BigInt(own) * modulus;
      r = nextResidual(matrix, r, digit, prime);
      modulus *= prime;
      const isEnough = bitLength(modulus) > most;
      if (step < test && !isEnough) continue;
      test = Math.ceil(test * 1.4);
      const found = vectorOf(x, modulus);
      if (found !== undefined && isSolution(matrix, found, b)) return found;
      if (isEnough) return undefined;
    }
  }
  return undefined;
}
