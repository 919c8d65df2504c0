// UNTRUSTED. The auditor's desk: files in, the checker's verdict out, and everything that helps to read it.
import { showBalls } from "./balls-panel.js";
import { showBreak } from "./break-panel.js";
import { button, byId, el, fill } from "./dom.js";
import { contentOf, enclosedFiles, showReport } from "./enclosed-files.js";
import { showExports } from "./exports-panel.js";
import { FilesPanel } from "./files-panel.js";
import type { FromModule, Question } from "./messages.js";
import { type Opinion, opinionOf, opinionsOf } from "./opinions.js";
import { showResults } from "./results-panel.js";
import { showSignature } from "./signature-panel.js";
import type { Given } from "./states.js";
import { showTrust, showUnchecked } from "./trust-panel.js";
import { lineOf, showState, showStatement, showVerdict } from "./verdict-panel.js";
import { showWitness } from "./witness-panel.js";
import { ask, newQuestion, type Running, startCheck, startModule } from "./workers.js";

/** Sections that speak about one verdict. */
const ABOUT_VERDICT = [
  ...["verdict", "statement", "counterexample", "balls", "signature", "trust", "break", "exports"],
];
/** Bytes above which the memory is told before the check. */
const LARGE = 1 << 20;
/** Bytes of memory per byte: of a network 27 were measured, of points and their proofs 2 (docs/audit.md). */
const MEMORY_PER_BYTE = 30;

const files = new FilesPanel(() => void judge());
let running: Running | undefined;
let stopModule = (): void => undefined;
let runs = 0;

function phase(name: "idle" | "checking" | "done" | "shown"): void {
  byId("main").dataset["phase"] = name;
}

function showProgress(size: number): (done: number, total: number) => void {
  const bar = el("progress", { max: "1", value: "0", "aria-label": "bytes checked" });
  const words = el("span", {}, "");
  const memory =
    size < LARGE
      ? ""
      : ` It may take up to ${Math.ceil((size * MEMORY_PER_BYTE) / 1e6) + 50} MB of memory if most of it is a network, and far less otherwise.`;
  const cancel = button("Cancel", () => {
    runs += 1;
    running?.stop();
    fill(byId("progress"), "Cancelled: there is no verdict.");
    phase("idle");
  });
  fill(byId("progress"), `Checking ${size} bytes.${memory} `, bar, words, " ", cancel);
  return (done, total) => {
    bar.value = done / total;
    fill(words, ` ${Math.floor((100 * done) / total)} %`);
  };
}

function clear(): void {
  for (const id of ABOUT_VERDICT) fill(byId(id));
  for (const name of ["data-state", "data-line"]) byId("verdict").removeAttribute(name);
  fill(byId("progress"));
}

/** A canonical text made of a file, or undefined if that cannot be read: then the page says why. */
async function converted(role: "data" | "model"): Promise<Blob | undefined> {
  const one = files.get(role);
  if (one === undefined) return undefined;
  const made = await ask(role === "data" ? "table" : "model", one);
  if ("text" in made) {
    files.note(
      role,
      `${made.notes.join("; ")}; canonical text ${made.digest}; read by untrusted code`,
    );
    return made.text;
  }
  files.note(role, `not read: ${made.what}`);
  showState("unread", "", [el("p", {}, `${one.name}: ${made.what}`), el("p", {}, made.next)]);
  return undefined;
}

/** The question that the files ask; undefined if there is no certificate, or a file cannot be read. */
async function question(): Promise<Question | undefined> {
  const certificate = files.get("certificate")?.file;
  if (certificate === undefined) return undefined;
  const [data, model] = [await converted("data"), await converted("model")];
  if (files.get("data") !== undefined && data === undefined) return undefined;
  if (files.get("model") !== undefined && model === undefined) return undefined;
  const [dataset, network] = [
    data ?? files.get("dataset")?.file,
    model ?? files.get("network")?.file,
  ];
  const claim = files.get("claim")?.file;
  return {
    certificate,
    ...(claim && { claim }),
    ...(dataset && { dataset }),
    ...(network && { network }),
    ...(model && { model: files.get("model")?.file ?? model }),
  };
}

