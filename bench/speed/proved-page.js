// The proved checker as a page has it, on one certificate: `node bench/speed/proved-page.js FILE`. Exit codes as the program's.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { judge } = createRequire(import.meta.url)("../../proofs/build/muball-proved.cjs");
const sha256 = (bytes) => createHash("sha256").update(Buffer.from(bytes, "latin1")).digest("hex");
const answer = judge(readFileSync(process.argv[2], "latin1"), [], sha256);
console.log(answer);
process.exitCode = Number(answer.split("\t", 1)[0]);
