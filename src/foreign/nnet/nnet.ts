// UNTRUSTED. NNet: a ReLU network as text, made for ACAS Xu. Decimals as they are written.
// A file holds its bare layers, a normalisation of inputs and outputs, and bounds that inputs may be
// clipped to: up to three networks. Two dialects of the header: four numbers and every line; or the
// number of layers alone, and then five lines that its readers skip (NeuralVerification.jl).
import { at, divide, negate, ONE, type Rational, ZERO } from "../../numbers/index.js";
import { decimalOf } from "../exact/decimal.js";
import { constantForm, type Form } from "../exact/form.js";
import { type Lowering, openLowering } from "../exact/lowering.js";
import { refuse } from "../exact/refusal.js";
import type { ForeignNetwork } from "../exact/source.js";

/** Which of its networks a file means. */
export const NNET_READINGS = ["bare", "normalised", "clipped"] as const;
export type NnetReading = (typeof NNET_READINGS)[number];

interface Line {
  readonly number: number;
  readonly text: string;
}

/** The lines of a text, blank ones and the comments at its head left out. */
function linesOf(bytes: Uint8Array): readonly Line[] {
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\n|\r/u);
  const kept = lines.map((text, k) => ({ number: k + 1, text: text.trim() }));
  const first = kept.findIndex(({ text }) => text !== "" && !text.startsWith("//"));
  return first < 0 ? [] : kept.slice(first).filter(({ text }) => text !== "");
}

function numbersOf({ number, text }: Line): readonly Rational[] {
  const words = text.replace(/,$/u, "").split(",");
  return words.map((word) => {
    const value = decimalOf(word.trim());
    if (value !== undefined) return value;
    return refuse("not-a-number", `${word.trim().slice(0, 40)} is no decimal number`, {
      line: number,
    });
  });
}

/** A line at a time. Every reading of a line says what should stand there. */
function reader(lines: readonly Line[]) {
  let next = 0;
  function line(what: string): Line {
    const found = lines[next];
    next += 1;
    return found ?? refuse("truncated", `the text ends where ${what} should stand`);
  }
  function numbers(what: string, count: number): readonly Rational[] {
    const found = line(what);
    const values = numbersOf(found);
    if (values.length === count) return values;
    const said = `${what} should have ${count} numbers, the line has ${values.length}`;
    return refuse("row-count", said, { line: found.number });
  }
  function end(): void {
    const more = lines[next];
    if (more !== undefined)
      refuse("trailing", "the text goes on after the last bias", { line: more.number });
  }
  return { line, numbers, end };
}

/** Whole numbers of a line of sizes. */
function sizesOf(line: Line): readonly number[] {
  return numbersOf(line).map(({ num, den }) => {
    // Sizes above the characters of the text have no rows in it; this many digits are exact.
    let size = 0;
    for (const digit of num.toString().slice(0, 9)) size = size * 10 + (digit.charCodeAt(0) - 48);
    if (den === 1n && num > 0n && BigInt(size) === num) return size;
    return refuse("dimension", "a size is no whole number from 1 to 999999999", {
      line: line.number,
    });
  });
}

interface Head {
  readonly widths: readonly number[];
  /** Undefined where the dialect gives none. */
  readonly clip: readonly (readonly Rational[])[] | undefined;
  readonly means: readonly Rational[];
  readonly ranges: readonly Rational[];
}

