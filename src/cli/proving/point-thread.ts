// UNTRUSTED. One thread that settles points: takes each with a radius, gives what is found of it. Started for
// settled-points.ts alone. What it finds is data, and still to be judged.
import { parentPort, workerData } from "node:worker_threads";
import { type PointSearch, pointSearch } from "../../trained/index.js";
import type { ThreadStart } from "../work/shared-search.js";
import type { PointTask } from "./settled-points.js";

const { search, ended } = workerData as ThreadStart<PointSearch>;
const settleOne = pointSearch(search, () => Atomics.load(ended, 0) === 1);

parentPort?.on("message", ([index, task]: readonly [number, PointTask]) => {
  parentPort?.postMessage([index, settleOne(...task)]);
});
