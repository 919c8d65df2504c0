// `npm run samples` makes all samples anew; `npm run samples -- --check` writes nothing and exits with 1
// if a file differs from what would be made. Run from the project's folder.
import { differences, write } from "./making/folder.js";
import { samples } from "./making/samples.js";

const made = await samples();
if (process.argv.includes("--check")) {
  const lines = differences("certificates", made);
  for (const line of lines) console.log(line);
  console.log(`${made.length} samples, ${lines.length} differences`);
  process.exitCode = lines.length === 0 ? 0 : 1;
} else {
  write("certificates", made);
  console.log(`${made.length} samples`);
}