function headOf(text: ReturnType<typeof reader>): Head {
  const first = text.line("the number of layers");
  const counts = sizesOf(first);
  if (counts.length !== 1 && counts.length !== 4) {
    const what = `the first line should have 4 numbers, or 1, and has ${counts.length}`;
    refuse("row-count", what, { line: first.number });
  }
  const sizes = text.line("the sizes of the layers");
  const widths = sizesOf(sizes);
  const [layers, inputs, outputs, largest] = counts;
  const most = widths.reduce((a, b) => (a > b ? a : b));
  const said = [layers, inputs ?? widths[0], outputs ?? widths.at(-1), largest ?? most];
  if (said.join() !== [widths.length - 1, widths[0], widths.at(-1), most].join()) {
    refuse("shape", "the first line and the sizes of the layers contradict each other", {
      line: sizes.number,
    });
  }
  const count = at(widths, 0);
  if (counts.length === 1) {
    for (let k = 0; k < 5; k += 1) text.line("a line that this dialect skips");
    const ranges = new Array<Rational>(count + 1).fill(ONE);
    return { widths, clip: undefined, means: ranges.map(() => ZERO), ranges };
  }
  const flag = text.line("the flag");
  if (numbersOf(flag).some(({ num }) => num !== 0n)) {
    refuse("attribute", "the flag says that the network is symmetric", { line: flag.number });
  }
  const clip = [text.numbers("the least inputs", count), text.numbers("the largest inputs", count)];
  const means = text.numbers("the means of inputs and outputs", count + 1);
  const ranges = text.numbers("the ranges of inputs and outputs", count + 1);
  if (ranges.some(({ num }) => num === 0n)) refuse("division-by-zero", "a range is 0");
  return { widths, clip, means, ranges };
}

/** The inputs as the first layer gets them. */
function prepared(lowering: Lowering, head: Head, reading: NnetReading): readonly Form[] {
  if (reading === "bare") return lowering.inputs;
  const shift = (form: Form, by: Rational): Form =>
    lowering.combine([
      [ONE, form],
      [ONE, constantForm(by)],
    ]);
  return lowering.inputs.map((x, k) => {
    let form = x;
    if (reading === "clipped") {
      const [low, high] = (head.clip ?? []).map((bounds) => at(bounds, k));
      if (low === undefined || high === undefined)
        return refuse("attribute", "the file has no bounds of inputs");
      // low + max(0, x − low) − max(0, x − high) is x between low ≤ high, and the nearer of them elsewhere.
      if (high.num * low.den < low.num * high.den)
        refuse("shape", `the bounds of input ${k} are empty`);
      const parts = [lowering.relu(shift(x, negate(low))), lowering.relu(shift(x, negate(high)))];
      form = shift(
        lowering.combine([
          [ONE, at(parts, 0)],
          [negate(ONE), at(parts, 1)],
        ]),
        low,
      );
    }
    const range = at(head.ranges, k);
    return lowering.combine([[divide(ONE, range), shift(form, negate(at(head.means, k)))]]);
  });
}

/**
 * Reads an NNet file. `reading` is needed where the file has a normalisation that is not trivial.
 *
 * Fails  refusal.
 */
export function readNnet(bytes: Uint8Array, reading?: NnetReading): ForeignNetwork {
  const text = reader(linesOf(bytes));
  const head = headOf(text);
  const { widths, means, ranges } = head;
  const isTrivial = means.every(({ num }) => num === 0n) && ranges.every((r) => r.num === r.den);
  if (reading === undefined && !isTrivial) {
    const what = "the file holds two networks: its bare layers, and these between normalisations";
    const next =
      "say which is meant: --reading bare, normalised or clipped (clipped to the bounds first)";
    refuse("two-readings", what, {}, next);
  }
  const lowering = openLowering(at(widths, 0));
  let forms = prepared(lowering, head, reading ?? "bare");
  widths.slice(1).forEach((width, l) => {
    if (l > 0) forms = forms.map((form) => lowering.relu(form));
    const rows: (readonly Rational[])[] = [];
    const what = `layer ${l + 1}`;
    while (rows.length < width)
      rows.push(text.numbers(`row ${rows.length} of ${what}`, forms.length));
    const before = forms;
    forms = rows.map((weights, k) => {
      const [bias = ZERO] = text.numbers(`bias ${k} of ${what}`, 1);
      const terms = weights.map((w, i) => [w, at(before, i)] as const);
      return lowering.combine([...terms, [ONE, constantForm(bias)]]);
    });
  });
  text.end();
  if (reading !== undefined && reading !== "bare") {
    const [range, mean] = [at(ranges, ranges.length - 1), at(means, means.length - 1)];
    forms = forms.map((form) =>
      lowering.combine([
        [range, form],
        [ONE, constantForm(mean)],
      ]),
    );
  }
  const dialect = head.clip === undefined ? "short header; five lines are skipped" : "full header";
  const notes = [`${dialect}; decimals as written`];
  return { network: lowering.network(forms), reading: reading ?? "bare", notes, companions: [] };
}
