// UNTRUSTED. The separation of a dataset in words, and as data. May import kernel, format, dataset.
import { datasetDigest } from "../certify/index.js";
import { type Dataset, roundedText, type Separation } from "../dataset/index.js";
import { encodeNorm } from "../writing/index.js";
import { at, entry, equals, type Rational } from "../numbers/index.js";
import { className } from "./explain-unproved.js";
import { factLines } from "./explanation.js";
import { exactText } from "./number.js";
import { type Plain, plainData } from "./plain-data.js";
import { indexedNames, type PlaceOf } from "./point-names.js";

const DIGITS = 30;
/** Coordinates shown of a point. */
const COORDINATES = 8;

/** Points of every class, in order. */
function labelCounts(dataset: Dataset): readonly number[] {
  const counts = new Array<number>(dataset.classes.length).fill(0);
  for (const { label } of dataset.points) counts[label] = at(counts, label) + 1;
  return counts;
}

/** ε if it is known to be rational: also when it lies between two equal decimals. */
function rationalSeparation({ exact, bounds }: Separation): Rational | undefined {
  if (exact?.kind === "rational") return exact.value;
  return equals(bounds.lower, bounds.upper) ? bounds.lower : undefined;
}

/** ε as it is known: a rational, a root of a rational, and always between two decimals. */
function separationFacts(found: Separation): readonly (readonly [string, string])[] {
  const low = `ε > ${roundedText(found.bounds.lower, DIGITS, "down")}`;
  const high = `ε < ${roundedText(found.bounds.upper, DIGITS, "up")}`;
  const value = rationalSeparation(found);
  if (value !== undefined) {
    const decimal = roundedText(value, DIGITS, "down");
    const isShort = decimal === roundedText(value, DIGITS, "up");
    const spelled = exactText(value);
    const decimals = isShort ? (decimal === spelled ? [] : [`ε = ${decimal}`]) : [low, high];
    return [["separation", `ε = ${spelled}`], ...decimals.map((text) => ["", text] as const)];
  }
  const { exact } = found;
  const power = exact?.kind === "power" ? [`ε^${exact.exponent} = ${exactText(exact.value)}`] : [];
  return [...power, low, high].map((text, k) => [k === 0 ? "separation" : "", text]);
}

/** `"versicolor": 5.9, 3.2, 4.8, 1.8`. */
function valueWords(dataset: Dataset, index: number): string {
  const { point, label } = at(dataset.points, index);
  const shown = point.ints
    .slice(0, COORDINATES)
    .map((_, k) => roundedText(entry(point, k), 12, "down"));
  const more = point.ints.length > COORDINATES ? ", …" : "";
  const name = className(label, { classes: dataset.classes });
  return `${name}: ${shown.join(", ")}${more}`;
}

/** Lines for a person. */
export function separationLines(
  dataset: Dataset,
  found: Separation,
  placeOf: PlaceOf,
): readonly string[] {
  const names = { classes: dataset.classes };
  const attained = indexedNames("point", found.pair, placeOf).map(
    (name, k) => `${name}, ${valueWords(dataset, at(found.pair, k))}`,
  );
  const counts = labelCounts(dataset).map((count, k) => `${className(k, names)} ${count}`);
  const value = rationalSeparation(found);
  const largest = value === undefined ? "ε" : exactText(value);
  return factLines([
    ["points", `N = ${dataset.points.length}`],
    ["dimension", `d = ${dataset.dimension}`],
    ["classes", `C = ${dataset.classes.length}: ${counts.join(", ")}`],
    ["digest", datasetDigest(dataset)],
    ["norm", `p = ${encodeNorm(found.norm)}`],
    ...separationFacts(found),
    ...attained.map((words, k) => [k === 0 ? "attained by" : "and", words] as const),
    ["radii", `0 < radius < ${largest}: all of them, and no others, can be memorized`],
    ...(found.isDecided
      ? []
      : [["note", "another pair is equally far to 200 digits; the first is named"] as const]),
  ]);
}

/** The same as data. */
export function separationData(
  dataset: Dataset,
  found: Separation,
): Readonly<Record<string, Plain>> {
  const place = (index: number): Plain => {
    const { line, label } = at(dataset.points, index);
    return { index, unit: dataset.unit ?? "line", number: line, label: at(dataset.classes, label) };
  };
  return {
    points: dataset.points.length,
    dimension: dataset.dimension,
    classes: plainData(dataset.classes),
    labelCounts: plainData(labelCounts(dataset)),
    dataset: datasetDigest(dataset),
    norm: encodeNorm(found.norm),
    separation: { exact: plainData(found.exact), bounds: plainData(found.bounds) },
    pair: found.pair.map(place),
    isDecided: found.isDecided,
  };
}
