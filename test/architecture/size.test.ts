// Sizes: what has to be read to believe a verdict, file by file and all together.
import { expect, test } from "vitest";
import { filesIn, linesOf, trustedFiles } from "./source-text.js";

/** Lines of all trusted files. It only falls; see docs/trust.md. */
const BUDGET = 6_849;

/** Lines of the readers of network files, which only those trust who give such a file. It only falls. */
const READERS = 845;

/** Files longer than allowed, with their lines. */
function longer(files: readonly string[], lines: number): string[] {
  return files.filter((file) => linesOf(file) > lines).map((file) => `${file}: ${linesOf(file)}`);
}

/** Lines of rule Bounds and the kinds robustness and property, which no other kind reads. It only falls. */
const TRAINED = 1_337;

/** Lines of the fast way, which nobody needs to read who checks with --reference. It only falls. */
const FAST = 701;

/** Lines that only a claim with a semantics needs. It only falls. */
const FLOATS = 192;

const isFloat = (file: string): boolean => file.startsWith("src/kernel/floats/");
const isFast = (file: string): boolean => /^src\/(?:kernel|format)\/fast\//u.test(file);
const isReader = (file: string): boolean => file.startsWith("src/from/");
const isTrained = (file: string): boolean =>
  /^src\/(?:kernel\/(?:bounds\/|kinds\/(?:robustness|property|trained-rejections))|(?:checker|format)\/trained)/u.test(
    file,
  );

test("the readers of network files are within their budget", () => {
  const total = trustedFiles()
    .filter(isReader)
    .reduce((sum, file) => sum + linesOf(file), 0);
  console.log(`lines of the checker's readers: ${total} of ${READERS}`);
  expect(total).toBeGreaterThan(100);
  expect(total).toBeLessThanOrEqual(READERS);
});

test("the fast way is within its budget", () => {
  const total = trustedFiles()
    .filter(isFast)
    .reduce((sum, file) => sum + linesOf(file), 0);
  console.log(`lines of the fast way: ${total} of ${FAST}`);
  expect(total).toBeGreaterThan(100);
  expect(total).toBeLessThanOrEqual(FAST);
});

test("what only networks from elsewhere need is within its budget", () => {
  const total = trustedFiles()
    .filter(isTrained)
    .reduce((sum, file) => sum + linesOf(file), 0);
  console.log(`lines of bounds and their kinds: ${total} of ${TRAINED}`);
  expect(total).toBeGreaterThan(100);
  expect(total).toBeLessThanOrEqual(TRAINED);
});

test("what only a semantics needs is within its budget", () => {
  const total = trustedFiles()
    .filter(isFloat)
    .reduce((sum, file) => sum + linesOf(file), 0);
  console.log(`lines of a semantics: ${total} of ${FLOATS}`);
  expect(total).toBeGreaterThan(100);
  expect(total).toBeLessThanOrEqual(FLOATS);
});

test("the trusted files together are within the budget", () => {
  const files = trustedFiles().filter(
    (file) => !isReader(file) && !isTrained(file) && !isFast(file) && !isFloat(file),
  );
  const total = files.reduce((sum, file) => sum + linesOf(file), 0);
  console.log(`trusted lines: ${total} of ${BUDGET}`);
  expect(total).toBeGreaterThan(1_000);
  expect(total).toBeLessThanOrEqual(BUDGET);
});

test("a trusted file has at most 200 lines", () => {
  expect(longer(trustedFiles(), 200)).toEqual([]);
});

test("a file of src has at most 250 lines", () => {
  expect(longer(filesIn("src"), 250)).toEqual([]);
});

test("a test or a property has at most 300 lines", () => {
  expect(longer([...filesIn("test"), ...filesIn("properties")], 300)).toEqual([]);
});
