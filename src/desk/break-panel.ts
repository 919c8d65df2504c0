// UNTRUSTED. Try to break it: one line of the certificate changed here, and what the checker says then.
import { visible } from "../report/visible.js";
import { byId, button, el, fill } from "./dom.js";
import type { Question } from "./messages.js";
import { codeOf, explain } from "../report/explain.js";
import { askAbout, startCheck } from "./workers.js";

/** Changes that are ready: of which line (0 is the last), and how. */
const READY: readonly (readonly [words: string, line: number, change: (text: string) => string])[] =
  [
    [
      "Add 1 to the radius",
      1,
      (text) =>
        text.replace(/"radius":"(\d+)(\/\d+)?"/u, (_, num: string, den = "") => {
          const more = den === "" ? 1n : BigInt((den as string).slice(1));
          return `"radius":"${BigInt(num) + more}${den as string}"`;
        }),
    ],
    [
      "Change a digit of the line behind the header",
      2,
      (text) => text.replace(/[1-8]/u, (d) => `${Number(d) + 1}`),
    ],
    [
      "Change the label of the last ball",
      0,
      (text) => text.replace(/"label":(\d)/u, (_, d) => `"label":${d === "0" ? 1 : 0}`),
    ],
    ["Leave the last line out", 0, () => ""],
  ];

/** Shows the editor of lines. */
export async function showBreak(question: Question): Promise<void> {
  const file = question.certificate;
  const first = await askAbout("line", { file, line: 1 });
  if (first === undefined) return;
  const number = el("input", {
    type: "number",
    min: "1",
    max: `${first.count}`,
    value: "1",
    id: "line-number",
  });
  const text = el("textarea", { rows: "6", "aria-label": "the line, to be changed" });
  const said = el("div", { role: "status", id: "broken" });
  const load = async (line: number): Promise<string> => {
    const got = await askAbout("line", { file, line });
    number.value = `${line}`;
    text.value = visible(got?.text ?? "");
    return text.value;
  };
  const judge = async (line: number, changed: string): Promise<void> => {
    const certificate = await askAbout("edited", { file, line, text: changed });
    const result = await startCheck({ ...question, certificate }, () => undefined).result;
    if (result.kind === "problem") fill(said, el("p", {}, result.what));
    else if (result.verdict.verdict === "accepted") {
      fill(
        said,
        el("p", {}, "Accepted: what you changed keeps the proof right, or you changed nothing."),
      );
    } else {
      const { what, facts } = explain(result.verdict);
      const where = facts.map(([name, fact]) => `${name}: ${fact}`).join("; ");
      fill(
        said,
        el("p", {}, el("strong", {}, `${result.verdict.verdict} code=${codeOf(result.verdict)}`)),
        el("p", {}, `${what} ${where}`),
      );
    }
  };
  number.addEventListener("change", () => void load(Number(number.value)));
  await load(1);
  const ready = READY.map(([words, line, change]) =>
    button(words, () => {
      const at = line === 0 ? first.count : line;
      void load(at).then((own) => {
        text.value = change(own);
        return judge(at, text.value);
      });
    }),
  );
  fill(
    byId("break"),
    el("h2", {}, "Try to break it"),
    el("p", {}, "Change anything, and see which rule refuses it. Your file stays as it is."),
    ...ready,
    el("p", {}, el("label", { for: "line-number" }, `Line, 1 to ${first.count}: `), number),
    text,
    button("Check the changed certificate", () => void judge(Number(number.value), text.value)),
    said,
  );
}
