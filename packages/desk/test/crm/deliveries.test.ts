import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { busyScene } from "../scene.ts";
import { openStage, type Stage } from "../stage.ts";

describe("the deliveries of a CRM", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  it("say what was not taken and why, in pages, and one of them is sent again", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/crm" });
    const { page, acts } = desk;
    await page.locator("desk-crm .rows desk-menu").last().click();
    await page.getByRole("menuitem", { name: "Entregas" }).click();
    const dialog = page.getByRole("dialog", { name: "Entregas" });
    await dialog.getByText("the last name is missing").waitFor();
    assert.equal(await dialog.getByRole("listitem").count(), 100);
    await dialog.getByRole("button", { name: "Mostrar mais" }).click();
    await dialog.getByRole("button", { name: "Mostrar mais" }).waitFor({ state: "detached" });
    assert.equal(await dialog.getByRole("listitem").count(), 103);
    await dialog.getByLabel("Só as não entregues").check();
    await dialog.getByText("Entregue", { exact: true }).first().waitFor({ state: "detached" });
    assert.equal(await dialog.getByRole("listitem").count(), 1);
    await dialog.getByText("the last name is missing").waitFor();
    const again = page.waitForResponse("**/send-again");
    await dialog.getByRole("button", { name: "Enviar de novo" }).click();
    await again;
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    assert.deepEqual(acts, ["POST /api/crm/crm-scene-2/deliveries/evt-crm-101/send-again"]);
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });
});
