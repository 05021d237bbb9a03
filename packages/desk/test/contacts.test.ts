import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { busyScene, MARINA } from "./scene.ts";
import { openStage, type SceneDesk, type Stage } from "./stage.ts";

describe("the desk's contacts", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  async function open(at = "#/contacts", scene = busyScene("pt-BR")): Promise<SceneDesk> {
    const desk = await stage.open({ scene, at });
    await desk.page.locator("desk-contacts .row").first().waitFor();
    return desk;
  }

  it("are found by a text in the address, gone through by keys, and lead to their conversation", async () => {
    const desk = await open();
    const { page } = desk;
    await page.getByLabel("Nome, e-mail ou telefone").fill("souza");
    await page.keyboard.press("Enter");
    await page.locator(".row").nth(1).waitFor({ state: "detached" });
    assert.match(page.url(), /find=souza/);
    await page.getByLabel("Nome, e-mail ou telefone").fill("");
    await page.keyboard.press("Enter");
    await page.locator(".row").nth(1).waitFor();
    await page.locator(".row").first().focus();
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "João Pedro Lima" }).waitFor();
    await page.keyboard.press("k");
    await page.getByRole("heading", { name: "Marina Couto" }).waitFor();
    await page.getByRole("link", { name: /4 mensagens/ }).click();
    await page.locator("desk-talk .bubble").first().waitFor();
    await desk.close();
  });

  it("are merged, blocked and let in again on purpose", async () => {
    const desk = await open(`#/contacts?contact=${MARINA}`);
    const { page } = desk;
    await page.getByRole("button", { name: "Unir a outro" }).click();
    await page.getByLabel("Procurar o outro contato").fill("rafa");
    await page.keyboard.press("Enter");
    await page
      .locator("dialog.merge")
      .getByRole("button", { name: /Rafael Souza/ })
      .click();
    await page.locator(".things a", { hasText: "8 mensagens" }).waitFor();
    await page.locator(".row .chip", { hasText: "1 unido" }).waitFor();
    page.once("dialog", (dialog) => void dialog.dismiss());
    await page.getByRole("button", { name: "Bloquear" }).click();
    assert.equal(await page.locator(".open .note").count(), 0, "asked first");
    page.once("dialog", (dialog) => void dialog.accept());
    await page.getByRole("button", { name: "Bloquear" }).click();
    await page.getByText("as mensagens são recusadas").waitFor();
    await page.getByRole("button", { name: "Desbloquear" }).click();
    await page.locator(".open .note").waitFor({ state: "detached" });
    await desk.close();
  });

  it("are erased only after it was said what goes, and a word was written", async () => {
    const desk = await open(`#/contacts?contact=${MARINA}`);
    const { page } = desk;
    await page.getByRole("button", { name: "Apagar", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Apagar este contato" });
    await dialog.getByText("1 conversa, com notas e arquivos").waitFor();
    await dialog.getByText("1 chamado").waitFor();
    await dialog.getByLabel(/Não dá para desfazer/).fill("apagar");
    await dialog.getByRole("button", { name: "Apagar", exact: true }).click();
    assert.ok(await dialog.isVisible(), "not by another word");
    await dialog.getByLabel(/Não dá para desfazer/).fill("APAGAR");
    await dialog.getByRole("button", { name: "Apagar", exact: true }).click();
    await page.getByText("Contato apagado").waitFor();
    assert.equal(await page.locator(".row", { hasText: "Marina" }).count(), 0);
    await desk.close();
  });

  it("offer leads no export and no erasure of one, and agents no change at all", async () => {
    const scene = busyScene("pt-BR");
    const at = `#/contacts?contact=${MARINA}`;
    const lead = await open(at, { ...scene, me: { ...scene.me, role: "lead" } });
    await lead.page.getByRole("button", { name: "Bloquear" }).waitFor();
    assert.equal(await lead.page.getByRole("button", { name: "Apagar", exact: true }).count(), 0);
    assert.equal(await lead.page.getByRole("link", { name: "Exportar tudo" }).count(), 0);
    await lead.close();
    const agent = await open(at, { ...scene, me: { ...scene.me, role: "agent" } });
    await agent.page.locator(".things a").first().waitFor();
    assert.equal(await agent.page.getByRole("button", { name: "Bloquear" }).count(), 0);
    assert.equal(await agent.page.getByRole("link", { name: "Baixar CSV" }).count(), 0);
    await agent.close();
  });
});
