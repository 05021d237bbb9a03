import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { decodeEvents } from "@prosa/protocol";
import { openStage, type Stage } from "./stage.ts";

const ASK = fileURLToPath(new URL("../terminal/ask.ts", import.meta.url));
const run = promisify(execFile);

describe("the terminal client", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(async () => {
    await stage.close();
  });

  function ask(...args: string[]) {
    return run(process.execPath, [ASK, "--server", stage.demo.runtime.origin, ...args]);
  }

  it("prints the answer and its source", async () => {
    const { stdout, stderr } = await ask("Qual o prazo de troca?");
    assert.match(stdout, /30 dias/);
    assert.match(stdout, /↳ .* — http:\/\/localhost:\d+\/shop\/trocas\.html/);
    assert.equal(stderr, "");
  });

  it("prints every event, one a line, when told to", async () => {
    const { stdout } = await ask("--json", "Qual o prazo de troca?");
    const events = stdout
      .trim()
      .split("\n")
      .map((line) => {
        const decoded = decodeEvents(`[${line}]`);
        assert.ok(decoded.ok);
        return decoded.value[0]?.type;
      });
    assert.deepEqual([events[0], events.includes("delta"), events.includes("said")], ["welcome", true, true]);
  });

  it("says what to do when no server answers", async () => {
    const refused = run(process.execPath, [ASK, "--server", "http://127.0.0.1:9", "oi"]);
    await assert.rejects(refused, ({ code, stderr }: { code: number; stderr: string }) => {
      assert.match(stderr, /npm start/);
      return code === 1;
    });
  });
});
