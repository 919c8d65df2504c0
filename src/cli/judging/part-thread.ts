// UNTRUSTED. One thread that judges one part of a certificate. Started by check-parts.ts alone.
import { parentPort, workerData } from "node:worker_threads";
import type { Part } from "../../shards/index.js";
import type { CompanionOptions } from "../files/companions.js";
import type { Progress } from "../work/progress.js";
import { judgePart, openWhole } from "./shared-work.js";

const { file, options, part } = workerData as {
  readonly file: string;
  readonly options: CompanionOptions;
  readonly part: Part;
};

const progress: Progress = {
  say: () => undefined,
  count: (_, done, total) => parentPort?.postMessage({ done, total }),
  clear: () => undefined,
};

const whole = await openWhole(file, options, progress);
parentPort?.postMessage({ verdict: "verdict" in whole ? whole : judgePart(whole, part) });
