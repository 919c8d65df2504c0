// UNTRUSTED. The note of a certificate: what options made of the data file, then what is said besides.
import type { Dataset } from "../dataset/dataset.js";
import { LIMITS } from "../kernel/index.js";

/** The note, cut to what a header may hold. What was done to the data stands first. */
export function noteOf({ done }: Pick<Dataset, "done">, note = ""): string {
  const data = done === undefined || done.length === 0 ? [] : [`data: ${done.join("; ")}`];
  const words = [...data, ...(note === "" ? [] : [note])].join("; ");
  const most = LIMITS["note-characters"];
  return words.length <= most ? words : `${words.slice(0, most - 1)}…`;
}
