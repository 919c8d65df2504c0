// UNTRUSTED. One thread that settles cases of a property: takes their numbers, gives what is found of each. Started for
// settled-cases.ts alone. What it finds is data, and still to be judged.
import { parentPort, workerData } from "node:worker_threads";
import { type CaseStep, propertySearch, type PropertySearch } from "../../trained/index.js";
import type { ThreadStart } from "../work/shared-search.js";

const { search, ended } = workerData as ThreadStart<PropertySearch & { readonly step: CaseStep }>;
const find = propertySearch(search, () => Atomics.load(ended, 0) === 1)[search.step];

parentPort?.on("message", ([index]: readonly [number, undefined]) => {
  parentPort?.postMessage([index, find(index)]);
});
