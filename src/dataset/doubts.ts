// UNTRUSTED. Where a dataset is probably not what was meant: a counter as a coordinate, one class written
// in two ways, measured values as labels. Nothing is changed: it is only said. Imports the kernel.
import { entry } from "../numbers/index.js";
import { quote } from "./data-error.js";
import { type Dataset, type LabelledPoint } from "./dataset.js";
import { decodeDecimal, isNumber } from "./decimal.js";

/** Names of columns that number the rows. */
const COUNTER_NAME =
  /^(?:|id|idx|index|row|row[ _]?(?:id|names?|num(?:ber)?)|no\.?|#|unnamed: ?\d+|__index_level_\d+__)$/iu;
/** Fewer points count up by chance. */
const LEAST_COUNTED = 4;
/** A counter from 0 or 1 is at most so far behind the lines: headers and skipped lines come first. */
const LINES_BEFORE = 20n;
/** A class has fewer points than this on average: labels are perhaps no classes. */
const FEW_POINTS = 20;
const MANY_CLASSES = 20;
const SHOWN = 3;

/** The difference of a coordinate and a count, if it is the same integer for all points. */
function offset(
  points: readonly LabelledPoint[],
  coordinate: number,
  count: (point: LabelledPoint, index: number) => number,
): bigint | undefined {
  let found: bigint | undefined;
  for (const [index, one] of points.entries()) {
    const { num, den } = entry(one.point, coordinate);
    const difference = num - BigInt(count(one, index)) * den;
    if (den !== 1n || (found !== undefined && difference !== found)) return undefined;
    found = difference;
  }
  return found;
}

/** True if one of several coordinates goes up by one from row to row, from near 0. Rows may be left out. */
function isCounter({ points, dimension }: Dataset, coordinate: number): boolean {
  if (dimension === 1 || points.length < LEAST_COUNTED) return false;
  const byIndex = offset(points, coordinate, (_, index) => index);
  if (byIndex === 0n || byIndex === 1n) return true;
  const byLine = offset(points, coordinate, ({ line }) => line);
  return byLine !== undefined && byLine <= 1n && byLine >= -LINES_BEFORE;
}

/** What makes a coordinate look like a number of rows, or undefined. */
function counterDoubt(dataset: Dataset, coordinate: number): string | undefined {
  const name = dataset.names?.[coordinate];
  const known = name === undefined ? "" : name === "" ? " (it has no name)" : ` (${quote(name)})`;
  const which = `coordinate ${coordinate + 1}${known}`;
  const next = "; if it only numbers the rows, leave it out with --ignore";
  if (isCounter(dataset, coordinate)) return `${which} counts the rows${next}`;
  if (name === undefined || !COUNTER_NAME.test(name)) return undefined;
  return `${which} is called like a number of rows${next}`;
}

/** What two ways to write one class have in common: their number, or their letters. */
function plainLabel(label: string): string {
  const value = decodeDecimal(label.trim());
  if (isNumber(value)) return `${value.num}/${value.den}`;
  return label.normalize("NFKC").trim().replace(/\s+/gu, " ").toLowerCase();
}

/** Groups of classes that are equal as numbers, or up to case and blanks. */
function likeClasses(classes: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const label of classes) {
    const plain = plainLabel(label);
    const group = groups.get(plain);
    if (group === undefined) groups.set(plain, [label]);
    else group.push(label);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function classDoubt({ classes }: Dataset): readonly string[] {
  return likeClasses(classes)
    .slice(0, SHOWN)
    .map((group) => {
      const isNumeric = isNumber(decodeDecimal((group[0] ?? "").trim()));
      const how = isNumeric ? "equal as numbers" : "equal except for case and blanks";
      const labels = group.slice(0, SHOWN).map(quote).join(" and ");
      return `the labels ${labels} are ${how}, and are different classes; write them alike if they are one`;
    });
}

/** True if labels are 0, 1, …, C−1 or 1, 2, …, C: numbers of classes, however many. */
function areNumbered(classes: readonly string[]): boolean {
  const present = new Set(classes);
  return [0, 1].some((first) => classes.every((_, k) => present.has(`${k + first}`)));
}

function manyDoubt({ classes, points }: Dataset): readonly string[] {
  const isMany = classes.length >= MANY_CLASSES && points.length < FEW_POINTS * classes.length;
  const isEach = 2 * classes.length > points.length && classes.length >= LEAST_COUNTED;
  if (!(isMany || isEach) || (areNumbered(classes) && !isEach)) return [];
  const are = classes.every((label) => isNumber(decodeDecimal(label)))
    ? "the labels look like measured values (a target of regression)"
    : "the labels look like names of points";
  return [
    `${classes.length} classes in ${points.length} points: ${are}; ` +
      "check which column has the label (--label)",
  ];
}

/**
 * What is probably not meant in a dataset, in words, each with what to do.
 *
 * Cost  one look at most points for each coordinate that counts; otherwise two or three points each.
 */
export function doubtsOf(dataset: Dataset): readonly string[] {
  const counters = Array.from({ length: dataset.dimension }, (_, k) => counterDoubt(dataset, k));
  const named = counters.filter((doubt) => doubt !== undefined);
  const more = named.length > SHOWN ? [`… and ${named.length - SHOWN} more coordinates`] : [];
  return [...named.slice(0, SHOWN), ...more, ...classDoubt(dataset), ...manyDoubt(dataset)];
}
