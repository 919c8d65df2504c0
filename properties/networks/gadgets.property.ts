// Gadgets are right on the domain that their docstring states.
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../src/networks/evaluate.js";
import {
  add,
  at,
  compare,
  entry,
  multiply,
  ONE,
  type Rational,
  rational,
  ZERO,
} from "../../src/numbers/index.js";
import { type Affine, combine, NetworkBuilder, type Term } from "../../src/networks/index.js";
import { digitForms } from "../../src/networks/gadgets/bit-peeling.js";
import { peeled, peelForms, peelTerms } from "../../src/networks/gadgets/floor.js";
import { foldDigits } from "../../src/networks/gadgets/fold.js";
import { gateForm, raised } from "../../src/networks/gadgets/gate.js";
import {
  integerEqualityForms,
  integerEqualityTerms,
} from "../../src/networks/gadgets/integer-equality.js";
import { integerStepForms, integerStepTerms } from "../../src/networks/gadgets/integer-step.js";
import { ramp } from "../../src/networks/gadgets/ramp.js";
import { smallRationals } from "../../src/testing/arbitraries/rationals.js";

/** What a network built on the inputs gives at a point. */
function valueAt(
  point: readonly Rational[],
  build: (builder: NetworkBuilder, inputs: readonly Affine[]) => Affine,
): Rational {
  const builder = new NetworkBuilder(point.length);
  const network = builder.output([build(builder, builder.inputs())]);
  const den = point.reduce((product, { den: d }) => product * d, 1n);
  const ints = point.map(({ num, den: d }) => num * (den / d));
  return entry(evaluate(network, { ints, den }), 0);
}

/** Σ of the terms that a gadget makes of its units. */
function sumOf(
  builder: NetworkBuilder,
  forms: readonly Affine[],
  terms: (units: readonly Affine[]) => Term[],
): Affine {
  const units = builder.relu(forms);
  return combine(builder.level, terms(units));
}

const integer = fc.bigInt({ min: -40n, max: 40n });
/** Numbers up to 1/4 in size, both ends included. */
const quarter = fc.bigInt({ min: -1000n, max: 1000n }).map((n) => rational(n, 4000n));

test("for all integers m and |t| ≤ 1/4, the integer step at m + t is [m ≥ 0]", () => {
  fc.assert(
    fc.property(integer, quarter, (m, t) => {
      const found = valueAt([add(rational(m), t)], (builder, inputs) =>
        sumOf(builder, integerStepForms(at(inputs, 0)), (units) =>
          integerStepTerms(ONE, [at(units, 0), at(units, 1)]),
        ),
      );
      expect(found).toEqual(m >= 0n ? ONE : ZERO);
    }),
  );
});

test("for all integers m and |t| ≤ 1/4, the integer equality at m + t is [m = 0]", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -3n, max: 3n }), quarter, (m, t) => {
      const found = valueAt([add(rational(m), t)], (builder, inputs) =>
        sumOf(builder, integerEqualityForms(at(inputs, 0)), (units) =>
          integerEqualityTerms(ONE, [at(units, 0), at(units, 1), at(units, 2), at(units, 3)]),
        ),
      );
      expect(found).toEqual(m === 0n ? ONE : ZERO);
    }),
  );
});

test("for all bits q and 0 < λ < top, the gate gives λ·q and is not 0", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 31n }), fc.boolean(), (lambda, open) => {
      const q = open ? ONE : ZERO;
      const top = rational(32n);
      const gate = (inputs: readonly Affine[]): Affine =>
        gateForm(raised(at(inputs, 0), [[ONE, at(inputs, 1)]], top), top);
      const point = [rational(lambda), q];
      const found = valueAt(point, (builder, inputs) => at(builder.relu([gate(inputs)]), 0));
      expect(found).toEqual(multiply(rational(lambda), q));
      expect(valueAt(point, (_, inputs) => gate(inputs))).not.toEqual(ZERO);
    }),
  );
});

