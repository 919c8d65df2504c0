// TRUSTED. The text of a covering: its nodes, one a line. Imports only kernel and format.
import type { CoveringNode, Refusal } from "../kernel/index.js";
import { decodePair, peek } from "./kind-text.js";
import type { Line } from "./lines.js";
import { encodeRational } from "./rational-text.js";
import { walk } from "./walk.js";

export function encodeCoveringNode(node: CoveringNode): string {
  if ("at" in node) {
    return JSON.stringify({ row: node.row, column: node.column, at: encodeRational(node.at) });
  }
  const { pair, free, powers } = node;
  return JSON.stringify({
    pair,
    free: free.map(encodeRational),
    powers: powers.map(encodeRational),
  });
}

export function decodeCoveringNode(line: Line): CoveringNode | Refusal {
  const w = walk(line);
  if (peek(w.root, "at") !== undefined) {
    const [row, column, value] = w.fields(w.root, "", ["row", "column", "at"]);
    const cut: CoveringNode = {
      row: w.count(row, "/row", "dimension"),
      column: w.count(column, "/column", "dimension"),
      at: w.rational(value, "/at"),
    };
    return w.finish() ?? cut;
  }
  const [pair, free, powers] = w.fields(w.root, "", ["pair", "free", "powers"]);
  const leaf: CoveringNode = {
    pair: decodePair(w, pair, "/pair"),
    free: w.vector(free, "/free", "dimension"),
    powers: w.vector(powers, "/powers", "dimension"),
  };
  return w.finish() ?? leaf;
}
