// The plain way alone gives the same verdict, word by word, on every sample.
import { expect, test } from "vitest";
import { check } from "../../src/checker/index.js";
import { foundSamples } from "../certificates/suite.js";

const plainly = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? `${part}` : part));

test("check says the same with and without the fast way", () => {
  for (const { path, certificate, companions } of foundSamples()) {
    const fast = plainly(check([certificate], companions));
    const plain = plainly(check([certificate], { ...companions, reference: true }));
    expect({ path, said: fast }).toEqual({ path, said: plain });
  }
});
