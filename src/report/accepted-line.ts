// UNTRUSTED. What an accepted certificate proves, whatever its kind. May import kernel, format.
import type { NetworkOrigin } from "../format/index.js";
import { findingLine, findingLines, type FoundOut } from "./finding-line.js";
import { leftOutLines, type Proved, provedLine } from "./proved-line.js";

/** An accepted certificate of any kind; those about a network and every ball have a claim. */
export type AcceptedOut = Proved | FoundOut;

/** `from=onnx file=sha256:… reading=outputs`: only of a file that the checker has read. */
export function originText({ format, file, reading }: NetworkOrigin): string {
  return `from=${format} file=${file} reading=${reading}`;
}

export function acceptedLine(accepted: AcceptedOut): string {
  const line = "claim" in accepted ? provedLine(accepted) : findingLine(accepted);
  return accepted.from === undefined ? line : `${line} ${originText(accepted.from)}`;
}

/** What must be said beside the line: nothing of a memorization, whose line says it all. */
export function acceptedRemark(accepted: AcceptedOut): readonly string[] {
  return "claim" in accepted ? leftOutLines(accepted) : findingLines(accepted);
}
