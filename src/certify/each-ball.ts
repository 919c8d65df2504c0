// UNTRUSTED. Runs over all points of a dataset that let timers and signals in.
import type { Refusal } from "../kernel/index.js";
import type { CertifyRequest } from "./request.js";

/** Lets timers and signals in: judging is synchronous and long. */
async function breathe(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** A run over all points: the how manyth, counted from 0, of how many. */
export interface Pass {
  readonly number: number;
  readonly of: number;
}

/** Runs over all points, breathing now and then; stops at the first refusal. */
export async function forEachBall(
  request: Pick<CertifyRequest, "dataset" | "progress">,
  pass: Pass,
  each: (index: number) => Refusal | undefined,
): Promise<Refusal | undefined> {
  const total = request.dataset.points.length;
  let last = Date.now();
  for (let index = 0; index < total; index += 1) {
    const refusal = each(index);
    if (refusal !== undefined) return refusal;
    if (Date.now() - last < 50) continue;
    request.progress?.(pass.number * total + index, pass.of * total);
    await breathe();
    last = Date.now();
  }
  return undefined;
}
