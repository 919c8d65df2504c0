// Files of arrays made by hand: .npy of any type, order and version, and the ZIP archives of .npz.
import { crc32, deflateRawSync } from "node:zlib";

export interface Npy {
  readonly descr: string;
  readonly shape: readonly number[];
  readonly fortran?: boolean;
  readonly version?: number;
}

/** An .npy file with these bytes as its values. */
export function npyBytes(
  { descr, shape, fortran = false, version = 1 }: Npy,
  values: Uint8Array,
): Buffer {
  const sizes = shape.length === 1 ? `${shape[0] ?? 0},` : shape.join(", ");
  const order = fortran ? "True" : "False";
  const dict = `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': (${sizes}), }`;
  const front = version === 1 ? 10 : 12;
  const text = `${dict}${" ".repeat(63 - ((front + dict.length) % 64))}\n`;
  const start = Buffer.alloc(front);
  start.write("\x93NUMPY", "latin1");
  start.writeUInt8(version, 6);
  if (version === 1) start.writeUInt16LE(text.length, 8);
  else start.writeUInt32LE(text.length, 8);
  return Buffer.concat([start, Buffer.from(text, "latin1"), values]);
}

/** Doubles as bytes. */
export function doubles(values: readonly number[], little = true): Buffer {
  const bytes = Buffer.alloc(8 * values.length);
  values.forEach((value, k) =>
    little ? bytes.writeDoubleLE(value, 8 * k) : bytes.writeDoubleBE(value, 8 * k),
  );
  return bytes;
}

/** 64-bit integers as bytes. */
export function longs(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(8 * values.length);
  values.forEach((value, k) => bytes.writeBigInt64LE(BigInt(value), 8 * k));
  return bytes;
}

export interface Archive {
  readonly isPacked?: boolean;
  /** Sizes stand in the extra field, as NumPy writes them. */
  readonly isWide?: boolean;
}

/** A ZIP archive of these files. */
export function zipBytes(
  files: Readonly<Record<string, Uint8Array>>,
  { isPacked = false, isWide = false }: Archive = {},
): Buffer {
  const parts: Buffer[] = [];
  const listed: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = isPacked ? deflateRawSync(content) : content;
    const wide = Buffer.alloc(isWide ? 20 : 0);
    if (isWide) {
      wide.writeUInt16LE(1, 0);
      wide.writeUInt16LE(16, 2);
      wide.writeBigUInt64LE(BigInt(content.length), 4);
      wide.writeBigUInt64LE(BigInt(packed.length), 12);
    }
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isPacked ? 8 : 0, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(isWide ? 0xffffffff : packed.length, 14);
    common.writeUInt32LE(isWide ? 0xffffffff : content.length, 18);
    common.writeUInt16LE(name.length, 22);
    common.writeUInt16LE(wide.length, 24);
    const local = Buffer.concat([
      Buffer.from("PK\x03\x04"),
      common,
      Buffer.from(name),
      wide,
      packed,
    ]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const made = Buffer.from([20, 3]);
    listed.push(
      Buffer.concat([Buffer.from("PK\x01\x02"), made, common, tail, Buffer.from(name), wide]),
    );
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(listed);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(listed.length, 8);
  end.writeUInt16LE(listed.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

/** A frame of Zstandard with one block that is not packed. Requires: fewer than 2^17 bytes. */
export function zstdBytes(page: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(9);
  bytes.writeUInt32LE(0xfd2fb528, 0);
  // One segment, a size of four bytes behind it; then the last block, raw, with its size.
  bytes.writeUInt8(0xa0, 4);
  bytes.writeUInt32LE(page.length, 5);
  const block = Buffer.alloc(3);
  block.writeUIntLE(8 * page.length + 1, 0, 3);
  return Buffer.concat([bytes, block, page]);
}
