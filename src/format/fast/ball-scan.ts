// TRUSTED. Ball lines whose evidence is a list of letters and of shared layers: each piece is read by itself, once.
// Imports only kernel and format. It reads only lines that the plain reader accepts, as the same ball.
import { answered, type GivenBall, type LayerProof, LIMITS } from "../../kernel/index.js";
import { evidenceFields, type Shared } from "../evidence-fields.js";
import type { Line } from "../lines.js";
import { wholeOf } from "../proof-fields.js";
import { pointScanner } from "./point-scan.js";

const FRONT = '{"point":[';
/** What follows the coordinates: the label, and layers that are letters or numbers. */
const TAIL = /^\],"label":(0|[1-9][0-9]{0,4}),"layers":\[([-+azod0-9",]+)\]\}$/u;
/** A whole number in its one spelling, and letters in quotes. */
const NUMBER = /^(?:0|[1-9][0-9]{0,8})$/u;
const LETTERS = /^"[-+azod0-9]+"$/u;
/** Characters of letters kept before all are forgotten. */
const KEPT = 4_194_304;

/**
 * A reader of balls by known pieces; undefined for every other line.
 *
 * Sound  A list in canonical JSON is the list of its items' spellings, and an item here has no comma in it. Letters
 *        are read by their codec; the number of a shared layer means that layer from its line on.
 */
export function ballScanner(
  dimension: number,
  shared: Shared,
): (line: Line) => GivenBall | undefined {
  const scan = pointScanner(dimension);
  const codec = evidenceFields(shared).layer;
  const known = new Map<string, LayerProof>();
  let kept = 0;

  function spelled(piece: string, line: number): LayerProof | undefined {
    const found = known.get(piece);
    if (found !== undefined || !LETTERS.test(piece)) return found;
    const layer = answered(() => codec.read(piece.slice(1, -1), { line }));
    if ("verdict" in layer) return undefined;
    kept += piece.length;
    if (kept > KEPT) {
      known.clear();
      kept = piece.length;
    }
    known.set(piece, layer);
    return layer;
  }

  return ({ text, bytes, number }) => {
    // Other evidence ends in other characters.
    if (!/["0-9]\]\}$/u.test(text.slice(-3)) || !text.startsWith(FRONT)) return undefined;
    const scanned = scan(bytes, FRONT.length);
    if (scanned === undefined) return undefined;
    // Up to the end of the point every character is one byte.
    const [, label, list] = TAIL.exec(text.slice(scanned.end)) ?? [];
    if (label === undefined || list === undefined) return undefined;
    const pieces = list.split(",");
    if (pieces.length > LIMITS.layers) return undefined;
    const layers: LayerProof[] = [];
    for (const piece of pieces) {
      const own = NUMBER.test(piece) ? shared.layers[wholeOf(piece)] : undefined;
      const layer = own ?? spelled(piece, number);
      if (layer === undefined) return undefined;
      layers.push(layer);
    }
    const evidence = { facts: [], except: [], output: [], layers };
    return { centre: scanned.point, label: wholeOf(label), evidence };
  };
}
