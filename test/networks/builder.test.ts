import { describe, expect, test } from "vitest";
import { sizeOf } from "../../src/kernel/index.js";
import { evaluate } from "../../src/networks/evaluate.js";
import { at, ONE, rational } from "../../src/numbers/index.js";
import { combine, NetworkBuilder, shifted, unitForm } from "../../src/networks/index.js";

describe("NetworkBuilder", () => {
  test("builds |x − y| + 1 from two units", () => {
    const builder = new NetworkBuilder(2);
    const inputs = builder.inputs();
    const difference = combine(0, [
      [ONE, at(inputs, 0)],
      [rational(-1n), at(inputs, 1)],
    ]);
    const opposite = combine(0, [[rational(-1n), difference]]);
    const units = builder.relu([difference, opposite]);
    const sum = combine(
      1,
      units.map((unit) => [ONE, unit]),
      ONE,
    );
    const network = builder.output([sum]);
    expect(evaluate(network, { ints: [3n, 8n], den: 2n })).toEqual({ ints: [7n], den: 2n });
    expect(sizeOf(network)).toMatchObject({ width: 2, depth: 2, parameters: 9n, nonzero: 7n });
  });

  test("faults on a form of an earlier layer", () => {
    const builder = new NetworkBuilder(1);
    const inputs = builder.inputs();
    builder.relu(inputs);
    expect(() => builder.relu(inputs)).toThrow("a form of layer 0 at layer 1");
  });

  test("faults on a unit that is not there", () => {
    const builder = new NetworkBuilder(1);
    expect(() => builder.output([shifted(unitForm(0, 1), ONE)])).toThrow("column-range");
  });
});
