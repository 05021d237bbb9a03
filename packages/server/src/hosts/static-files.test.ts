import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { freePort, RUNTIMES, type Runtime, startRuntime } from "../../scripts/runtime.ts";
import { MASTER_KEY, OWNER_KEY, SECRET } from "../../test/testbed.ts";

const HEADERS_FILE = fileURLToPath(new URL("../../../widget/public/_headers", import.meta.url));

/** Workerd by itself runs the rooms alone: what it is tried for. */
const SERVING = RUNTIMES.filter((name) => name !== "workerd");

for (const name of SERVING) {
  describe(`the widget's files on ${name}`, () => {
    let folder: string;
    let runtime: Runtime;
    const get = (address: string, headers: Record<string, string> = {}, method = "GET") =>
      fetch(`${runtime.origin}${address}`, {
        method,
        headers: { origin: "https://shop.example", ...headers },
      });

    before(async () => {
      folder = mkdtempSync(path.join(tmpdir(), "prosa-files-"));
      const widget = path.join(folder, "dist");
      mkdirSync(path.join(widget, "chunks"), { recursive: true });
      writeFileSync(path.join(widget, "prosa.js"), "// the loader\n".repeat(20));
      writeFileSync(path.join(widget, "chunks/chat-Ab3_dE9-.js"), "// the chat");
      copyFileSync(HEADERS_FILE, path.join(widget, "_headers"));
      const variables = { PROSA_SECRET: SECRET, PROSA_MASTER_KEY: MASTER_KEY, PROSA_OWNER_KEY: OWNER_KEY };
      const stateDir = path.join(folder, "state");
      runtime = await startRuntime(name, { port: await freePort(), stateDir, variables, widget });
    });
    after(async () => {
      await runtime.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it("are kept for good where their name has their content", async () => {
      const chunk = await get("/chunks/chat-Ab3_dE9-.js");
      assert.equal(chunk.status, 200);
      assert.match(chunk.headers.get("cache-control") ?? "", /max-age=31536000, immutable/);
      assert.match(chunk.headers.get("content-type") ?? "", /^text\/javascript/);
      assert.equal(await chunk.text(), "// the chat");
    });

    it("are asked for by their tag where they may change, and not sent again", async () => {
      const loader = await get("/prosa.js");
      assert.equal(loader.status, 200);
      assert.match(loader.headers.get("cache-control") ?? "", /no-cache|max-age=0, must-revalidate/);
      const etag = loader.headers.get("etag") ?? "";
      assert.match(etag, /^(W\/)?"[^"]+"$/);
      assert.match(await loader.text(), /^\/\/ the loader/);
      const again = await get("/prosa.js", { "if-none-match": etag });
      assert.equal(again.status, 304);
      assert.equal(await again.text(), "");
      const head = await get("/prosa.js", {}, "HEAD");
      assert.equal(head.status, 200);
      assert.equal(await head.text(), "");
    });

    it("are for pages of every origin", async () => {
      for (const address of ["/prosa.js", "/chunks/chat-Ab3_dE9-.js"]) {
        const { headers } = await get(address);
        assert.equal(headers.get("access-control-allow-origin"), "*", address);
        assert.equal(headers.get("x-content-type-options"), "nosniff", address);
      }
    });

    it("leave every other address to the gateway", async () => {
      assert.equal((await get("/healthz")).status, 200);
      assert.equal((await get("/chunks/none-Ab3_dE9-.js")).status, 404);
    });
  });
}
