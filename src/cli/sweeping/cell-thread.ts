// UNTRUSTED. The thread of one cell: takes a question, gives its fate. Started by timed-cell.ts alone.
import { workerData } from "node:worker_threads";
import { progressTo } from "../work/progress.js";
import { type CellQuestion, fateOf } from "./sweep-cell.js";
import { postUp, statusPoster } from "../work/threads.js";
import type { CellMessage } from "./timed-cell.js";

const post: (message: CellMessage) => void = postUp;
const question = workerData as CellQuestion;
post({ kind: "begun" });
post({ kind: "fate", fate: await fateOf(question, progressTo(statusPoster(post))) });
