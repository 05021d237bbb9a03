import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
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
