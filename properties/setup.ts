// Runs before every test file: gives fast-check the seed of the run, so that a failure names it.
import fc from "fast-check";
import { inject } from "vitest";
import "./seed.js";

fc.configureGlobal({ seed: inject("seed"), numRuns: inject("runs"), endOnFailure: false });
