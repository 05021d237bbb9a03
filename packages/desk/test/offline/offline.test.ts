import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { busyScene, countsOf, MARINA } from "../scene.ts";
import { openStage, type Stage } from "../stage.ts";

describe("a desk that is opened without a connection", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  it("shows no numbers before any came: what becomes of the list without a connection, then the list", async () => {
    for (const [language, words, field] of [
      ["pt-BR", "Suas conversas aparecem aqui assim que ela voltar.", "Você já pode escrever"],
      ["en", "Your conversations appear here as soon as it is back.", "You can write now"],
      ["es", "Tus conversaciones aparecen aquí en cuanto vuelva.", "Ya puedes escribir"],
    ] as const) {
      const scene = { ...busyScene(language), isOffline: true };
      const desk = await stage.open({ scene, at: `#/inbox/mine/${MARINA}` });
      const { page } = desk;
      await page.locator(".list").getByText(words).waitFor();
      const counts = page.locator("desk-shell .view .count");
      assert.deepEqual(await counts.allInnerTexts(), ["", "", "", "", "", ""]);
      assert.equal(await page.locator(".me .face.offline").count(), 1);
      // The conversation has a line of its own, which is refused for itself.
      await page.locator("desk-talk .unheard").waitFor();
      assert.equal(await page.locator("desk-talk .outline, desk-inbox .outline").count(), 0);
      const composer = page.locator("desk-composer textarea");
      assert.ok((await composer.getAttribute("placeholder"))?.startsWith(field));
      await composer.fill("Oi, Marina");
      desk.comeBack();
      await page.locator("desk-list .row").first().waitFor();
      assert.deepEqual(await counts.allInnerTexts(), Object.values(countsOf(scene)).map(String));
      await page.locator("desk-talk .bubble").first().waitFor();
      assert.equal(await composer.inputValue(), "Oi, Marina");
      assert.equal(await page.locator(".unheard:not(.count)").count(), 0);
      await desk.close();
    }
  });

  it("tells of a server that is not there instead of asking who one is, and opens once it is back", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/inbox/queue" });
    const { page } = desk;
    await page.route("**/api/desk/me", (route) => route.abort());
    await page.reload();
    await page.getByRole("heading", { name: "Sem conexão com o servidor" }).waitFor();
    assert.equal(await page.locator("desk-entry, desk-shell").count(), 0);
    await page.unroute("**/api/desk/me");
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await page.locator("desk-list .row").first().waitFor();
    assert.equal(await page.locator("desk-unreachable").count(), 0);
    await desk.close();
  });
});
