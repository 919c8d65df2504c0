// UNTRUSTED. Bytes taken from chunks, so many at a time. Imports nothing of node.

/** Takes bytes from chunks. Holds no more than what was asked for, and a chunk. */
export class ByteReader {
  private held: Uint8Array = new Uint8Array(0);
  private readonly chunks: AsyncIterator<Uint8Array>;
  private taken = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /** Bytes taken so far: where the next stands. */
  get offset(): number {
    return this.taken;
  }

  /** `count` bytes, or the fewer that are left. Memory grows with what is there, not with `count`. */
  async take(count: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let size = this.held.length;
    if (size > 0) parts.push(this.held);
    while (size < count) {
      const step = await this.chunks.next();
      if (step.done === true) break;
      parts.push(step.value);
      size += step.value.length;
    }
    const whole = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    this.held = whole.subarray(count);
    const result = whole.subarray(0, count);
    this.taken += result.length;
    return result;
  }

  async close(): Promise<void> {
    await this.chunks.return?.();
  }
}

/** Bytes as a DataView. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
