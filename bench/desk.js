// Time and memory of the auditor's desk on certificates of 1 kB, 1 MB and 100 MB, beside the command: `npm run
// desk:large`, after `npm run build`. Linux: memory is the largest resident set of the page's process.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { buildDesk } from "../src/desk/build.js";

const COMMAND = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "muball-desk-"));

/**
 * Points on a line: the lower half has the label 0, the upper half 1; one step of the network is between.
 * All units switch there: they are off on the lower balls, and on on the upper ones.
 */
function* points(count, units) {
  for (let k = 0; k < count; k += 1) {
    const low = k < count / 2;
    const place = low ? `-${7 * k + 8}/7` : `${7 * k + 15}/7`;
    yield [
      `{"point":["${place}"],"label":${low ? 0 : 1}`,
      `,"layers":["${low ? "-" : "+"}${units}"]}\n`,
    ];
  }
}

/** Writes an accepted certificate of so many points, and units of which the output reads two. */
function certificate(name, count, units) {
  const digest = createHash("sha256");
  digest.update(
    `{"format":"muball-dataset/1","points":${count},"dimension":1,"classes":["low","high"]}\n`,
  );
  for (const [front] of points(count, units)) digest.update(`${front}}\n`);
  const claim = `{"dataset":"sha256:${digest.digest("hex")}","points":${count},"dimension":1,"classes":["low","high"],"norm":"2","radius":"1","rule":{"kind":"exact","values":["0","1"]},"ratio":null}`;
  const head = [
    `{"format":"muball/1","kind":"memorization","claim":${claim},"network":{"source":"inline","inputs":1,"widths":[${units},1]},"size":{"width":${units},"depth":2,"parameters":"${3 * units + 1}","nonzero":"${units + 3}","bits":1},"points":"inline","reaches":0,"ratio":null,"note":""}\n`,
    '{"bias":"0","columns":[0],"weights":["1"]}\n{"bias":"-1","columns":[0],"weights":["1"]}\n',
    '{"bias":"0","columns":[0],"weights":["1"]}\n'.repeat(units - 2),
    '{"bias":"0","columns":[0,1],"weights":["1","-1"]}\n',
  ];
  const file = path.join(folder, name);
  const descriptor = openSync(file, "w");
  let held = head.join("");
  for (const [front, back] of points(count, units)) {
    held += front + back;
    if (held.length < 1 << 20) continue;
    writeSync(descriptor, held);
    held = "";
  }
  writeSync(descriptor, held);
  closeSync(descriptor);
  return file;
}

/** The largest resident set among the page processes below this one, in MB. */
function memoryBelow(parent) {
  let most = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      if (!words.includes("--type=renderer") || !isBelow(pid, parent)) continue;
      most = Math.max(most, Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      continue;
    }
  }
  return Math.round(most);
}

function isBelow(pid, parent) {
  for (let at = Number(pid); at > 1; ) {
    if (at === parent) return true;
    at = Number(/PPid:\s*(\d+)/.exec(readFileSync(`/proc/${at}/status`, "utf8"))?.[1] ?? 0);
  }
  return false;
}

async function inPage(file) {
  const { file: desk } = await buildDesk();
  const server = await chromium.launchServer({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  const browser = await chromium.connect(server.wsEndpoint());
  const tab = await (await browser.newContext({ offline: true })).newPage();
  await tab.goto(pathToFileURL(desk).href);
  const input = await tab.context().newCDPSession(tab);
  const { root } = await input.send("DOM.getDocument");
  const { nodeId } = await input.send("DOM.querySelector", {
    nodeId: root.nodeId,
    selector: "#files",
  });
  const start = performance.now();
  await input.send("DOM.setFileInputFiles", { nodeId, files: [file] });
  let slowest = 0;
  for (;;) {
    const before = performance.now();
    const phase = await tab.evaluate('document.getElementById("main").dataset.phase');
    slowest = Math.max(slowest, performance.now() - before);
    if (phase === "done" || phase === "shown") break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const seconds = (performance.now() - start) / 1000;
  const line = await tab.locator("#verdict").getAttribute("data-line");
  const memory = memoryBelow(server.process().pid);
  await server.close();
  return { seconds, line, memory, slowest };
}

function byCommand(file) {
  const start = performance.now();
  const line = execFileSync(process.execPath, [COMMAND, "check", file, "--quiet"], {
    encoding: "utf8",
  }).trim();
  return { seconds: (performance.now() - start) / 1000, line };
}

console.log("bytes       page s  command s  page MB  longest wait of the page ms");
for (const [name, count, units] of [
  ["1k", 10, 2],
  ["1m", 19_000, 2],
  ["100m", 1_980_000, 2],
  ["network-10m", 10, 230_000],
  ["network-40m", 10, 920_000],
]) {
  const file = certificate(name, count, units);
  const command = byCommand(file);
  const page = await inPage(file);
  if (page.line !== command.line || !page.line.startsWith("accepted ")) {
    throw new Error(`the page and the command differ on ${name}: ${page.line}; ${command.line}`);
  }
  const cells = [
    `${statSync(file).size}`.padEnd(12) + page.seconds.toFixed(2).padEnd(8),
    command.seconds.toFixed(2).padEnd(11) + `${page.memory}`.padEnd(9),
    page.slowest.toFixed(0),
  ];
  console.log(cells.join(""));
}
rmSync(folder, { recursive: true });
