import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at } from "../../src/numbers/index.js";
import { signsAt } from "../../src/oracle/network.js";
import { oracleNetwork, spelledAll } from "../../src/testing/translation.js";
import {
  type DrawnNetwork,
  hasDeadUnit,
  networks,
} from "../../src/testing/arbitraries/networks.js";

const MANY = 600;

function hiddenRows(network: DrawnNetwork): string[][] {
  return network.layers
    .slice(0, -1)
    .map(({ weights, biases }) =>
      weights.map((row, n) => spelledAll([...row, at(biases, n)]).join(" ")),
    );
}

describe("the arbitrary of networks", () => {
  it("every network has layers that fit together", () => {
    fc.assert(
      fc.property(networks(), ({ inputs, layers }) => {
        let width = inputs;
        for (const { weights, biases } of layers) {
          expect(weights.map((row) => row.length)).toEqual(biases.map(() => width));
          width = biases.length;
        }
        expect(layers.length).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it("a unit that is called dead is inactive at every drawn point", () => {
    fc.assert(
      fc.property(
        networks({ inputs: 2, outputs: 1 }),
        fc.array(fc.nat(), { maxLength: 4 }),
        (n, a) => {
          fc.pre(hasDeadUnit(n));
          const points = a.map((x) => [`${x}`, `-${x}/3`]);
          const alive = points.map((point) => signsAt(oracleNetwork(n), point).join(""));
          const units = n.layers.slice(0, -1).reduce((sum, each) => sum + each.biases.length, 0);
          const never = Array.from({ length: units }, (_, k) => alive.every((s) => s[k] === "-"));
          expect(never).toContain(true);
        },
      ),
    );
  });

  it("at least 5 % of networks have a dead unit", () => {
    const dead = fc.sample(networks(), MANY).filter(hasDeadUnit);
    expect(dead.length).toBeGreaterThan(MANY / 20);
  });

  it("at least 5 % of networks have a zero row and 5 % two equal units", () => {
    const drawn = fc.sample(networks(), MANY).map(hiddenRows);
    const zero = drawn.filter((rows) => rows.flat().some((row) => /^(0\/1 ?)+$/u.test(row)));
    const equal = drawn.filter((rows) => rows.some((each) => new Set(each).size < each.length));
    expect(zero.length).toBeGreaterThan(MANY / 20);
    expect(equal.length).toBeGreaterThan(MANY / 20);
  });

  it("at least one network in eight has no hidden layer, and one in eight has three", () => {
    const depths = fc.sample(networks(), MANY).map((network) => network.layers.length);
    expect(depths.filter((depth) => depth === 1).length).toBeGreaterThan(MANY / 8);
    expect(depths.filter((depth) => depth === 4).length).toBeGreaterThan(MANY / 8);
  });

  it("at most a quarter of networks with hidden units are constant on the drawn points", () => {
    const drawn = fc.sample(networks({ inputs: 1, outputs: 1 }), MANY);
    const deep = drawn.filter((network) => network.layers.length > 1);
    const flat = deep.filter((network) => {
      const last = at(network.layers, network.layers.length - 1);
      return last.weights.flat().every((w) => w.num === 0n);
    });
    expect(flat.length).toBeLessThan(deep.length / 4);
  });

  it("a failure that any network shows is shrunk to one affine unit with weight 0", () => {
    const details = fc.check(fc.property(networks(), () => false));
    const zero = { num: 0n, den: 1n };
    const smallest = { inputs: 1, layers: [{ weights: [[zero]], biases: [zero] }] };
    expect(details.counterexample).toEqual([smallest]);
  });
});
