// UNTRUSTED. --report FORM=FILE: a run of `check` as a file for a CI system.
import { InvalidArgumentError, Option } from "commander";
import type { Judged } from "../../ci/judged.js";
import { packageVersion } from "../work/fault-report.js";
import { targetOf } from "./output-option.js";
import { usageProblem } from "../problem.js";
import type { Output } from "../files/write-files.js";

const FORMS = ["junit", "sarif"] as const;

/** A report and where it goes. */
export interface ReportRequest {
  readonly form: (typeof FORMS)[number];
  readonly file: string;
}

function request(text: string, before: readonly ReportRequest[] = []): readonly ReportRequest[] {
  const [name = "", ...rest] = text.split("=");
  const form = FORMS.find((one) => one === name);
  const file = rest.join("=");
  if (form === undefined || file === "" || file === "-") {
    throw new InvalidArgumentError("Give junit=FILE or sarif=FILE.");
  }
  return [...before, { form, file }];
}

export function reportOption(): Option {
  const words = "also write junit=FILE or sarif=FILE; may be given again";
  return new Option("--report <form=file>", words).argParser(request);
}

/** The places of files that a run writes, judged before it begins. Fails: Problem. */
export function placesFor(files: readonly string[], inputs: readonly string[]): readonly string[] {
  const places = files.map((file) => targetOf(file, inputs) ?? file);
  const twice = places.find((place, k) => places.indexOf(place) !== k);
  if (twice === undefined) return places;
  throw usageProblem(`${twice} is named for two outputs`, "give each its own file");
}

/** How each report is made. What makes it is loaded if it is asked for. */
const REPORTS: Readonly<
  Record<
    ReportRequest["form"],
    (judged: readonly Judged[], exit: number, seconds: number) => Promise<readonly string[]>
  >
> = {
  junit: async (judged, _, seconds) =>
    (await import("../../ci/junit.js")).junitLines(judged, seconds),
  sarif: async (judged, exit) => {
    const { sarifData } = await import("../../ci/sarif.js");
    return [JSON.stringify(sarifData(judged, packageVersion(), exit), null, 1)];
  },
};

/** What is to be written at the end of a run. */
export async function reportOutputs(
  requests: readonly ReportRequest[],
  judged: readonly Judged[],
  { exit, seconds }: { readonly exit: number; readonly seconds: number },
): Promise<readonly Output[]> {
  return Promise.all(
    requests.map(async ({ form, file }) => ({
      path: file,
      lines: await REPORTS[form](judged, exit, seconds),
    })),
  );
}
