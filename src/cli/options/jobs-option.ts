// UNTRUSTED. --jobs: how many threads share the work of a command.
import { InvalidArgumentError, Option } from "commander";

function jobsFrom(text: string): number {
  if (/^[1-9]\d{0,2}$/u.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a number of threads from 1 to 999.");
}

/** Shapes: `what` says which work they share, and how many there are by default. */
export function jobsOption(what: string): Option {
  return new Option("--jobs <n>", what).argParser(jobsFrom);
}
