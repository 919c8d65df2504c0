#!/usr/bin/env -S node --max-semi-space-size=64
// UNTRUSTED. The command `muball`. Everything is in run.ts; the process ends when its work is done.
import { processIo } from "./process-io.js";
import { run } from "./run.js";

process.exitCode = await run(process.argv.slice(2), processIo());
