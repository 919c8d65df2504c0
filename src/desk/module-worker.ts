// UNTRUSTED. What stands behind the text of a checker that was dropped on the page, in a thread of their own: the files
// of the question as texts with one byte per character, the module's `judge`, and its answer. muball-proved.cjs has
// this form. The thread can send nothing: a worker of a text obeys the policy of its page.
import { sha256 } from "../format/index.js";
import { blobChunks } from "./blob-chunks.js";
import { headerLine, namesNetworkFile } from "./header-line.js";
import type { FromModule, Question } from "./messages.js";

declare const judge: (
  certificate: string,
  beside: readonly string[],
  sha256: (bytes: string) => string,
) => unknown;

const LATIN = new TextDecoder("latin1");
/** Characters of a text that become bytes together. */
const PIECE = 1 << 16;

/** One character per byte. TextDecoder alone takes latin1 for windows-1252. */
function charactersOf(file: Blob): string {
  let text = "";
  for (const chunk of blobChunks(file)) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      const piece = chunk.subarray(at, at + PIECE);
      text += piece.every((byte) => byte < 0x80)
        ? LATIN.decode(piece)
        : Array.from(piece, (byte) => String.fromCharCode(byte)).join("");
    }
  }
  return text;
}

function digestOf(bytes: string): string {
  const digest = sha256();
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.slice(at, at + PIECE);
    digest.update(Uint8Array.from(piece, (character) => character.charCodeAt(0)));
  }
  return digest.hex();
}

addEventListener("message", ({ data }: MessageEvent<Question>) => {
  const post = postMessage as (message: FromModule) => void;
  const start = performance.now();
  try {
    const { certificate, claim, dataset, model } = data;
    const own = model !== undefined && namesNetworkFile(headerLine(blobChunks(certificate)));
    const network = own ? model : data.network;
    const beside = Object.entries({ claim, dataset, network }).flatMap(([kind, file]) =>
      file === undefined ? [] : [kind, charactersOf(file)],
    );
    const said = String(judge(charactersOf(certificate), beside, digestOf));
    // The exit code stands before the line.
    const line = said.slice(said.indexOf("\t") + 1);
    post({ line, seconds: (performance.now() - start) / 1000 });
  } catch (error) {
    post({ problem: String(error) });
  }
});
