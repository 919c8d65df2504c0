// What the readers of the checker say of a file that they do not read.
import { expect } from "vitest";
import { answered } from "../../src/kernel/index.js";

/** Fails the test unless reading stops with this reason, and words that hold `says`. */
export function expectReason(read: () => unknown, reason: string, says = ""): void {
  const got = expect.stringMatching(
    new RegExp(`^${reason}(?: at \\d+)?: .*${says}`, "su"),
  ) as unknown;
  const decline = { code: "network-file", got };
  expect(answered(read)).toMatchObject({ verdict: "declined", decline });
}
