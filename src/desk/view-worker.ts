// UNTRUSTED. Everything of the page that takes time and is no verdict: digests, readers, views.
import { sha256 } from "../format/index.js";
import { blobChunks, rawChunks } from "./blob-chunks.js";
import { readModel, readTable } from "./data-file.js";
import { FRONT, roleOf } from "./roles.js";
import type { Asked, Asking, Views } from "./views.js";

/** The first bytes of a file, unpacked; of damaged gzip, the bytes as they are. */
function frontOf(file: Blob): Uint8Array {
  try {
    for (const chunk of blobChunks(file)) return chunk.subarray(0, FRONT);
  } catch {
    for (const chunk of rawChunks(file)) return chunk.subarray(0, FRONT);
  }
  return new Uint8Array(0);
}

const VIEWS: Views = {
  role: ({ file, name }) => roleOf(name, frontOf(file)),
  digest: ({ file }) => {
    const digest = sha256();
    for (const chunk of rawChunks(file)) digest.update(chunk);
    return digest.hex();
  },
  table: ({ file, name }) => readTable(file, name),
  model: ({ file, name }) => readModel(file, name),
};

async function answer({ id, view, asked }: Asking): Promise<void> {
  let message: Asked;
  try {
    const one = VIEWS[view] as (asked: unknown) => unknown;
    message = { id, answer: await one(asked) };
  } catch (error) {
    message = { id, failed: error instanceof Error ? error.message : String(error) };
  }
  (postMessage as (message: Asked) => void)(message);
}

addEventListener("message", ({ data }: MessageEvent<Asking>) => void answer(data));