/** Answers of other checkers beside this line, of the file of them if there is one. */
async function opinions(own: string): Promise<readonly Opinion[]> {
  const answers = files.get("answers")?.file;
  return answers ? opinionsOf(await answers.slice(0, LARGE).text(), own) : [];
}

/** Puts a dispute in the place of the verdict, and of all that was said about it. */
function dispute(line: string, showOthers: () => unknown): void {
  runs += 1;
  newQuestion();
  stopModule();
  clear();
  showOthers();
  showState("disputed", line, [el("p", {}, "The answers stand below, side by side.")]);
  phase("done");
}

/**
 * Has the checker judge that was dropped, if there is one. The verdict of the page does not wait for it: it may
 * take long, or never answer. `show` says whether an answer disagrees.
 */
function askModule(asked: Question, line: string, show: (said?: FromModule) => boolean): void {
  const dropped = files.get("module");
  if (dropped === undefined) return;
  const run = runs;
  const module = startModule(dropped.file, asked);
  stopModule = () => {
    module.stop();
  };
  void module.result.then((said) => {
    if (run !== runs) return;
    if (show(said)) dispute(line, () => show(said));
  });
}

async function judge(): Promise<void> {
  const run = (runs += 1);
  running?.stop();
  stopModule();
  newQuestion();
  clear();
  phase("checking");
  const asked = await question();
  if (run !== runs) return;
  await showSignature(files);
  if (run !== runs) return;
  if (asked === undefined) {
    phase(files.get("certificate") === undefined ? "idle" : "done");
    return;
  }
  const { size } = asked.certificate;
  running = startCheck(asked, showProgress(size));
  const result = await running.result;
  if (run !== runs) return;
  fill(byId("progress"));
  if (result.kind === "problem") {
    showState("unread", "", [el("p", {}, result.what), el("p", {}, result.next)]);
  } else {
    const { verdict, seconds } = result;
    const given: Given = {
      dataset: asked.dataset !== undefined,
      network: asked.network !== undefined,
      claim: asked.claim !== undefined,
    };
    const line = lineOf(verdict);
    const others = await opinions(line);
    if (run !== runs) return;
    const dropped = files.get("module");
    const show = (said?: FromModule): boolean => {
      const all = dropped ? [...others, opinionOf(dropped.name, said, line)] : others;
      showTrust(verdict, seconds, size, line, all);
      return all.some(({ agreement }) => agreement === "disagrees");
    };
    if (show()) {
      dispute(line, show);
      return;
    }
    askModule(asked, line, show);
    showVerdict(verdict, given);
    showStatement(verdict);
    showExports(verdict, files);
    phase("done");
    if (verdict.verdict !== "accepted") return;
    if ("claim" in verdict) await showBalls(asked);
    else if (verdict.kind === "counterexample") await showWitness("counterexample", asked);
    else if (verdict.kind === "robustness") await showResults(asked);
    else if (verdict.kind === "property") await showWitness("answer", asked);
    await showBreak(asked);
    if (run === runs) phase("shown");
    return;
  }
  phase("done");
}

function taken(list: FileList | undefined | null): void {
  if (!list || list.length === 0) return;
  phase("checking");
  void files.take([...list].map((file) => ({ name: file.name, file })));
}

function listen(): void {
  const input = byId("files");
  if (!(input instanceof HTMLInputElement)) throw new Error("the page has no input of files");
  input.addEventListener("change", () => {
    taken(input.files);
    input.value = "";
  });
  const zone = document.querySelector(".zone");
  addEventListener("dragover", (event) => {
    event.preventDefault();
    zone?.classList.add("over");
  });
  addEventListener("dragleave", () => zone?.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    zone?.classList.remove("over");
    taken(event.dataTransfer?.files);
  });
}

/** A report checks what it encloses as soon as it is opened. */
function openEnclosed(): void {
  const enclosed = enclosedFiles();
  if (enclosed.length === 0) return;
  showReport(enclosed);
  const held = enclosed.flatMap((one) => {
    const file = contentOf(one);
    return file === undefined ? [] : [{ name: one.name, role: one.role, file }];
  });
  if (held.length === 0) return;
  phase("checking");
  void files.take(held);
}

listen();
showUnchecked();
openEnclosed();
