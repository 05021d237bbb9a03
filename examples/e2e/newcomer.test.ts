import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openStage, type Stage } from "./stage.ts";

describe("a newcomer on the example shop", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(async () => {
    await stage.close();
  });

  it("finds the bubble that one script tag put there, and nothing complains", async () => {
    const visitor = await stage.visitor();
    const tab = await visitor.tab();
    await tab.launcher.waitFor();
    assert.equal(await tab.page.locator("script[data-site]").count(), 1);
    await tab.open();
    await tab.page.getByText("Sou o assistente do Armazém Aurora").waitFor();
    assert.deepEqual(tab.complaints, []);
    await visitor.close();
  });

  for (const [question, words, file] of [
    ["Qual o prazo de troca?", "30 dias", "/trocas.html"],
    ["vocês entregam em Manaus?", "9 a 13 dias úteis", "/entrega.html"],
    ["quanto custa a cafeteira?", "R$ 189,90", "/produtos/cafeteira-italiana-aurora-6-xicaras.html"],
  ] as const) {
    it(`answers "${question}" from the right page, with a link to it`, async () => {
      const visitor = await stage.visitor();
      const tab = await visitor.tab();
      await tab.open();
      const answer = await tab.ask(question);
      assert.match(
        ((await answer.textContent()) ?? "").replaceAll("\u00a0", " "),
        new RegExp(words.replace("$", "\\$")),
      );
      // Its sources come into the message with the code that shows them, which may load after the words.
      await answer.locator(`a[href$="${file}"]`).first().waitFor();
      await visitor.close();
    });
  }

  it("says that the shop does not tell, and offers a person", async () => {
    const visitor = await stage.visitor();
    const tab = await visitor.tab();
    await tab.open();
    const answer = await tab.ask("vocês alugam bicicleta na praia?");
    assert.match((await answer.textContent()) ?? "", /Não (?:encontrei|achei uma resposta certa)/);
    await answer.getByRole("button", { name: /pessoa|atendente/i }).click();
    await tab.page.locator("prosa-chat").getByText("ficou registrado. Enquanto").first().waitFor();
    await visitor.close();
  });

  it("keeps the history through a reload, without the network", async () => {
    const visitor = await stage.visitor();
    const tab = await visitor.tab();
    await tab.open();
    await tab.ask("Qual o prazo de troca?");
    // What is shown may not be on the device yet; these words come after it there.
    await tab.keep("oi");
    const restore = await visitor.cutOff();
    await tab.page.reload();
    await tab.open();
    await tab.messages("visitor").getByText("Qual o prazo de troca?").waitFor();
    await tab.messages("assistant").getByText("30 dias").first().waitFor();
    await restore();
    await visitor.close();
  });

  it("keeps the talk through closing and opening the chat", async () => {
    const visitor = await stage.visitor();
    const tab = await visitor.tab();
    await tab.open();
    await tab.ask("Qual o prazo de troca?");
    await tab.page.keyboard.press("Escape");
    await tab.input.waitFor({ state: "hidden" });
    await tab.open();
    await tab.messages("visitor").getByText("Qual o prazo de troca?").waitFor();
    await visitor.close();
  });

  it("sends what was written offline exactly once", async () => {
    const visitor = await stage.visitor();
    const tab = await visitor.tab();
    await tab.open();
    await tab.ask("oi");
    await visitor.context.setOffline(true);
    await tab.write("vocês entregam em Manaus?");
    await tab.messages("visitor").getByText("vocês entregam em Manaus?").waitFor();
    await visitor.context.setOffline(false);
    await tab.messages("assistant").getByText("dias úteis").first().waitFor();
    const log = await visitor.log();
    const written = log.filter((event) => event.type === "said" && event.message.author === "visitor");
    assert.equal(written.length, 2);
    await visitor.close();
  });

  it("serves a phone full screen", async () => {
    const visitor = await stage.visitor({ isPhone: true });
    const tab = await visitor.tab();
    await tab.open();
    const panel = tab.page.locator("prosa-chat [part~=panel]");
    await panel.evaluate((element) => Promise.all(element.getAnimations().map(({ finished }) => finished)));
    const box = await panel.boundingBox();
    assert.deepEqual(box && [box.width, box.height], [390, 844]);
    await visitor.close();
  });
});
