import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openStage, type Stage } from "./stage.ts";

describe("the deployment that production runs, on wrangler dev", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage({}, "wrangler");
  });

  after(async () => {
    await stage.close();
  });

  it("serves the widget to a page of another origin and answers there", async () => {
    const visitor = await stage.visitor();
    const tab = await visitor.tab();
    await tab.open();
    const answer = await tab.ask("vocês entregam em Manaus?");
    assert.match((await answer.textContent()) ?? "", /9 a 13 dias úteis/);
    assert.deepEqual(tab.complaints, []);
    await visitor.close();
  });
});
