// UNTRUSTED. A network as NNet: decimals, a normalisation that is none, and wide bounds.
import type { Network } from "../../kernel/index.js";
import { at, type Rational } from "../../numbers/index.js";
import { exactDecimal, nearDecimal } from "./nearest.js";
import { denseRows, openTally, type Rounded } from "./rounding.js";

const WIDE = "1000000000";

/** The lines of the file, and what rounding did: a decimal writes every number with 2 and 5 below alone. */
export function nnetLines(network: Network): readonly [readonly string[], Rounded] {
  const widths = [network.inputs, ...network.layers.map(({ rows }) => rows.length)];
  const inputs = network.inputs;
  const tally = openTally();
  const text = (place: string, value: Rational): string => {
    const [near, written] = [exactDecimal(value), value];
    if (near !== undefined) {
      tally.note(() => place, value, written);
      return near;
    }
    const [decimal, rounded] = nearDecimal(value);
    tally.note(() => place, value, rounded);
    return decimal;
  };
  const list = (items: readonly (string | number)[]): string => `${items.join(",")},`;
  const repeated = (item: string, count: number): string =>
    list(new Array<string>(count).fill(item));
  const lines = [
    "// written by muball",
    list([network.layers.length, inputs, at(widths, widths.length - 1), Math.max(...widths)]),
    list(widths),
    "0,",
    repeated(`-${WIDE}`, inputs),
    repeated(WIDE, inputs),
    repeated("0", inputs + 1),
    repeated("1", inputs + 1),
  ];
  let biases: string[] = [];
  let layer = 0;
  for (const row of denseRows(network)) {
    if (row.layer !== layer) {
      lines.push(...biases);
      biases = [];
      layer = row.layer;
    }
    const where = `layer ${row.layer}, row ${row.row}`;
    lines.push(list(row.weights.map((weight, k) => text(`${where}, column ${k}`, weight))));
    biases.push(list([text(`${where}, bias`, row.bias)]));
  }
  return [[...lines, ...biases], tally.total()];
}
