// The linear parts of a layer, remembered from ball to ball: only for the same layer and incoming parts.
import { describe, expect, test } from "vitest";
import { layer, type LinearPart, linearParts, NORM_ONE } from "../../src/kernel/index.js";
import { layerParts } from "../../src/kernel/layer-parts.js";
import { dense, q } from "../exact.js";

const make = () => linearParts(2, NORM_ONE, q("1"), new Map());
const inputs = layer([dense("0", "1", "0"), dense("0", "0", "1")]);
const later = layer([dense("1", "2", "1"), dense("0", "0", "3")]);

/** The parts of a layer, which must not be refused. */
function partsOf(...args: Parameters<typeof layerParts>): readonly LinearPart[] {
  const own = layerParts(...args);
  if ("verdict" in own) throw new Error(own.verdict);
  return own;
}
const range = (count: number): number[] => [...new Array(count).keys()];
const spelled = (own: readonly LinearPart[]): string[] => own.map(({ w }) => w.ints.join(","));

describe("the linear parts of a layer", () => {
  test("are those of its rows over the incoming parts", () => {
    const parts = make();
    const first = partsOf(parts, 0, inputs, []);
    expect(spelled(first)).toEqual(["1,0", "0,1"]);
    expect(spelled(partsOf(parts, 1, later, first))).toEqual(["2,1", "0,3"]);
  });

  test("are all 0 where nothing comes in that varies, but not for the first layer", () => {
    const parts = make();
    expect(partsOf(parts, 1, later, [parts.zero, parts.zero])).toEqual([parts.zero, parts.zero]);
    expect(spelled(partsOf(parts, 0, inputs, []))).toEqual(["1,0", "0,1"]);
  });

  test("are the same list for the same incoming parts", () => {
    const parts = make();
    const [x, y] = partsOf(parts, 0, inputs, []);
    if (x === undefined || y === undefined) throw new Error("two parts");
    expect(partsOf(parts, 1, later, [x, y])).toBe(partsOf(parts, 1, later, [x, y]));
  });

  test("are others when the incoming parts, the layer or its place are others", () => {
    const parts = make();
    const [x, y] = partsOf(parts, 0, inputs, []);
    if (x === undefined || y === undefined) throw new Error("two parts");
    expect(spelled(partsOf(parts, 1, later, [x, y]))).toEqual(["2,1", "0,3"]);
    expect(spelled(partsOf(parts, 1, later, [x, parts.zero]))).toEqual(["2,0", "0,0"]);
    expect(spelled(partsOf(parts, 1, later, [parts.zero, y]))).toEqual(["0,1", "0,3"]);
    expect(spelled(partsOf(parts, 1, layer([dense("0", "5", "0")]), [parts.zero, y]))).toEqual([
      "0,0",
    ]);
    expect(spelled(partsOf(parts, 2, layer([dense("0", "7")]), [y]))).toEqual(["0,7"]);
    expect(spelled(partsOf(parts, 1, later, [x, y]))).toEqual(["2,1", "0,3"]);
  });

  test("are remembered for one store of parts only", () => {
    const [one, other] = [make(), make()];
    const first = partsOf(one, 0, inputs, []);
    expect(partsOf(other, 0, inputs, [])).not.toBe(first);
  });

  test("are refused again when they were refused", () => {
    const parts = make();
    const huge = layer([dense("0", `${2n ** 4_097n}`, "0")]);
    const declined = { verdict: "declined", decline: { limit: "part-bits" } };
    expect(layerParts(parts, 0, huge, [])).toMatchObject(declined);
    expect(layerParts(parts, 0, huge, [])).toMatchObject(declined);
  });

  test("of very many coordinates are forgotten before they fill the memory", () => {
    let id = 0;
    const partOfLength = (length: number): LinearPart => {
      id += 1;
      return { ...make().zero, id, w: { ints: new Array<bigint>(length), den: 1n } };
    };
    // Eight bytes a coordinate: 2^28 of them are kept, and one list more.
    const listsKept = (length: number, layers: number): boolean => {
      const parts = { ...make(), ofRow: () => partOfLength(length) };
      const input = partOfLength(1);
      const pass = () => range(layers).map((k) => partsOf(parts, k + 1, later, [input, input]));
      const [once, again] = [pass(), pass()];
      return once.every((own, k) => own === again[k]);
    };
    expect(listsKept(2 ** 22, 3)).toBe(true);
    expect(listsKept(2 ** 22, 6)).toBe(false);
  });
});
