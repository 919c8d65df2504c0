// UNTRUSTED. Everything of the page that takes time and is no verdict: digests, readers, views.
import { sha256 } from "../format/index.js";
import type { Companions } from "../checker/index.js";
import { MOST_BYTES, openBall, openBalls, openModel, openPlane } from "./balls-view.js";
import { blobChunks, rawChunks } from "./blob-chunks.js";
import { readModel, readTable } from "./data-file.js";
import { lineOf, withLine } from "./edit-view.js";
import type { Question } from "./messages.js";
import { openResult, openResults } from "./results-view.js";
import { FRONT, roleOf } from "./roles.js";
import type { Asked, Asking, Views } from "./views.js";
import { openAnswer, openRefutation } from "./witness-view.js";

/** The first bytes of a file, unpacked; of damaged gzip, the bytes as they are. */
function frontOf(file: Blob): Uint8Array {
  try {
    for (const chunk of blobChunks(file)) return chunk.subarray(0, FRONT);
  } catch {
    for (const chunk of rawChunks(file)) return chunk.subarray(0, FRONT);
  }
  return new Uint8Array(0);
}

function companionsOf({ claim, dataset, network }: Question): Companions {
  return {
    ...(claim && { claim: blobChunks(claim) }),
    ...(dataset && { dataset: blobChunks(dataset) }),
    ...(network && { network: blobChunks(network) }),
  };
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
  balls: async (asked) =>
    asked.certificate.size > MOST_BYTES
      ? undefined
      : openBalls(blobChunks(asked.certificate), companionsOf(asked)),
  ball: ({ ball }) => openBall(ball),
  onnx: () => openModel(),
  plane: () => openPlane(),
  counterexample: (asked) => openRefutation(blobChunks(asked.certificate), companionsOf(asked)),
  answer: (asked) => openAnswer(blobChunks(asked.certificate), companionsOf(asked)),
  results: (asked) =>
    asked.certificate.size > MOST_BYTES
      ? undefined
      : openResults(blobChunks(asked.certificate), companionsOf(asked)),
  result: ({ row }) => openResult(row),
  line: ({ file, line }) => lineOf(file, line),
  edited: ({ file, line, text }) => withLine(file, line, text),
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
