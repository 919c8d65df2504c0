// Refusals stop a judgement and come out as values; everything else that is thrown goes on.
import { describe, expect, test } from "vitest";
import { answered, refuse, rejected } from "../../src/kernel/index.js";
import { fault } from "../../src/numbers/index.js";

const REFUSAL = rejected({
  code: "ill-formed/radius",
  expected: "a radius above 0",
  got: "0",
});

describe("answered", () => {
  test("gives what was found", () => {
    expect(answered(() => 7)).toBe(7);
  });

  test("gives the very refusal that stopped it, however deep", () => {
    const deep = (n: number): number => (n === 0 ? refuse(REFUSAL) : deep(n - 1) + 1);
    expect(answered(() => deep(100))).toBe(REFUSAL);
  });

  test("what comes after a refusal does not run", () => {
    const ran: string[] = [];
    answered(() => {
      ran.push("before");
      refuse(REFUSAL);
      ran.push("after");
    });
    expect(ran).toEqual(["before"]);
  });

  test("the inner one of two catches", () => {
    expect(answered(() => [answered(() => refuse(REFUSAL))])).toEqual([REFUSAL]);
  });
});

describe("what goes on", () => {
  const forged = Object.assign(new Error("a refusal, which `answered` turns into a value"), {
    name: "Refused",
  });

  test.each([
    { name: "a fault", raise: () => fault("broken"), message: "broken" },
    {
      name: "an error of the language",
      raise: (): never => JSON.parse("{") as never,
      message: "JSON",
    },
    {
      name: "an error that looks like a refusal",
      raise: () => {
        throw forged;
      },
      message: "value",
    },
  ])("$name", ({ raise, message }) => {
    expect(() => answered(raise)).toThrow(message);
  });

  test("a refusal that is thrown, not refused with", () => {
    const raise = (): never => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error
      throw REFUSAL;
    };
    let caught: unknown;
    try {
      answered(raise);
    } catch (thrown) {
      caught = thrown;
    }
    expect(caught).toBe(REFUSAL);
  });

  test("too deep a recursion", () => {
    const endless = (): number => endless() + 1;
    expect(() => answered(endless)).toThrow(RangeError);
  });
});
