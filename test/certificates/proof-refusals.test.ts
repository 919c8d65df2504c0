// Every refusal of a proof by its form, as the kernel's source has them, is reached by a sample that names it.
import { expect, test } from "vitest";
import { check } from "../../src/checker/index.js";
import { filesIn, rejectionSource, textOf } from "../architecture/source-text.js";
import { foundSamples } from "./suite.js";

/** What a template or a text of the source stands for: anything where a value is put in. */
function patternOf(literal: string): RegExp {
  const fixed = literal.slice(1, -1).split(/\$\{[^}]*\}/u);
  const escaped = fixed.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`));
  return new RegExp(`^${escaped.join(".*")}$`, "u");
}

/** The calls that refuse, by the words for what is expected and for what stands there. */
function refusals(): { readonly place: string; readonly expected: RegExp; readonly got: RegExp }[] {
  const literal = /("[^"]*"|`[^`]*`|[a-z]+)/u.source;
  const words = [/\billFormed\(\s*ground,\s*/u.source, /,\s*/u.source, /,?\s*\)/u.source];
  const call = new RegExp(words.join(literal), "gu");
  return filesIn("src/kernel").flatMap((file) =>
    [...textOf(file).matchAll(call)].map(([place, expected = "", got = ""]) => ({
      place: `${file}: ${place.replaceAll(/\s+/gu, " ")}`,
      expected: patternOf(expected),
      got: /^[a-z]/u.test(got) ? /^.*$/u : patternOf(got),
    })),
  );
}

const rejections = foundSamples().flatMap(({ verdict, certificate, companions }) => {
  const said = verdict === "rejected" ? check([certificate], companions) : undefined;
  return said?.verdict === "rejected" ? [said.rejection] : [];
});

test("each refusal of a proof by its form has a sample", () => {
  const said = rejections.flatMap((one) => (one.code === "ill-formed/proof" ? [one] : []));
  const all = refusals();
  const calls = filesIn("src/kernel").flatMap((file) => {
    return [...textOf(file).matchAll(/(?<!function )\billFormed\(/gu)].map(() => file);
  });
  console.log(`refusals of proofs by their form: ${all.length}, in ${said.length} samples`);
  // The expression above reads every call there is.
  expect(all).toHaveLength(calls.length);
  const unreached = all.filter(
    ({ expected, got }) => !said.some((one) => expected.test(one.expected) && got.test(one.got)),
  );
  expect(unreached.map(({ place }) => place)).toEqual([]);
});

test("so has each reason, side and phase that a refusal of a ball may name", () => {
  const source = rejectionSource("balls");
  const fields = source.matchAll(/readonly (reason|side|phase): ("[^;]*);/gu);
  const words = [...fields].flatMap(([, field = "", union = ""]) => {
    return [...union.matchAll(/"([^"]+)"/gu)].map(([, word]) => `${field} ${word}`);
  });
  const said = new Set(
    rejections.flatMap((one) => Object.entries(one).map(([key, value]) => `${key} ${value}`)),
  );
  expect(words.length).toBeGreaterThan(15);
  expect(words.filter((word) => !said.has(word))).toEqual([]);
});
