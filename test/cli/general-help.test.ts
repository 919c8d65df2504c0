// The general help stands in a table, so that it loads no command: each line is what the command itself says.
import { describe, expect, test } from "vitest";
import { COMMAND_SUMMARIES } from "../../src/cli/command-summaries.js";
import { muball } from "./in-memory.js";

describe("muball --help", () => {
  test.each(Object.entries(COMMAND_SUMMARIES))(
    "says of %s what it says itself",
    async (name, [args, summary]) => {
      const own = await muball([name, "--help"]);
      expect(own).toMatchObject({ exit: 0, stderr: "" });
      const [usage, , words] = own.stdout.split("\n");
      expect([usage, words]).toEqual([
        `Usage: muball ${name} [options] ${args}`.trimEnd(),
        summary,
      ]);
      const general = (await muball(["--help"])).stdout.replaceAll(/\s+/gu, " ");
      expect(general).toContain(` ${name} [options] ${args === "" ? "" : `${args} `}${summary} `);
    },
  );

  test("suggests a name for a word that is no command", async () => {
    const { exit, stderr } = await muball(["chekc"]);
    expect(exit).toBe(64);
    expect(stderr).toContain("unknown command 'chekc' (Did you mean check?)");
  });
});
