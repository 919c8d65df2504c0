// What the desk shows beside a verdict: balls, a counterexample, changes, reports; by keyboard, in print, dark.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changed, LINES, textOf } from "../example.js";
import { folder, IRIS, muball } from "../cli/in-memory.js";
import { keys, MINISIGN } from "../cli/signing-keys.js";
import { CHROMIUM, type Desk, give, openDesk } from "./browser.js";

const CERTIFICATE = { name: "x.muball", bytes: new TextEncoder().encode(textOf(LINES)) };
const ROBUSTNESS = "certificates/accepted/robustness";
const COUNTEREXAMPLE = "certificates/accepted/counterexample/plane-2.muball";

describe.skipIf(CHROMIUM === undefined)("the desk in a browser", () => {
  let desk: Desk;
  const text = (id: string) => desk.page.locator(`#${id}`).innerText();
  const shown = () => desk.page.waitForSelector('#main[data-phase="shown"]');

  beforeAll(async () => {
    desk = await openDesk();
  }, 60_000);

  afterAll(async () => {
    expect(desk.errors).toEqual([]);
    expect(desk.requests).toEqual([]);
    await desk.browser.close();
  });

  test("says what is proved, what that does not say, and what was not checked", async () => {
    await give(desk.page, [CERTIFICATE]);
    expect(await text("statement")).toContain("every real x' with ‖x' − x‖ ≤ 1 in the norm p = 2");
    expect(await text("statement")).toContain("no accuracy, no generalization");
    expect(await text("unchecked")).toContain("Unpacking");
    expect(await text("trust")).toMatch(
      /muball 0\.\d\.\d, the script in this page with SHA-256 [0-9a-f]{64}/u,
    );
  });

  test("shows answers of other checkers beside its own, and stops where one disagrees", async () => {
    const { line } = await give(desk.page, [CERTIFICATE]);
    const answers = (text: string) => ({ name: "a.txt", bytes: new TextEncoder().encode(text) });
    const same = answers(`${line ?? ""}\ndeclined code=limit-exceeded\n`);
    expect((await give(desk.page, [CERTIFICATE, same])).state).toBe("accepted");
    expect(await text("trust")).toMatch(
      /this page\s+accepted [^]*agrees\s+accepted [^]*says nothing/u,
    );
    const other = answers("rejected code=malformed/syntax <b>\n");
    expect((await give(desk.page, [CERTIFICATE, other])).state).toBe("disputed");
    expect(await text("trust")).toContain("rejected code=malformed/syntax <b>");
    expect(await text("statement")).toBe("");
  });

  test("names the weakest ball, and shows a ball with its inequality and its question", async () => {
    const here = folder();
    const file = here.at("i.muball");
    await muball(["prove", IRIS, "--rho", "1/100", "-o", file]);
    const view = JSON.parse((await muball(["inspect", file, "--json"])).stdout) as {
      readonly margins: readonly { readonly ball: number; readonly value: string }[];
    };
    const [weakest = { ball: -1, value: "" }] = view.margins;
    await give(desk.page, [file]);
    await shown();
    expect(await text("balls")).toContain(`The weakest is ball ${weakest.ball}.`);
    expect(await text(`ball-${weakest.ball}`)).toContain(`(${weakest.value})² ≥ `);
    expect(await text(`ball-${weakest.ball}`)).toContain("it holds, by the kernel's functions");
    expect(await text(`ball-${weakest.ball}`)).toMatch(/Coordinate\s+x\s+point \d+\s+Difference/u);
    const asked = await muball(["export", file, "--ball", `${weakest.ball}`, "--smt-lib"]);
    const saved = desk.page.waitForEvent("download");
    await desk.page.locator(`#ball-${weakest.ball} summary`).click();
    await desk.page.getByRole("button", { name: `Save ball-${weakest.ball}.smt2` }).click();
    expect(readFileSync(await (await saved).path(), "utf8")).toBe(asked.stdout);
  });

  test("shows where a counterexample lies, exactly and in float32", async () => {
    await give(desk.page, [COUNTEREXAMPLE]);
    await shown();
    const words = await text("counterexample");
    expect(words).toContain("(9/5, 12/5)");
    expect(await desk.page.locator("#counterexample tbody tr").count()).toBe(3);
  });

  test("saves the network as ONNX beside a question, with the bytes of the command", async () => {
    const here = folder();
    const [file, model] = [here.at("i.muball"), here.at("i.onnx")];
    await muball(["prove", IRIS, "--rho", "1/100", "-p", "inf", "-o", file]);
    await muball(["export", file, "--onnx", model]);
    await give(desk.page, [file]);
    await shown();
    await desk.page.getByText("Show as VNN-LIB").first().click();
    const saved = desk.page.waitForEvent("download");
    await desk.page.getByRole("button", { name: "Save network.onnx" }).first().click();
    expect(readFileSync(await (await saved).path()).equals(readFileSync(model))).toBe(true);
    expect(await text("balls")).toContain("network.onnx holds the network exactly, in float32.");
  });

  test("lists the points of a trained network, those that fail first, with the point that refutes", async () => {
    const files = ["muball", "network", "dataset"].map((end) => `${ROBUSTNESS}/given.${end}`);
    await give(desk.page, files);
    await shown();
    expect(await text("statement")).toContain("Refuted: 1. It gives x its label, and another one");
    const results = await desk.page.locator("#balls tbody").first().locator("tr").allInnerTexts();
    expect(results.map((row) => row.split(/\s+/u).filter((cell) => cell !== ""))).toEqual([
      ["3", '"outside"', "wrong"],
      ["2", '"outside"', "refuted"],
      ["4", '"outside"', "open"],
      ["0", '"outside"', "robust", "1"],
      ["1", '"inside"', "robust", "1"],
    ]);
    expect(await text("point-2")).toMatch(
      /point x'\s+\(3\/8\)\s+outputs f\(x'\), exactly\s+\(3\/8, 1\/2\)/u,
    );
    await desk.page.getByRole("button", { name: "show point 1" }).click();
    expect(await text("point-1")).toContain("robust: every real x' of its set gets its label");
  });

  test("shows the run that refutes a claim about float32, beside the exact outputs", async () => {
    await give(desk.page, [`${ROBUSTNESS}/float32.muball`]);
    await shown();
    expect(await text("statement")).toContain("The set of x is every float32 x' with");
    const [exact, run] = (await text("point-1")).split("outputs of the run in float32").slice(-2);
    expect(exact).toMatch(/outputs f\(x'\), exactly\s+\([^)]*\)\s+they mean\s+"above"\s+$/u);
    expect(run).toMatch(/^\s+\([^)]*\)\s+they mean\s+(?!"above")/u);
  });

  test("says on which part of a ball the label is shown, if a domain cuts it", async () => {
    await give(desk.page, [`${ROBUSTNESS}/domain.muball`]);
    expect(await text("statement")).toContain("and every coordinate between 0 and 1.");
  });

  test("shows the input that answers a question", async () => {
    await give(desk.page, ["certificates/accepted/property/sat-at-a-corner.muball"]);
    await shown();
    expect(await text("counterexample")).toMatch(/The input that fulfils a case[^]*\(1, -1\)/u);
    expect(await desk.page.locator("#counterexample tbody tr").count()).toBe(3);
  });

  test.each([
    ["Add 1 to the radius", "rejected code=unproved/neuron-not-stable"],
    ["Change a digit of the line behind the header", "rejected code=mismatched/size"],
    ["Change the label of the last ball", "rejected code=unproved/label-not-certain"],
    ["Leave the last line out", "rejected code=malformed/syntax"],
  ])("lets a reader break a proof: %s", async (name, line) => {
    await give(desk.page, [CERTIFICATE]);
    await shown();
    await desk.page.getByRole("button", { name }).click();
    await desk.page.waitForSelector("#broken strong");
    expect(await desk.page.locator("#broken strong").innerText()).toBe(line);
  });

  test("saves the very report that the command writes, which checks itself", async () => {
    const here = folder();
    const file = here.put("x.muball", textOf(LINES));
    await muball(["report", file, "-o", here.at("r.html")]);
    await give(desk.page, [file]);
    await shown();
    const saved = desk.page.waitForEvent("download");
    await desk.page.getByRole("button", { name: "Save the report" }).click();
    expect(readFileSync(await (await saved).path(), "utf8") === here.read("r.html")).toBe(true);
    const report = await openDesk(here.at("r.html"), { colorScheme: "dark" });
    await report.page.waitForSelector('#main[data-phase="shown"]');
    expect(await report.page.locator("h1").innerText()).toBe("Report about a certificate");
    expect(await report.page.locator("#verdict").getAttribute("data-state")).toBe("accepted");
    expect([report.errors, report.requests]).toEqual([[], []]);
    const colour = "getComputedStyle(document.body).backgroundColor";
    expect(await report.page.evaluate(colour)).toBe("rgb(22, 24, 27)");
    await report.page.emulateMedia({ media: "print" });
    expect(await report.page.getByRole("button").locator("visible=true").count()).toBe(0);
    expect((await report.page.pdf()).subarray(0, 5).toString()).toBe("%PDF-");
    await report.browser.close();
  }, 60_000);

  test("says who signed, apart from the verdict, as the command does", async () => {
    const here = folder();
    const { secret, open } = keys(here);
    const file = here.put("x.muball", textOf(LINES));
    await muball(["sign", file, "--key", secret]);
    const state = () => desk.page.locator("#signature").getAttribute("data-signature");
    await give(desk.page, [file, here.at("x.muball.dsse"), open]);
    expect(await state()).toBe("holds");
    const line = (await muball(["verify-signature", file, here.at("x.muball.dsse"), "--key", open]))
      .stdout;
    expect(line).toContain(/sha256:[0-9a-f]{64}/u.exec(await text("signature"))?.[0] ?? "none");
    await give(desk.page, [MINISIGN.file, MINISIGN.signature, MINISIGN.key]);
    expect([await state(), await text("signature")]).toEqual([
      "holds",
      expect.stringContaining("a certificate of muball"),
    ]);
    const wrong = here.put("w.muball", textOf(changed(1, "/claim/radius", "2")));
    expect((await give(desk.page, [wrong, MINISIGN.signature, MINISIGN.key])).state).toBe(
      "rejected",
    );
    expect([await state(), await text("signature")]).toEqual([
      "fails",
      expect.stringContaining("(other-file)"),
    ]);
    const signedWrong = { name: "y.dsse", bytes: new TextEncoder().encode("<b>[") };
    expect(
      (
        await give(desk.page, [
          CERTIFICATE,
          signedWrong,
          { name: "k.pem", bytes: readFileSync(open) },
        ])
      ).state,
    ).toBe("accepted");
    expect(await text("signature")).toContain("(format)");
  });

  test("is worked by the keyboard alone", async () => {
    await give(desk.page, [CERTIFICATE]);
    await shown();
    const seen = new Set<string>();
    const active =
      "(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent ?? '').slice(0, 40) || document.activeElement.id";
    for (let k = 0; k < 60; k += 1) {
      await desk.page.keyboard.press("Tab");
      const name = await desk.page.evaluate<string>(active);
      seen.add(name);
      if (name !== "show ball 1") continue;
      await desk.page.keyboard.press("Enter");
      await desk.page.waitForFunction("document.activeElement.id === 'ball-1'");
    }
    expect([...seen]).toEqual(
      expect.arrayContaining([
        "files",
        "remove x.muball",
        "Clear the desk",
        "show ball 1",
        "Add 1 to the radius",
        "the line, to be changed",
        "Save the report (one HTML file)",
      ]),
    );
  });

  test("names every control for those who hear the page", async () => {
    const unnamed = await desk.page.evaluate<
      string[]
    >(`[...document.querySelectorAll("button,input,select,textarea,summary")]
      .filter((e) => !(e.getAttribute("aria-label") || e.textContent.trim() || e.labels?.length)).map((e) => e.outerHTML)`);
    expect(unnamed).toEqual([]);
  });
});
