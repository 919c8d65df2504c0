// Short spellings of exact values for tests: q("7/5"), vector("1", "-1/2"), network(2, [...]).
import { layer, type Network, type Reach, row, type Row, type Run } from "../src/kernel/index.js";
import { type Rational, rational, type Scaled, scaled } from "../src/numbers/index.js";

/** The rational n or n/m, in lowest terms whatever the spelling. */
export function q(text: string): Rational {
  const [num = "", den = "1"] = text.split("/");
  return rational(BigInt(num), BigInt(den));
}

export function vector(...entries: string[]): Scaled {
  return scaled(entries.map(q));
}

/** A dense row: a bias, then one weight an input; weights 0 are left out. */
export function dense(bias: string, ...weights: string[]): Row {
  const columns = [...weights.keys()].filter((k) => q(weights[k] ?? "0").num !== 0n);
  const made = row(
    weights.length,
    columns,
    columns.map((k) => q(weights[k] ?? "0")),
    q(bias),
  );
  if (typeof made === "string") throw new Error(`a row with defect ${made}`);
  return made;
}

export function network(inputs: number, ...layers: Row[][]): Network {
  return { inputs, layers: layers.map(layer) };
}

/** One character a unit: `+` active, `-` inactive. */
export function runs(signs: string): Run[] {
  return [...signs].map((sign) => ({ letter: sign === "+" ? "+" : "-", count: 1 }));
}

export function reach(bound: string, squared = false): Reach {
  return { bound: q(bound), squared };
}
