import { expect, test } from "vitest";
import { valuesOfClasses } from "../../src/networks/index.js";

test.each([
  {
    name: "integers up to 1023 stand for themselves",
    classes: ["0", "7", "1023"],
    values: [0, 7, 1023],
  },
  { name: "1024 is no value", classes: ["0", "1024"], values: [1, 2] },
  { name: "words are numbered in order", classes: ["b", "a", "c"], values: [1, 2, 3] },
  { name: "01 is a word", classes: ["1", "01"], values: [1, 2] },
  { name: "-1 is a word", classes: ["-1", "1"], values: [1, 2] },
])("$name", ({ classes, values }) => {
  expect(valuesOfClasses(classes).map(({ num, den }) => [Number(num), Number(den)])).toEqual(
    values.map((value) => [value, 1]),
  );
});
