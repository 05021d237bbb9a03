import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { busyScene, foreignScene, MARINA, queuedScene, type Scene } from "./scene.ts";
import { openStage, type SceneDesk, type Stage } from "./stage.ts";
import { SCENE_WORDS } from "./words.ts";

const { "pt-BR": OWN, es: FOREIGN } = SCENE_WORDS;
const FIELD = "Resposta ao visitante";

describe("help for who answers", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  async function open(scene: Scene, view = "mine"): Promise<SceneDesk> {
    const desk = await stage.open({ scene, at: `#/inbox/${view}/${MARINA}` });
    await desk.page.locator("desk-talk .bubble").last().waitFor();
    await desk.page.locator("desk-composer .tools").waitFor();
    return desk;
  }

  it("reads the talk in one's own language, with the original a press away, and remembers it", async () => {
    const desk = await open(foreignScene("pt-BR"));
    const { page } = desk;
    assert.equal(desk.acts.filter((act) => act.startsWith("translations")).length, 0);
    await page.keyboard.press("l");
    await page.locator(".bubble", { hasText: OWN.order }).waitFor();
    assert.equal(await page.locator(".bubble", { hasText: FOREIGN.order }).count(), 0);
    const message = page.locator(".message", { hasText: OWN.order });
    await message.getByRole("button", { name: "Ver original" }).click();
    await page.locator(".bubble", { hasText: FOREIGN.order }).waitFor();
    await page
      .locator(".message", { hasText: FOREIGN.order })
      .getByRole("button", { name: "Ver tradução" })
      .click();
    await page.locator(".bubble", { hasText: OWN.order }).waitFor();
    await page.reload();
    await page.locator(".bubble", { hasText: OWN.order }).waitFor();
    await page.getByRole("button", { name: "Desligar" }).click();
    await page.locator(".bubble", { hasText: FOREIGN.order }).waitFor();
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  it("shows a reply in the visitor's language first, and sends it with what was written", async () => {
    const desk = await open(foreignScene("pt-BR"));
    const { page } = desk;
    await page.keyboard.press("l");
    await page.locator(".bubble", { hasText: OWN.order }).waitFor();
    await page.getByLabel(FIELD).fill(OWN.found);
    await page.keyboard.press("Control+Enter");
    const preview = page.locator("desk-assist .card");
    await preview.getByText(FOREIGN.found).waitFor();
    assert.equal(desk.commands.length, 0);
    await preview.getByRole("button", { name: "Editar" }).click();
    assert.equal(await page.getByLabel(FIELD).inputValue(), OWN.found);
    await page.keyboard.press("Control+Shift+Enter");
    await preview.getByRole("button", { name: "Enviar a tradução" }).press("Enter");
    await page.waitForURL((url) => !url.hash.includes(MARINA));
    const [say, end] = desk.commands;
    assert.ok(say?.type === "say");
    assert.deepEqual([say.text, say.original, end?.type], [FOREIGN.found, OWN.found, "resolve"]);
    await desk.close();
  });

  it("says why there is no translation, and sends the words as they were written", async () => {
    const desk = await open(foreignScene("pt-BR"));
    const { page } = desk;
    await page.keyboard.press("l");
    await page.locator(".bubble", { hasText: OWN.order }).waitFor();
    await page.getByLabel(FIELD).fill("São R$ 50.");
    await page.keyboard.press("Control+Enter");
    await page.getByText("O modelo mudou um número ou um link").waitFor();
    await page.getByRole("button", { name: "Enviar como escrevi" }).click();
    await page.locator(".message.pending", { hasText: "São R$ 50." }).waitFor();
    await page.keyboard.press("z");
    assert.equal(await page.getByLabel(FIELD).inputValue(), "São R$ 50.");
    await desk.close();
  });

  it("tells the talk in short by the model, marked, above its own words", async () => {
    const desk = await open({ ...queuedScene("pt-BR"), foreign: "en" }, "queue");
    const { page } = desk;
    const summary = page.locator("desk-summary");
    await summary.locator("li").first().waitFor();
    assert.equal(await summary.getByText("Escrito pelo modelo").count(), 0);
    await page.keyboard.press("y");
    await summary.getByText("Escrito pelo modelo").waitFor();
    await summary.getByText(/Marina recebeu uma luminária/).waitFor();
    await summary.getByText("Nas palavras da conversa").click();
    await summary.locator("li").first().waitFor();
    await desk.close();
  });

  it("shows nothing of it without a model, and the menu says why", async () => {
    const desk = await open(busyScene("pt-BR"));
    const { page } = desk;
    await page.keyboard.press("l");
    await page.keyboard.press("y");
    await page.locator("desk-composer .tools").click();
    await page.getByRole("menuitem", { name: /precisam de um modelo/ }).waitFor();
    assert.equal(await page.getByRole("menuitemcheckbox").count(), 0);
    assert.deepEqual(
      desk.acts.filter((act) => /^(translations|summary)/.test(act)),
      [],
    );
    await desk.close();
  });
});
