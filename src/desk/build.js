// Builds the auditor's desk: one page that works from a local disk. `npm run desk` writes muball-desk.html
// and its digest. The same sources give the same bytes: no clock, no path and no name of a machine is in it.
import { createHash, randomUUID } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const ROOT = path.join(HERE, "..", "..");
const MARK = "muball-desk-has-no-node";
/** Scripts that nobody has to read. */
const MINIFIED = ["view-worker", "module-worker"];

/**
 * Modules of Node: imported by files of which a page uses other parts. Whatever is left of them after what
 * is not used was removed ends the build.
 */
const withoutNode = {
  name: "without-node",
  resolveId: (id) => (id.startsWith("node:") ? `\0${id}` : undefined),
  load: (id) => (id.startsWith("\0node:") ? `export default "${MARK}";` : undefined),
};

/** One script of the page, with all it imports. */
async function script(name) {
  const bundle = await rolldown({
    input: path.join(HERE, `${name}.ts`),
    cwd: ROOT,
    platform: "browser",
    shimMissingExports: true,
    plugins: [withoutNode],
    resolve: {
      extensionAlias: { ".js": [".ts", ".js"] },
      alias: { "csv-parse": path.join(ROOT, "node_modules/csv-parse/dist/esm/index.js") },
    },
    treeshake: { moduleSideEffects: false },
    logLevel: "warn",
    onLog: (level, log, handler) => {
      if (log.code !== "SHIMMED_EXPORT" && log.code !== "IMPORT_IS_UNDEFINED") handler(level, log);
    },
  });
  try {
    const { output } = await bundle.generate({ format: "iife", minify: MINIFIED.includes(name) });
    const [{ code }] = output;
    if (output.length !== 1 || code.includes(MARK)) throw new Error(`${name} needs Node`);
    // What stands in a script element ends at the first of these.
    return code.replaceAll(/<(?=\/script|!--)/giu, "\\x3C");
  } finally {
    await bundle.close();
  }
}

const sha256 = (text, encoding) => createHash("sha256").update(text).digest(encoding);

/** The page as text. */
export async function deskPage() {
  const text = (name) => readFileSync(path.join(HERE, name), "utf8");
  const { version } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  const [checker, views, module, page] = await Promise.all(
    ["check-worker", "view-worker", "module-worker", "page"].map(script),
  );
  const style = text("page.css");
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${sha256(page, "base64")}'`,
    `style-src 'sha256-${sha256(style, "base64")}'`,
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const parts = {
    policy,
    style,
    checker,
    views,
    module,
    page,
    version,
    "checker-digest": sha256(checker, "hex"),
  };
  return text("page.html").replaceAll(/\{\{([a-z-]+)\}\}/gu, (_, name) => {
    if (!(name in parts)) throw new Error(`the page has no part ${name}`);
    return parts[name];
  });
}

/** Writes a file whole: whoever opens it sees the older one or the new one. */
function write(file, text) {
  const partial = `${file}.${randomUUID()}.partial`;
  writeFileSync(partial, text);
  renameSync(partial, file);
}

/** Writes the page and its digest beside package.json, and gives both. */
export async function buildDesk() {
  const page = await deskPage();
  const file = path.join(ROOT, "muball-desk.html");
  const digest = sha256(page, "hex");
  write(file, page);
  write(`${file}.sha256`, `${digest}  muball-desk.html\n`);
  return { file, digest, bytes: Buffer.byteLength(page) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { digest, bytes } = await buildDesk();
  console.log(`wrote muball-desk.html, ${bytes} bytes, sha256:${digest}`);
}
