import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { MARINA, queuedScene } from "../scene.ts";
import { openStage, type SceneDesk, type Stage } from "../stage.ts";

describe("an offer at the desk", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  const open = (at: string) => stage.open({ scene: { ...queuedScene("pt-BR"), offer: MARINA }, at });

  async function claimed({ page, commands }: SceneDesk): Promise<void> {
    await page.locator("desk-talk .head").getByText("Com você").waitFor();
    assert.deepEqual(
      commands.map(({ type }) => type),
      ["claim"],
    );
  }

  for (const [place, at] of [
    ["another page", "#/people"],
    ["another list", "#/inbox/mine"],
  ] as const)
    it(`claims the conversation where it is accepted from ${place}`, async () => {
      const desk = await open(at);
      await desk.page.getByRole("button", { name: "Aceitar" }).click();
      await claimed(desk);
      await desk.close();
    });

  it("lies over no conversation that is the one on offer, which is taken there", async () => {
    const desk = await open(`#/inbox/queue/${MARINA}`);
    const { page } = desk;
    await page.locator("desk-talk .bubble").last().waitFor();
    await page.locator("desk-list .row").first().waitFor();
    assert.equal(await page.locator(".offer").count(), 0);
    await page.getByRole("button", { name: "Assumir" }).click();
    await claimed(desk);
    await desk.close();
  });
});
