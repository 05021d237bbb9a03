import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import {
  createGate,
  type ScriptedLlm,
  says,
  startScriptedLlm,
} from "../../packages/server/test/scripted-llm.ts";
import { openStage, type Stage } from "./stage.ts";

describe("the whole line under faults", () => {
  let stage: Stage;
  let llm: ScriptedLlm;

  before(async () => {
    llm = await startScriptedLlm();
    llm.setScript(says("Até ", "30 dias."));
    stage = await openStage({
      OPENAI_BASE_URL: llm.baseUrl,
      OPENAI_API_KEY: "scripted",
      OPENAI_MODEL: "scripted",
    });
  });

  // In the order they were opened: one that could not be keeps none before it open.
  after(async () => {
    await llm.close();
    await stage.close();
  });

  it("[I6] sends a full outbox after a reload, once and in order", async () => {
    const visitor = await stage.visitor();
    const tab = await visitor.tab();
    await tab.open();
    await tab.ask("oi");
    const restore = await visitor.cutOff();
    await tab.page.reload();
    await tab.open();
    const texts = ["primeira pergunta", "segunda pergunta", "terceira pergunta"];
    for (const text of texts) await tab.keep(text);
    await tab.page.reload();
    await tab.open();
    for (const text of texts) await tab.messages("visitor").getByText(text).waitFor();
    await restore();
    await tab.page.reload();
    await tab.open();
    await tab.messages("assistant").nth(3).waitFor();
    const written = (await visitor.log()).flatMap((event) =>
      event.type === "said" && event.message.author === "visitor" ? event.message.parts : [],
    );
    assert.deepEqual(
      written.map((part) => (part.type === "text" ? part.text : "")),
      ["oi", ...texts],
    );
    await visitor.close();
  });

  it("[I17] shows two tabs the same talk and sends each message once", async () => {
    const visitor = await stage.visitor();
    const [one, other] = [await visitor.tab(), await visitor.tab()];
    await one.open();
    await one.ask("oi");
    await other.open();
    await other.messages("visitor").getByText("oi").waitFor();
    await Promise.all([one.write("da primeira aba"), other.write("da segunda aba")]);
    for (const tab of [one, other]) {
      await tab.messages("assistant").nth(2).waitFor();
      await tab.messages("visitor").getByText("da primeira aba").waitFor();
      await tab.messages("visitor").getByText("da segunda aba").waitFor();
    }
    const order = (texts: string[]) => texts.map((text) => text.match(/oi|primeira|segunda/)?.[0]);
    // Not as rendered: rows out of sight are laid out later.
    assert.deepEqual(
      order(await one.messages("visitor").allTextContents()),
      order(await other.messages("visitor").allTextContents()),
    );
    const written = (await visitor.log()).filter(
      (event) => event.type === "said" && event.message.author === "visitor",
    );
    assert.equal(written.length, 3);
    await visitor.close();
  });

  it("[F1] [I7] [I8] [I16] ends a reply once when the server is killed in mid-stream", async () => {
    const visitor = await stage.visitor();
    const tab = await visitor.tab();
    await tab.open();
    await tab.ask("oi");
    const gate = createGate();
    llm.setScript({
      type: "stream",
      steps: [{ text: "Você tem até " }, { until: gate.opened }, { text: "nunca" }],
    });
    await tab.write("Qual o prazo de troca?");
    await tab.page.locator("prosa-chat").getByText("Você tem até").first().waitFor();
    llm.setScript(says("Até ", "30 dias corridos."));
    await stage.demo.restart();
    gate.open();
    await tab.messages("assistant").getByText("30 dias corridos").waitFor();
    const replies = (await visitor.log()).filter(
      (event) => event.type === "said" && event.message.author === "assistant",
    );
    assert.equal(replies.length, 2);
    assert.equal(await tab.page.locator("prosa-chat").getByText("nunca").count(), 0);
    await visitor.close();
  });
});
