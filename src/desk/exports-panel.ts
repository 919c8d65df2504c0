// UNTRUSTED. What a reader can take along: the report, its JSON, and the line that says the same again.
import type { Verdict } from "../checker/index.js";
import { toJson } from "../report/to-json.js";
import { byId, button, el, fill, lines } from "./dom.js";
import { download } from "./download.js";
import { reportOf } from "./enclosed-files.js";
import type { FilesPanel } from "./files-panel.js";
import type { Role } from "./roles.js";

/** A name in a command line, safe in a shell. */
function quotedName(name: string): string {
  return `'${name.replaceAll("'", "'\\''")}'`;
}

/** The lines that check the same files again. Only the command reads data files; the others want canonical texts. */
function commandLines(files: FilesPanel): readonly string[] {
  const given = (option: string, role: Role): readonly string[] => {
    const name = files.get(role)?.name;
    return name === undefined ? [] : [option, quotedName(name)];
  };
  const certificate = given("", "certificate").slice(1);
  const data = given("--dataset", "data");
  const texts = [
    ...given("--dataset", "dataset"),
    ...given("--network", "network"),
    ...given("--claim", "claim"),
  ];
  return [
    ["muball check", ...certificate, ...data, ...texts].join(" "),
    ["python3 reference/check.py", ...certificate, ...texts].join(" "),
    ["proofs/build/muball-proved", ...certificate, ...texts].join(" "),
  ];
}

/** Shows what can be taken along. */
export function showExports(verdict: Verdict, files: FilesPanel): void {
  const json = new Blob([`${JSON.stringify(toJson(verdict))}\n`], { type: "application/json" });
  fill(
    byId("exports"),
    el("h2", {}, "Take it along"),
    button("Save the report (one HTML file)", () => {
      void reportOf(files.all()).then((report) => {
        download("report.html", report);
      });
    }),
    button("Save the verdict as JSON", () => {
      download("verdict.json", json);
    }),
    button("Print, or save as PDF", () => {
      print();
    }),
    el("p", {}, "The same check again, with the command and with the other checkers:"),
    lines(commandLines(files)),
  );
}
