// P13 for tables, and their agreement with the list they are made from.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Network, sizeOf } from "../../src/kernel/index.js";
import { evaluate } from "../../src/networks/evaluate.js";
import { at, rational } from "../../src/numbers/index.js";
import {
  denseCount,
  type Entry,
  NetworkBuilder,
  shifted,
  type TablePlan,
  tablePlans,
} from "../../src/networks/index.js";
import { blockTableWidths } from "../../src/networks/tables/block-table.js";
import { runTableWidths } from "../../src/networks/tables/run-plan.js";
import { staircaseTableWidths } from "../../src/networks/tables/staircase-table.js";
import { runs } from "../runs.js";

/** Ascending entries of distinct keys with at least two codes, gaps from 1 to thousands. */
const entryLists: fc.Arbitrary<{ entries: Entry[]; top: number }> = fc
  .record({
    first: fc.bigInt({ min: -50n, max: 50n }),
    gaps: fc.array(fc.oneof(fc.constant(1n), fc.bigInt({ min: 1n, max: 5000n })), {
      minLength: 2,
      maxLength: 40,
    }),
    codes: fc.array(fc.nat({ max: 1000 }), { minLength: 41, maxLength: 41 }),
    top: fc.constantFrom(1, 1, 2, 3, 9, 30),
  })
  .map(({ first, gaps, codes, top }) => {
    let key = first;
    const entries = gaps.map((gap, i): Entry => {
      key += gap;
      return { key, code: i === 0 ? top : i === 1 ? 0 : at(codes, i) % (top + 1) };
    });
    return { entries, top };
  });

/** Widths of the table: none, or down to the narrowest for runs of two codes. */
const widths = fc.constantFrom(Infinity, 20, 12, 9, 8, 7, 6, 5);

/** Entries, and the tables for them within a width; some compare the key with one block a layer. */
const narrowTables = fc
  .record({ list: entryLists, width: widths })
  .map(({ list: { entries, top }, width }) => {
    const plans = tablePlans(entries, top, 0, { width, depth: Infinity });
    return { entries, top, width, plans };
  });

/** The table behind a unit that holds key + 100, which is positive for all keys. */
function networkOf(plan: TablePlan): Network {
  const builder = new NetworkBuilder(1);
  const units = builder.relu([shifted(at(builder.inputs(), 0), rational(100n))]);
  return builder.output([plan.build(builder, shifted(at(units, 0), rational(-100n)))]);
}

test("for all entries, every table gives the code of every key", () => {
  fc.assert(
    fc.property(narrowTables, ({ entries, plans }) => {
      for (const plan of plans) {
        const network = networkOf(plan);
        const found = entries.map(({ key }) => evaluate(network, { ints: [key], den: 1n }));
        const wanted = entries.map(({ code }) => ({ ints: [BigInt(code)], den: 1n }));
        expect({ [plan.name]: found }).toEqual({ [plan.name]: wanted });
      }
    }),
    runs(40),
  );
});

test("for all entries, L0 and L2 give the code of the last entry at or below every integer", () => {
  fc.assert(
    fc.property(narrowTables, fc.bigInt({ min: 0n, max: 6000n }), ({ entries, plans }, offset) => {
      const key = at(entries, 0).key + offset;
      const last = entries.filter((entry) => entry.key <= key).at(-1);
      for (const plan of plans.filter(({ name }) => name !== "L1")) {
        const found = evaluate(networkOf(plan), { ints: [key], den: 1n });
        expect({ [plan.name]: found.ints }).toEqual({ [plan.name]: [BigInt(last?.code ?? -1)] });
      }
    }),
    runs(40),
  );
});

