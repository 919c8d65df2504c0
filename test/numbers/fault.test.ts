// Faults: what stops a programmer's mistake.
import { describe, expect, test } from "vitest";
import { at, fault, sameLength } from "../../src/numbers/index.js";

const faults = (message: string): unknown =>
  expect.objectContaining({ name: "KernelFault", message });

describe("a fault", () => {
  test("is an error with its own name", () => {
    expect(() => fault("why")).toThrow(faults("why"));
  });

  test.each([
    { index: -1, message: "no element -1 among 2" },
    { index: 2, message: "no element 2 among 2" },
    { index: Number.NaN, message: "no element NaN among 2" },
  ])("stops a read at index $index", ({ index, message }) => {
    expect(() => at(["a", "b"], index)).toThrow(faults(message));
  });

  test("does not stop a read inside", () => {
    expect([at(["a", "b"], 0), at(["a", "b"], 1), at([0n], 0)]).toEqual(["a", "b", 0n]);
  });

  test("stops a walk of two lists of different length, and no other", () => {
    expect(() => {
      sameLength([1], [1, 2]);
    }).toThrow(faults("lengths differ: 1 and 2"));
    expect(() => {
      sameLength([1, 2], [3, 4]);
    }).not.toThrow();
  });
});
