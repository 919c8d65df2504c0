#!/usr/bin/env -S node --max-semi-space-size=64
// UNTRUSTED. The command `muball`. Everything is in run.ts; the process ends when its work is done.
import { processIo } from "./process-io.js";
import { WATCHED } from "./work/watched.js";

const argv = process.argv.slice(2);
const io = processIo();
if (WATCHED.includes(argv[0] ?? "")) {
  const { supervise } = await import("./work/supervise.js");
  process.exitCode = await supervise(argv, io);
} else {
  const { run } = await import("./run.js");
  process.exitCode = await run(argv, io);
}
