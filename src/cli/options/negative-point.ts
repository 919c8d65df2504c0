// UNTRUSTED. A point whose first coordinate is negative looks like an option.
import { at } from "../../numbers/index.js";

/** A point that begins with a minus sign is no option: `--` is put before it. */
export function protectNegativePoint(argv: readonly string[]): readonly string[] {
  if (argv[0] !== "evaluate" || argv.includes("--")) return argv;
  const place = argv.findIndex((word) => /^-[0-9.]/u.test(word));
  if (place < 0) return argv;
  const point = at(argv, place);
  return [...argv.slice(0, place), ...argv.slice(place + 1), "--", point];
}
