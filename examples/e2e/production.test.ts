import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { freePort } from "../../packages/server/scripts/runtime.ts";
import { openStage, type Stage } from "./stage.ts";

const HOSTS = [
  ["the deployment that Cloudflare runs, on wrangler dev", "wrangler"],
  ["the server that a machine of one's own runs, on Node", "node"],
] as const;

for (const [name, runtime] of HOSTS)
  describe(name, () => {
    let stage: Stage;

    before(async () => {
      stage = await openStage({}, runtime);
    });

    after(async () => {
      await stage.close();
    });

    it("serves the widget to a page of another origin and answers there", async () => {
      const visitor = await stage.visitor();
      const tab = await visitor.tab();
      await tab.open();
      const answer = await tab.ask("vocês entregam em Manaus?");
      assert.match((await answer.textContent()) ?? "", /9\sa\s13\sdias\súteis/);
      assert.deepEqual(tab.complaints, []);
      await visitor.close();
    });
  });

describe("npm run serve -- --shop", () => {
  it("opens the example shop with the widget beside a production server, and ends with it", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "prosa-serve-"));
    const port = await freePort();
    const serve = path.join(import.meta.dirname, "../../packages/server/scripts/serve.ts");
    const secrets = ["PROSA_SECRET", "PROSA_MASTER_KEY", "PROSA_OWNER_KEY"].map((name) => [
      name,
      crypto.randomUUID() + crypto.randomUUID(),
    ]);
    const env = { ...process.env, ...Object.fromEntries(secrets), PORT: String(port), PROSA_DATA: folder };
    const child = spawn(process.execPath, [serve, "--shop"], { env, stdio: ["ignore", "pipe", "inherit"] });
    const ended = once(child, "exit");
    try {
      let shop = "";
      for await (const line of createInterface(child.stdout)) {
        shop = /Aurora is open:\s+(\S+)/.exec(line)?.[1] ?? shop;
        if (line.includes("/desk/#/invitation/aurora/")) break;
      }
      const page = await (await fetch(shop)).text();
      const [widget = ""] = /http:[^"]+prosa\.js/.exec(page) ?? [];
      assert.equal(widget, `http://localhost:${port}/prosa.js`);
      assert.match(await (await fetch(widget)).text(), /prosa-chat/);
      const body = JSON.stringify({ site: "aurora", text: "vocês entregam em Manaus?" });
      const answer = await fetch(`http://127.0.0.1:${port}/api/chat`, { method: "POST", body });
      assert.match(await answer.text(), /9\sa\s13\sdias\súteis/);
      child.kill("SIGTERM");
      await ended;
      while (await fetch(shop).catch(() => null)) await new Promise(setImmediate);
    } finally {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    }
  });
});
