// Networks of one layer as linear maps.
import { describe, expect, test } from "vitest";
import { answered } from "../../../src/kernel/index.js";
import { at } from "../../../src/numbers/index.js";
import { imageOf, mapOf, pulledBack } from "../../../src/kernel/kinds/preserving-map.js";
import { dense, network, vector } from "../../exact.js";

const net = network(3, [dense("5", "1/2", "0", "1"), dense("0", "0", "-2/3", "1")]);
const map = at(net.layers, 0);

describe("a linear map", () => {
  test("is a network of one layer with the right inputs", () => {
    expect(mapOf(net, 3)).toBe(map);
    expect(answered(() => mapOf(net, 2))).toMatchObject({
      rejection: {
        code: "ill-formed/dimension-mismatch",
        expected: "2 inputs of the map",
        got: "3",
      },
    });
    const deep = network(1, [dense("0", "1")], [dense("0", "1")]);
    expect(answered(() => mapOf(deep, 1))).toMatchObject({
      rejection: { code: "ill-formed/dimension-mismatch", expected: "one layer", got: "2" },
    });
  });

  test("has images with its biases", () => {
    expect(imageOf(map, vector("2", "3", "1/5"))).toEqual(vector("31/5", "-9/5"));
  });

  test("pulls forms of the images back, without its biases", () => {
    expect(pulledBack(map, 3, vector("1", "0"))).toEqual(vector("1/2", "0", "1"));
    expect(pulledBack(map, 3, vector("2", "3/2"))).toEqual(vector("1", "-1", "7/2"));
    expect(pulledBack(map, 3, vector("0", "0"))).toEqual(vector("0", "0", "0"));
  });

  test("faults for a form of another shape", () => {
    expect(() => pulledBack(map, 3, vector("1"))).toThrow("lengths differ");
  });

  test("declines numbers beyond the bounds", () => {
    const long = `${10n ** 1300n}`;
    const steep = at(network(1, [dense("0", long)]).layers, 0);
    const declined = { decline: { code: "limit-exceeded", limit: "part-bits" } };
    expect(answered(() => imageOf(steep, vector(long)))).toMatchObject({
      decline: declined.decline,
    });
    expect(answered(() => pulledBack(steep, 1, vector(long)))).toMatchObject({
      decline: declined.decline,
    });
  });
});
