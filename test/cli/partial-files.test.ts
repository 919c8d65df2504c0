// A partial file is new, and only what this process has made is ever removed.
import { closeSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createPartial, release } from "../../src/cli/files/partial-files.js";
import { systemCode } from "../../src/cli/problem.js";
import { folder } from "./in-memory.js";

describe("a partial file", () => {
  test("has another name every time, beside its place", () => {
    const here = folder();
    const made = Array.from({ length: 20 }, () => createPartial(here.at("out"), 0o600));
    expect(new Set(made.map(({ path }) => path)).size).toBe(20);
    expect(here.names()).toHaveLength(20);
    for (const name of here.names()) expect(name).toMatch(/^out\.partial-[0-9a-f]{16}$/u);
    for (const { path, descriptor } of made) {
      closeSync(descriptor);
      release(path);
    }
  });

  test("takes the next name where one is in use, and leaves the file there alone", () => {
    const here = folder();
    here.put("taken", "of another process");
    const names = ["taken", "free"];
    const partial = createPartial(here.at("out"), 0o600, () => here.at(names.shift() ?? ""));
    expect(partial.path).toBe(here.at("free"));
    closeSync(partial.descriptor);
    release(partial.path);
    expect(here.read("taken")).toBe("of another process");
  });

  test("is none where every name is in use; nothing is removed at the end", () => {
    const here = folder();
    here.put("taken", "of another process");
    const before = process.listenerCount("exit");
    let code = "";
    try {
      createPartial(here.at("out"), 0o600, () => here.at("taken"));
    } catch (error) {
      code = systemCode(error);
    }
    expect(code).toBe("EEXIST");
    expect(process.listenerCount("exit")).toBe(before);
    expect(process.listenerCount("SIGINT")).toBe(0);
    expect(here.names()).toEqual(["taken"]);
  });
});