test("for all entries, every table has exactly the width, depth and parameters of its formula", () => {
  fc.assert(
    fc.property(narrowTables, ({ width, plans }) => {
      for (const plan of plans) {
        const size = sizeOf(networkOf(plan));
        // The unit before the table has two parameters and one layer.
        expect({ name: plan.name, parameters: size.parameters, depth: size.depth }).toEqual({
          name: plan.name,
          parameters: BigInt(plan.parameters) + 2n,
          depth: plan.widths.length,
        });
        expect(size.width).toBe(Math.max(1, ...plan.widths.slice(1, -1)));
        expect(size.width).toBeLessThanOrEqual(width);
      }
    }),
    runs(40),
  );
});

const select = (blocks: number): number => (blocks > 1 ? 8 * blocks - 2 : 4);

test("for all shapes, the closed formulas of L0, L1 and L2 count the layer widths", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 2, max: 30 }),
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 2, max: 12 }),
      (blocks, length, bits, labelBits) => {
        const a = select(blocks);
        const e = length - 1;
        expect(denseCount(staircaseTableWidths(length))).toBe(6 * (length - 1) + 1);
        const shape = { blocks, perLayer: blocks, length };
        const runs = { ...shape, differenceBits: bits };
        expect(denseCount(runTableWidths({ ...runs, labelBits: 0 }))).toBe(
          a + 25 + 31 * (e - 1) + 12 * bits * e,
        );
        expect(denseCount(runTableWidths({ ...runs, labelBits }))).toBe(
          a + 44 + 12 * labelBits + (e - 1) * (63 + 20 * labelBits) + 12 * bits * e,
        );
        const keys = { ...shape, keyBits: bits };
        expect(denseCount(blockTableWidths({ ...keys, labelBits: 1 }))).toBe(
          a + 30 * bits + 46 + e * (30 * bits + 63),
        );
        const both = bits + labelBits;
        expect(denseCount(blockTableWidths({ ...keys, labelBits }))).toBe(
          a + 30 * both + 25 + e * (30 * both + 33),
        );
      },
    ),
    runs(60),
  );
});

test("for all entries, no unit of a table is 0 at a key", () => {
  fc.assert(
    fc.property(narrowTables, ({ entries, plans }) => {
      for (const plan of plans) {
        const network = networkOf(plan);
        for (const { key } of entries) {
          const zeros = hiddenZeros(network, key);
          expect({ name: plan.name, key, zeros }).toEqual({ name: plan.name, key, zeros: 0 });
        }
      }
    }),
    runs(15),
  );
});

/** Number of hidden pre-activations that are 0 at a key, by evaluating every prefix. */
function hiddenZeros(network: Network, key: bigint): number {
  let zeros = 0;
  for (let l = 1; l < network.layers.length; l += 1) {
    const prefix = { inputs: 1, layers: network.layers.slice(0, l) };
    zeros += evaluate(prefix, { ints: [key], den: 1n }).ints.filter((n) => n === 0n).length;
  }
  return zeros;
}

test("for all entries there is a table of width 5, and it takes several layers to select a block", () => {
  let several = 0;
  fc.assert(
    fc.property(entryLists, ({ entries, top }) => {
      const plans = tablePlans(entries, top, 0, { width: 5, depth: Infinity });
      expect(plans.length).toBeGreaterThan(0);
      if (plans.some(({ detail }) => detail.includes("a layer"))) several += 1;
    }),
    runs(60),
  );
  expect(several).toBeGreaterThan(0);
});

test("for all depths that have room, the table has at most that depth, and more depth never costs parameters", () => {
  fc.assert(
    fc.property(entryLists, fc.integer({ min: 2, max: 60 }), ({ entries, top }, depth) => {
      const least = (most: number): number => {
        const plans = tablePlans(entries, top, 0, { width: Infinity, depth: most });
        for (const { widths: own } of plans) expect(own.length - 1).toBeLessThanOrEqual(most);
        return Math.min(...plans.map(({ parameters }) => parameters));
      };
      expect(least(depth + 7)).toBeLessThanOrEqual(least(depth));
    }),
    runs(40),
  );
});
