// UNTRUSTED. Norm exponents: the three with closed forms, and one on either side of 2 that needs witnesses.
import fc from "fast-check";

/** An exponent as text, the form in which the oracle and the command line read it. */
export type Exponent = "1" | "2" | "inf" | "3" | "3/2" | "7/5" | "5" | "33/2";

/** All exponents that properties range over. */
export const EXPONENTS: readonly Exponent[] = ["1", "2", "inf", "3", "3/2"];

/** These, and others whose witnesses are longer: 7/5, 5, 33/2. */
export const wideExponents: fc.Arbitrary<Exponent> = fc.constantFrom(
  ...EXPONENTS,
  "7/5",
  "5",
  "33/2",
);

/** All of `EXPONENTS`, equally often. */
export const exponents: fc.Arbitrary<Exponent> = fc.constantFrom(...EXPONENTS);

/** Exponents for which the kernel decides without a witness. */
export const closedFormExponents: fc.Arbitrary<"1" | "2" | "inf"> = fc.constantFrom(
  "1",
  "2",
  "inf",
);
