import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { NOW } from "./now.ts";
import { busyScene, conflictScene, emptyScene, longTalk, MARINA, queuedScene, said } from "./scene.ts";
import { openStage, type SceneDesk, type Stage } from "./stage.ts";
import { CLOSED_WINDOW } from "./window-answers.ts";

const FIELD = "Resposta ao visitante";

describe("the desk's inbox", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  /** Opens Marina's conversation, which is Lia's. */
  async function marina(): Promise<SceneDesk> {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: `#/inbox/mine/${MARINA}` });
    await desk.page.locator("desk-talk .bubble").last().waitFor();
    await desk.page.locator("desk-talk .banner").waitFor({ state: "detached" });
    // The desk has a line of its own, by which it knows colleagues and rows.
    await desk.page.locator("desk-list .row").first().waitFor();
    return desk;
  }

  it("says each fact of the visitor and the talk once", async () => {
    const { page, close } = bound(await marina());
    const details = page.locator("desk-talk .details");
    await details.locator("desk-panel dl").first().waitFor();
    const labels = await details.locator("dt").allTextContents();
    assert.deepEqual([...new Set(labels)], labels);
    const at = labels.indexOf("Idioma");
    assert.equal((await details.locator("dd").allTextContents())[at], "Português");
    await close();
  });

  it("takes a message back within its time, and the words return to the field", async () => {
    const { page, commands, close, stopTime } = bound(await marina());
    await stopTime();
    await page.getByLabel(FIELD).fill("Oi!");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Enviando em instantes").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("z");
    assert.equal(await page.getByLabel(FIELD).inputValue(), "Oi!");
    assert.equal(await page.locator(".message.pending").count(), 0);
    await page.getByText("Envio desfeito").waitFor();
    assert.equal(commands.length, 0);
    await close();
  });

  it("says that WhatsApp's window has closed, takes no free words, and sends a template that is filled in", async () => {
    const scene = { ...busyScene("pt-BR"), window: CLOSED_WINDOW };
    const desk = await stage.open({ scene, at: `#/inbox/mine/${MARINA}` });
    const { page, close } = bound(desk);
    await page.getByText("A janela do WhatsApp fechou").waitFor();
    await page.getByLabel(FIELD).and(page.getByPlaceholder("A janela fechou")).waitFor();
    await page.getByRole("button", { name: "Enviar um modelo" }).click();
    await page.getByLabel("Preencher {{1}}").fill("Marina");
    await page.getByLabel("Preencher {{2}}").fill("a troca");
    await page.getByText("Olá Marina, temos uma resposta sobre a troca.").waitFor();
    await page.locator("desk-template-form button.main").click();
    await page.getByText("Modelo enviado.").waitFor();
    assert.match(desk.acts.join("\n"), /"name":"retorno_atendimento".*"values":\["Marina","a troca"\]/);
    await close();
  });

  it("sends it once its time is over, and at once to a person who wants no time", async () => {
    const { page, commands, close, stopTime } = bound(await marina());
    await stopTime();
    await page.getByLabel(FIELD).fill("Uma");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Enviando em instantes").waitFor();
    await page.clock.runFor(4_900);
    assert.equal(commands.length, 0);
    await page.clock.runFor(200);
    await page.locator(".message.agent:not(.pending)", { hasText: "Uma" }).waitFor();
    await page.getByRole("button", { name: "Lia Andrade" }).click();
    await page.getByRole("menuitemcheckbox", { name: /5 segundos/ }).click();
    await page.getByLabel(FIELD).fill("Duas");
    await page.keyboard.press("Control+Enter");
    await page.locator(".message.agent:not(.pending)", { hasText: "Duas" }).waitFor();
    assert.deepEqual(
      commands.flatMap((command) => (command.type === "say" ? [command.text] : [])),
      ["Uma", "Duas"],
    );
    await close();
  });

  it("[I6] keeps what is written without a line, over a reload, and sends it once when the line is back", async () => {
    const desk = await marina();
    const { page, commands, close } = bound(desk);
    await desk.cutOff();
    await page.locator("desk-talk .banner").waitFor();
    await page.getByLabel(FIELD).fill("Sem rede");
    await page.keyboard.press("Control+Enter");
    await page.locator(".message.pending").waitFor();
    await page.reload();
    await page.locator("desk-shell").waitFor();
    assert.equal(commands.length, 0);
    desk.comeBack();
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await page.locator(".message.agent:not(.pending)", { hasText: "Sem rede" }).waitFor();
    assert.equal(commands.filter(({ type }) => type === "say").length, 1);
    await close();
  });

  it("keeps drafts of replies and of notes apart, each with its conversation", async () => {
    const { page, close } = bound(await marina());
    await page.getByLabel(FIELD).fill("Quase");
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await page.getByLabel("Nota que só a equipe vê").fill("Cliente antiga");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.locator(".row").first().click();
    await page.getByLabel(FIELD).waitFor();
    assert.equal(await page.getByLabel(FIELD).inputValue(), "Quase");
    await page.getByRole("tab", { name: "Nota" }).click();
    assert.equal(await page.getByLabel("Nota que só a equipe vê").inputValue(), "Cliente antiga");
    await close();
  });

  it("inserts a canned reply by / and the start of its shortcut, its variables filled in", async () => {
    const { page, commands, close } = bound(await marina());
    await page.getByLabel(FIELD).focus();
    await page.keyboard.type("Oi! /tro");
    await page.getByRole("option", { name: "/troca" }).waitFor();
    await page.keyboard.press("Enter");
    const text = "Oi! A etiqueta de postagem foi para marina.couto@example.com.";
    assert.equal(await page.getByLabel(FIELD).inputValue(), text);
    await page.keyboard.type(" /nada disso");
    assert.equal(await page.locator("desk-composer").getByRole("option").count(), 0);
    assert.equal(commands.length, 0);
    await close();
  });

  it("asks the assistant how it would answer, and takes its words into the reply only by a press", async () => {
    const { page, commands, close } = bound(await marina());
    await page.keyboard.press("s");
    const suggestion = page.getByRole("region", { name: "Sugestão do assistente" });
    await suggestion.getByRole("link", { name: "Trocas e devoluções" }).waitFor();
    assert.equal(await page.getByLabel(FIELD).inputValue(), "");
    await suggestion.getByRole("button", { name: "Usar" }).click();
    assert.match(await page.getByLabel(FIELD).inputValue(), /gratuita em até 30 dias/);
    await suggestion.waitFor({ state: "detached" });
    assert.equal(commands.length, 0);
    await close();
  });

  it("[I20] says in the queue when a visitor left, below those who wait, and has them taken all the same", async () => {
    const scene = queuedScene("pt-BR");
    scene.rows = scene.rows.map((row) =>
      row.session === MARINA ? { ...row, leftAt: NOW - 4 * 60_000 } : row,
    );
    const { page, close } = bound(await stage.open({ scene, at: `#/inbox/queue/${MARINA}` }));
    const rows = page.locator("desk-list .row");
    await rows.last().getByText("saiu há 4 min").waitFor();
    await page.locator("desk-talk").getByText("Na fila · saiu há 4 min").waitFor();
    assert.equal(await rows.last().getAttribute("data-session"), MARINA);
    assert.ok((await rows.count()) > 1);
    await page.getByRole("button", { name: "Assumir" }).click();
    await page.getByText("A conversa é sua").first().waitFor();
    await close();
  });

  it("tells in short what was asked to who takes a conversation over, until they speak or close it", async () => {
    const { page, close } = bound(
      await stage.open({ scene: queuedScene("pt-BR"), at: `#/inbox/queue/${MARINA}` }),
    );
    const summary = page.locator("desk-talk .suggests").getByRole("region", { name: "Em resumo" });
    await summary.getByText("Posso trocar sem pagar o frete?").waitFor();
    await summary.getByText("Em aberto").waitFor();
    await page.getByRole("button", { name: "Assumir" }).click();
    await page.getByText("A conversa é sua").first().waitFor();
    await summary.waitFor();
    await page.getByLabel(FIELD).fill("Oi!");
    await page.keyboard.press("Control+Enter");
    await page.locator(".message.agent:not(.pending)", { hasText: "Oi!" }).waitFor();
    await summary.waitFor({ state: "detached" });
    await close();
  });

  it("[I18] tells in one line what the assistant asked the owner's servers, where it asked, and how that ended", async () => {
    const scene = busyScene("pt-BR");
    const talk = scene.talks.get(MARINA);
    assert.ok(talk);
    const made = talk.internal[0];
    assert.ok(made?.type === "tool-called");
    const later = { ...made, n: talk.internal.length + 1, after: 7, call: "call-of-scene-2" };
    talk.internal.push(later, { ...later, n: later.n + 1, end: "unanswered" });
    const desk = await stage.open({ scene, at: `#/inbox/mine/${MARINA}` });
    const lines = desk.page.locator("desk-talk .call");
    await lines.nth(1).waitFor();
    assert.deepEqual(
      (await lines.allInnerTexts()).map((text) => text.trim()),
      [
        "O assistente consultou consultar_pedido pedido: 48213 · veio resposta",
        "O assistente consultou consultar_pedido pedido: 48213 · ninguém esperou a resposta; o pedido pode ter sido feito",
      ],
    );
    await desk.close();
  });

  it("says nothing of a conversation that it has not heard of, and on a phone no offer lies over the field", async () => {
    const offline = await stage.open({
      scene: { ...busyScene("pt-BR"), isOffline: true },
      at: `#/inbox/mine/${MARINA}`,
    });
    await offline.page.locator("desk-talk").getByText("As mensagens aparecem aqui").waitFor();
    const details = offline.page.locator("desk-talk .details");
    await details.waitFor();
    assert.equal(await details.locator("select, .part").count(), 0);
    await offline.close();

    const scene = conflictScene("pt-BR");
    const phone = await stage.open({ scene, at: `#/inbox/others/${MARINA}`, isPhone: true });
    await phone.page.locator("desk-talk .bubble").last().waitFor();
    const offer = await phone.page.locator(".offer").boundingBox();
    const field = await phone.page.locator("desk-composer").boundingBox();
    assert.ok(offer && field && offer.y + offer.height <= field.y);
    await phone.close();
  });

  it("shows what the site and the assistant know of the visitor beside the conversation", async () => {
    const { page, close } = bound(await marina());
    const panel = page.locator("desk-panel");
    await panel.getByText("Trocas e devoluções · 93 %").waitFor();
    for (const words of ["cliente-4471", "Ouro", "Sim", "Neutro"])
      await panel.getByText(words, { exact: true }).waitFor();
    const pages = panel.getByRole("region", { name: "Páginas vistas" }).getByRole("link");
    assert.equal(await pages.first().getAttribute("href"), "https://aurora.example/trocas");
    const sources = panel.getByRole("region", { name: "Fontes da última resposta" }).getByRole("link");
    assert.equal(await sources.count(), 1);
    await panel.getByRole("region", { name: "Chamados" }).getByRole("link").first().click();
    await page.locator("desk-ticket").waitFor();
    await close();
  });

  it("opens a long conversation at its end, and stays there as messages come", async () => {
    const scene = busyScene("pt-BR");
    scene.talks.set(MARINA, longTalk(200));
    const desk = await stage.open({ scene, at: `#/inbox/mine/${MARINA}` });
    const { page, close } = bound(desk);
    await page.locator(".bubble", { hasText: /^198: / }).waitFor();
    // Nothing comes after the panel that takes room from the talk.
    await page.locator("desk-composer .tools").waitFor();
    const isAtEnd = async () => {
      const scroll = page.locator(".scroll");
      await scroll.waitForFunction((one) => one.scrollHeight - one.scrollTop - one.clientHeight < 2);
      return scroll.evaluate(async (one) => {
        for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
        return one.scrollHeight - one.scrollTop - one.clientHeight < 2;
      });
    };
    assert.ok(await isAtEnd());
    desk.tellTalk(MARINA, said(201, "visitor", "uma a mais", NOW));
    await page.locator(".bubble", { hasText: "uma a mais" }).waitFor();
    assert.ok(await isAtEnd());
    await close();
  });

  it("leaves Enter to the input method that composes a word", async () => {
    const { page, commands, close } = bound(await marina());
    await page.getByLabel(FIELD).fill("ni");
    const isTaken = await page.getByLabel(FIELD).evaluate((field) => {
      const press = { key: "Enter", ctrlKey: true, isComposing: true, bubbles: true, cancelable: true };
      return !field.dispatchEvent(new KeyboardEvent("keydown", press));
    });
    assert.equal(isTaken, false);
    assert.equal(commands.length, 0);
    await close();
  });

  it("does by the palette what its keys do, found by a few letters without accents", async () => {
    const { page, commands, close } = bound(await marina());
    await page.getByLabel(FIELD).focus();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "O que você quer fazer?" }).fill("bia");
    await page.getByRole("option", { name: "Passar a Bia Moraes" }).waitFor();
    await page.getByRole("combobox", { name: "O que você quer fazer?" }).fill("enc");
    await page.keyboard.press("Enter");
    await page.getByText("Conversa encerrada").first().waitFor();
    assert.deepEqual(
      commands.map(({ type }) => type),
      ["resolve"],
    );
    await close();
  });

  it("lists every key by ?, and gives the focus back", async () => {
    const { page, close } = bound(await marina());
    await page.locator(".row").first().focus();
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "Atalhos do teclado" });
    await dialog.getByText("Devolver ao assistente").waitFor();
    assert.equal(await dialog.evaluate((opened) => opened.scrollTop), 0, "it is read from its title on");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    assert.ok(
      await page
        .locator(".row")
        .first()
        .evaluate((row) => row.matches(":focus")),
    );
    await close();
  });

  it("does nothing by single keys while somebody writes", async () => {
    const { page, commands, close } = bound(await marina());
    await page.getByLabel(FIELD).focus();
    await page.keyboard.type("emhbq?jk");
    assert.equal(await page.getByLabel(FIELD).inputValue(), "emhbq?jk");
    assert.equal(commands.length, 0);
    await close();
  });

  it("shows one column at a time on a phone, and leads back to the row", async () => {
    const { page, close } = bound(
      await stage.open({ scene: busyScene("pt-BR"), at: "#/inbox/mine", isPhone: true }),
    );
    await page.locator(".row").first().click();
    await page.locator("desk-talk").waitFor();
    assert.ok(await page.locator("desk-list").isHidden());
    await page.getByRole("button", { name: "Voltar à lista" }).click();
    await page.locator("desk-list").waitFor();
    assert.ok(
      await page
        .locator(".row")
        .first()
        .evaluate((row) => row.matches(":focus")),
    );
    assert.ok(await page.locator("nav").isHidden());
    await page.getByRole("button", { name: "Conversas" }).click();
    await page.getByRole("button", { name: /^Encerradas/ }).click();
    await page.getByRole("heading", { name: "Encerradas" }).waitFor();
    await close();
  });

  it("keeps the person's own menu in sight however short the window is, the places above it scrolled", async () => {
    for (const isPhone of [false, true]) {
      const { page, close } = bound(await stage.open({ scene: busyScene("pt-BR"), isPhone }));
      await page.locator(".row").first().waitFor();
      await page.setViewportSize({ width: isPhone ? 390 : 1_280, height: 480 });
      await page.waitForFunction(() => document.documentElement.clientHeight === 480);
      if (isPhone) await page.getByRole("button", { name: "Conversas" }).click();
      const own = await page.locator("nav .me").boundingBox();
      assert.ok(own && own.y + own.height <= 480);
      await page.locator("nav").getByRole("button", { name: "Webhooks" }).click();
      await page.locator("desk-webhooks").waitFor();
      await close();
    }
  });

  it("tells of who enters the queue, in words and in the title", async () => {
    const desk = await stage.open({ scene: emptyScene("pt-BR") });
    const { page, close } = bound(desk);
    await page.getByText("Ninguém está esperando.").waitFor();
    const [row] = busyScene("pt-BR").rows.filter(({ owner }) => owner.type === "queue");
    assert.ok(row);
    const counts = { mine: 0, queue: 1, others: 0, assistant: 0, snoozed: 0, resolved: 0 };
    await desk.tellDesk({ type: "rows", rev: row.rev, rows: [row], gone: [] }, { type: "counts", counts });
    await page.getByRole("status").getByText("Cecília Prado pediu uma pessoa").waitFor();
    assert.match(await page.title(), /^\(1\) /);
    await close();
  });
});

/** The parts of a desk that tests use, and a `close` that lets no complaint of the page's console pass. */
function bound(desk: SceneDesk) {
  return {
    page: desk.page,
    commands: desk.commands,
    stopTime: () => desk.stopTime(),
    close: async () => {
      const unexpected = desk.complaints.filter((words) => !words.includes("net::ERR_FAILED"));
      assert.deepEqual(unexpected, []);
      await desk.close();
    },
  };
}
