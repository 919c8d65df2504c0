// UNTRUSTED. What a reader can take along: the report, its JSON, and the line that says the same again.
import type { Verdict } from "../checker/index.js";
import { toJson } from "../report/to-json.js";
import { byId, button, el, fill, lines } from "./dom.js";
import { download } from "./download.js";
import { reportOf } from "./enclosed-files.js";
import type { FilesPanel } from "./files-panel.js";

/** A name in a command line, safe in a shell. */
function quotedName(name: string): string {
  return `'${name.replaceAll("'", "'\\''")}'`;
}

/** The lines that check the same files again. */
function commandLines(files: FilesPanel): readonly string[] {
  const name = (role: "certificate" | "claim"): string => quotedName(files.get(role)?.name ?? "");
  const dataset = files.get("data") ?? files.get("dataset");
  const network = files.get("network");
  const options = [
    ...(dataset === undefined ? [] : ["--dataset", quotedName(dataset.name)]),
    ...(network === undefined ? [] : ["--network", quotedName(network.name)]),
    ...(files.get("claim") === undefined ? [] : ["--claim", name("claim")]),
  ];
  return [
    ["muball check", name("certificate"), ...options].join(" "),
    `python3 reference/check.py ${name("certificate")}`,
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
    el("p", {}, "The same check again, with the command and with the second checker:"),
    lines(commandLines(files)),
  );
}
