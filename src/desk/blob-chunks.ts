// UNTRUSTED. A file of the page as chunks of bytes, read as they are asked for: the checker is synchronous.
// Runs in a worker, where alone a browser reads synchronously.
import { plainBytes } from "../cli/files/gunzip.js";

interface SynchronousReader {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

declare const FileReaderSync: new () => SynchronousReader;

const CHUNK = 1 << 20;

/** The bytes as they are. Shapes: at most one chunk is held. */
export function* rawChunks(
  file: Blob,
  progress?: (done: number, total: number) => void,
): Generator<Uint8Array> {
  const reader = new FileReaderSync();
  for (let start = 0; start < file.size; start += CHUNK) {
    const end = Math.min(start + CHUNK, file.size);
    yield new Uint8Array(reader.readAsArrayBuffer(file.slice(start, end)));
    progress?.(end, file.size);
  }
}

/** The bytes, unpacked if they are gzip. Fails: Problem for damaged gzip. */
export function blobChunks(
  file: Blob,
  progress?: (done: number, total: number) => void,
): Generator<Uint8Array> {
  return plainBytes(rawChunks(file, progress), "the file");
}