test("for all integers r below 2^K and |t| ≤ 1/4, the digit at position K − 1 of r + t is the top digit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), quarter, (count, any, t) => {
      const r = BigInt(any) % (1n << BigInt(count));
      const position = count - 1;
      const found = valueAt([add(rational(r), t)], (builder, inputs) =>
        sumOf(builder, digitForms(at(inputs, 0), position), (units) =>
          integerStepTerms(ONE, [at(units, 0), at(units, 1)]),
        ),
      );
      expect(found.num).toBe(r >> BigInt(position));
    }),
  );
});

test("for all r below 2^from, folding complements the lower digits exactly when digit `to` is 1", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 14 }),
      fc.nat(),
      fc.nat({ max: 13 }),
      (from, any, down) => {
        const to = Math.max(0, from - 1 - down);
        const r = BigInt(any) % (1n << BigInt(from));
        const found = valueAt([rational(r), rational(7n)], (builder, inputs) => {
          const folded = foldDigits(builder, at(inputs, 0), [at(inputs, 1)], from, to);
          return combine(builder.level, [
            [ONE, folded.rest],
            [rational(100_000n), at(folded.carried, 0)],
          ]);
        });
        const size = 1n << BigInt(to);
        const low = (r >> BigInt(to)) % 2n === 1n ? size - 1n - (r % size) : r % size;
        expect(found).toEqual(rational(700_000n + low));
      },
    ),
  );
});

test("for all r outside the ramp, the ramp is 0 before and 1 after it, and no unit is 0", () => {
  fc.assert(
    fc.property(
      smallRationals(50n),
      fc.bigInt({ min: 1n, max: 64n }),
      integer,
      (r, steepness, start) => {
        const shape = (inputs: readonly Affine[]): ReturnType<typeof ramp> =>
          ramp(at(inputs, 0), rational(steepness), rational(start));
        const place = multiply(r, rational(steepness));
        const before = compare(place, rational(start)) < 0;
        const after = compare(place, rational(start + 1n)) > 0;
        fc.pre(before || after);
        const found = valueAt([r], (builder, inputs) => {
          const { forms, terms } = shape(inputs);
          return sumOf(builder, forms, (units) =>
            terms(rational(3n), [at(units, 0), at(units, 1)]),
          );
        });
        expect(found).toEqual(before ? ZERO : rational(3n));
        for (const k of [0, 1]) {
          expect(valueAt([r], (_, inputs) => at(shape(inputs).forms, k))).not.toEqual(ZERO);
        }
      },
    ),
  );
});

test("for all r in a cell above its ramp, peeling levels n−1, …, 0 adds up to the cell", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.nat(),
      fc.bigInt({ min: 1n, max: 999n }),
      smallRationals(9n),
      (count, any, part, anyWidth) => {
        const cell = BigInt(any) % (1n << BigInt(count));
        const width = add(multiply(anyWidth, anyWidth), ONE);
        const steepness = rational(1000n, 1n);
        // r modulo width = 1/steepness + part/1000·(width − 1/steepness), inside the cell.
        const above = rational(1n, 1000n);
        const room = add(width, rational(-1n, 1000n));
        const rest = add(above, multiply(rational(part, 1000n), room));
        const r = add(multiply(rational(cell), width), rest);
        const grid = { width, steepness };
        const found = valueAt([r], (builder, inputs) => {
          let residual = at(inputs, 0);
          let sum: Affine = combine(0, []);
          for (let k = count - 1; k >= 0; k -= 1) {
            const forms = peelForms(residual, grid, k);
            const units = builder.relu([residual, { ...sum, bias: add(sum.bias, ONE) }, ...forms]);
            const pair = [at(units, 2), at(units, 3)] as const;
            const height = rational(1n << BigInt(k));
            sum = combine(
              builder.level,
              [[ONE, at(units, 1)], ...peelTerms(height, pair)],
              rational(-1n),
            );
            residual = peeled(at(units, 0), grid, k, pair);
          }
          return sum;
        });
        expect(found).toEqual(rational(cell));
      },
    ),
  );
});
