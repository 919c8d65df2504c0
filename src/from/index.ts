// TRUSTED. Network files of others, for those who ask the checker about one. Imports kernel and format.
// Nothing else of the checker rests on this folder: without such a file none of it is run.
export { networkBeside, networkIn } from "./beside.js";
export { type NnetReading, readNnet } from "./nnet.js";
