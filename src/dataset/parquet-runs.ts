// UNTRUSTED. Runs of small numbers, as Parquet has levels and places in a dictionary: a number repeated, or
// eight numbers after another in as few bits as they need. Bounded by what the page says. Imports nothing.

/** Bytes of a page, and where the next is. */
export interface PageReader {
  readonly view: DataView;
  offset: number;
}

/** Fails: RangeError at the end of the page, or if a number is longer than 32 bits. */
function lengthOf(reader: PageReader): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = reader.view.getUint8(reader.offset);
    reader.offset += 1;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
  throw new RangeError("a length of more than 32 bits");
}

/** Numbers of `width` bits, lowest first. */
function packedRun(reader: PageReader, width: number, values: Uint32Array, from: number): number {
  const { view, offset } = reader;
  const count = Math.min(8, values.length - from);
  for (let k = 0; k < count; k += 1) {
    let value = 0;
    for (let bit = 0; bit < width; bit += 1) {
      const at = k * width + bit;
      const isSet = (view.getUint8(offset + (at >> 3)) >> (at & 7)) & 1;
      value += isSet * 2 ** bit;
    }
    values[from + k] = value;
  }
  reader.offset += width;
  return count;
}

/**
 * `count` numbers of `width` bits.
 *
 * Fails  RangeError: the page ends, a width of more than 32 bits, or a run longer than what is left.
 */
export function readRuns(reader: PageReader, width: number, count: number): Uint32Array {
  if (width > 32) throw new RangeError("numbers of more than 32 bits");
  const values = new Uint32Array(count);
  let seen = 0;
  while (seen < count) {
    const head = lengthOf(reader);
    const length = Math.floor(head / 2);
    if (head % 2 === 1) {
      for (let group = 0; group < length && seen < count; group += 1) {
        seen += packedRun(reader, width, values, seen);
      }
      continue;
    }
    if (length > count - seen) throw new RangeError("a run longer than its page");
    let value = 0;
    for (let byte = 0; byte < Math.ceil(width / 8); byte += 1) {
      value += reader.view.getUint8(reader.offset) * 2 ** (8 * byte);
      reader.offset += 1;
    }
    values.fill(value, seen, seen + length);
    seen += length;
  }
  return values;
}
