import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { busyScene } from "./scene.ts";
import { openStage, type Stage } from "./stage.ts";

describe("the desk's list", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  it("tells where a visitor writes, but for the site's own page", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/inbox/mine" });
    const chips = async (name: string) => {
      const row = desk.page.locator("desk-list .row", { hasText: name });
      await row.waitFor();
      return row.locator(".chip").allTextContents();
    };
    assert.deepEqual(await chips("João Pedro Lima"), ["WhatsApp"]);
    assert.ok(!(await chips("Marina Couto")).includes("WhatsApp"));
    await desk.close();
  });
});
