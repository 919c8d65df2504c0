// TRUSTED. NNet: a ReLU network as text, made for ACAS Xu. Decimals as they are written.
// A file holds its bare layers, a normalisation of inputs and outputs, and bounds that inputs may be
// clipped to: up to three networks. Two dialects of the header: four numbers and every line; or the
// number of layers alone, and then five lines that its readers skip (NeuralVerification.jl).
import { at, compare, divide, negate, ONE, type Rational } from "../numbers/index.js";
import { constant, countOf, openLayers, small, type Term } from "./forms.js";
import { decimalOf } from "./numbers.js";
import { need, stop } from "./stop.js";

/** Which of its networks a file means; `short`: the only one of a file with the short header. */
const READINGS = ["bare", "normalised", "clipped", "short"] as const;
export type NnetReading = (typeof READINGS)[number];
const MINUS = negate(ONE);

/** Reads the lines of a text one by one, blank ones and the comments at its head left out. */
function openText(bytes: Uint8Array) {
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\n|\r/u);
  const kept = lines.map((text, k) => ({ line: k + 1, text: text.trim().replace(/,$/u, "") }));
  const first = kept.findIndex(({ text }) => text !== "" && !text.startsWith("//"));
  const rest = first < 0 ? [] : kept.slice(first).filter(({ text }) => text !== "");
  let next = 0;
  const place = (): number => rest[next - 1]?.line ?? lines.length;
  function skip(what: string): string {
    next += 1;
    return rest[next - 1]?.text ?? stop("truncated", `the text ends where ${what} should stand`);
  }
  function numbers(what: string, ...counts: readonly number[]): readonly Rational[] {
    const words = skip(what).split(",");
    const said = `${what}: ${words.length} numbers in the line, not ${counts.join(" or ")}`;
    need(counts.length === 0 || counts.includes(words.length), "row-count", said, place());
    return words.map((word) => decimalOf(word.trim(), place()));
  }
  const sizes = (what: string, ...counts: readonly number[]): readonly number[] =>
    numbers(what, ...counts).map(({ num, den }) => {
      need(den === 1n && num > 0n, "dimension", "a size is no whole number above 0", place());
      return small(num);
    });
  const end = (): void => {
    next += 1;
    need(next > rest.length, "trailing", "the text goes on after the last bias", place());
  };
  return { skip, numbers, sizes, place, end };
}

/**
 * Reads an NNet file. `wanted` is needed where the file has a normalisation that is not trivial.
 *
 * Ensures  the network of the file under that reading, and the reading; the short header has its own.
 */
export function readNnet(bytes: Uint8Array, wanted?: string) {
  const text = openText(bytes);
  const counts = text.sizes("the number of layers", 1, 4);
  const widths = text.sizes("the sizes of the layers");
  const [inputs, outputs] = [at(widths, 0), at(widths, widths.length - 1)];
  const largest = widths.reduce((a, b) => (a > b ? a : b));
  const said = [widths.length - 1, inputs, outputs, largest].slice(0, counts.length);
  const isSaid = widths.length > 1 && counts.join() === said.join();
  need(isSaid, "shape", "the first line and the sizes of the layers differ", text.place());
  const isShort = counts.length === 1;
  let low: readonly Rational[] = [];
  let [high, means, ranges] = [low, low, low];
  if (isShort) for (let k = 0; k < 5; k += 1) text.skip("a line that this dialect skips");
  else {
    const isPlain = text.numbers("the flag").every(({ num }) => num === 0n);
    need(isPlain, "attribute", "the flag says that the network is symmetric", text.place());
    low = text.numbers("the least inputs", inputs);
    high = text.numbers("the largest inputs", inputs);
    means = text.numbers("the means of inputs and outputs", inputs + 1);
    ranges = text.numbers("the ranges of inputs and outputs", inputs + 1);
  }
  need(!ranges.some(({ num }) => num === 0n), "division-by-zero", "a range is 0");
  const isTrivial = means.every(({ num }) => num === 0n) && ranges.every((r) => r.num === r.den);
  const named = READINGS.find((one) => one === wanted && one !== "short");
  const reading = isShort ? "short" : (named ?? (isTrivial ? "bare" : undefined));
  need(reading !== undefined, "two-readings", "two networks or more, and nothing says which");
  const isNormal = reading === "normalised" || reading === "clipped";
  const layers = openLayers(countOf([inputs]));
  const { plus } = layers;
  let forms = layers.inputs;
  if (reading === "clipped") {
    // low + max(0, x − low) − max(0, x − high) is x between low ≤ high, and the nearer of them elsewhere.
    forms = forms.map((x, k) => {
      const [least, most] = [constant(at(low, k)), constant(at(high, k))];
      const isBetween = compare(least.bias, most.bias) <= 0;
      need(isBetween, "shape", `the bounds of input ${k} are empty`);
      const over = layers.relu(plus([ONE, x], [MINUS, least]));
      const beyond = layers.relu(plus([ONE, x], [MINUS, most]));
      return plus([ONE, least], [ONE, over], [MINUS, beyond]);
    });
  }
  if (isNormal) {
    forms = forms.map((x, k) => {
      const [factor, mean] = [divide(ONE, at(ranges, k)), constant(at(means, k))];
      return plus([factor, x], [negate(factor), mean]);
    });
  }
  for (const [l, width] of widths.slice(1).entries()) {
    const before = l === 0 ? forms : forms.map(layers.relu);
    const rows: (readonly Rational[])[] = [];
    const of = `of layer ${l + 1}`;
    while (rows.length < width) rows.push(text.numbers(`row ${rows.length} ${of}`, before.length));
    forms = rows.map((weights, k) => {
      const [bias = ONE] = text.numbers(`bias ${k} ${of}`, 1);
      const terms = weights.map((w, i): Term => [w, at(before, i)]);
      return layers.sum([...terms, [ONE, constant(bias)]]);
    });
  }
  text.end();
  if (isNormal) {
    const [range, mean] = [at(ranges, inputs), constant(at(means, inputs))];
    forms = forms.map((form) => plus([range, form], [ONE, mean]));
  }
  const rounds = layers.roundsOf("float32", "binary64");
  return { network: layers.network(forms), reading, rounds };
}
