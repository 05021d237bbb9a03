import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { SiteSettings } from "@prosa/protocol";
import { unansweredScene } from "./insights-scene.ts";
import { BIA, busyScene } from "./scene.ts";
import { openStage, type Stage } from "./stage.ts";

const [FIRST, SECOND, THIRD] = unansweredScene("pt-BR").map(({ question }) => question);

describe("the owner's pages", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  it("go through unanswered questions by keyboard: write, save, dismiss, and take back", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/unanswered" });
    const { page, acts } = desk;
    const heading = (name = "") => page.getByRole("heading", { name, level: 2 }).waitFor();
    await heading(FIRST);
    await page.keyboard.press("j");
    await heading(SECOND);
    await page.keyboard.press("r");
    await page.keyboard.type("Sim, metade em cada. E nada de ejk!");
    await page.keyboard.press("Control+Enter");
    await heading(THIRD);
    await page.getByText(`Resposta salva: “${SECOND}”`).first().waitFor();
    await page.keyboard.press("z");
    await heading(SECOND);
    assert.equal(
      await page.getByLabel("Resposta", { exact: true }).inputValue(),
      "Sim, metade em cada. E nada de ejk!",
    );
    await page.keyboard.press("e");
    await heading(THIRD);
    assert.deepEqual(
      acts.filter((act) => !act.startsWith("read")).map((act) => act.split(" ").slice(0, 2).join(" ")),
      ["answer group-scene-0001", "reopen group-scene-0001", "close group-scene-0001"],
    );
    assert.match(acts.find((act) => act.startsWith("answer")) ?? "", /"answer":"Sim, metade em cada/);
    await desk.finish();
  });

  it("keep an answer that was begun while another question is looked at", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/unanswered?group=group-scene-0001" });
    const { page } = desk;
    await page.getByLabel("Resposta", { exact: true }).fill("Quase pronta");
    await page.keyboard.press("Escape");
    await page.keyboard.press("k");
    await page.getByRole("heading", { name: FIRST ?? "", level: 2 }).waitFor();
    await page.keyboard.press("j");
    await page.getByRole("heading", { name: SECOND ?? "", level: 2 }).waitFor();
    assert.equal(await page.getByLabel("Resposta", { exact: true }).inputValue(), "Quase pronta");
    await desk.finish();
  });

  it("[I24] read figures by keyboard, each with a way to its conversations, the range in the address", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/insights" });
    const { page, acts } = desk;
    const line = page.getByRole("slider", { name: "Conversas" });
    await line.focus();
    const last = await line.getAttribute("aria-valuetext");
    await page.keyboard.press("ArrowLeft");
    const before = await line.getAttribute("aria-valuetext");
    assert.notEqual(before, last);
    assert.match(before ?? "", /^ter.*24 de nov.*: \d+ \(antes \d+\)$/);
    await page.locator("desk-week-chart td[tabindex='0']").focus();
    await page.keyboard.press("ArrowRight");
    await page.locator("desk-week-chart .readout", { hasText: /15h: \d+ mensagens/ }).waitFor();
    const tile = page.getByRole("link", { name: /^Com resposta/ });
    assert.match((await tile.getAttribute("href")) ?? "", /^#\/conversations\?beganSince=\d+&beganUntil=\d+/);
    await page.getByRole("button", { name: "90 dias" }).click();
    assert.match(page.url(), /#\/insights\?days=90$/);
    await page.getByRole("button", { name: "Visitantes" }).click();
    assert.match(page.url(), /days=90&show=visitors$/);
    const filter = page.getByLabel("Só");
    const questions = page.waitForResponse(/\/api\/unanswered\?.*topic=returns/);
    await filter.selectOption("Trocas e devoluções");
    assert.match(page.url(), /topic=returns/);
    await page.locator("desk-insights a.tile[href*='intent=returns']").first().waitFor();
    for (const name of ["O que não soube responder", "O que converte", "Espera: prometida e real"])
      await page.getByRole("heading", { name }).waitFor();
    await page.getByText("Perguntas que são elas mesmas deste canal, idioma ou assunto.").waitFor();
    await questions;
    assert.ok(acts.some((act) => /^unanswered .*topic=returns/.test(act)));
    const gap = page.locator("desk-insights .gaps a").first();
    assert.match(
      (await gap.getAttribute("href")) ?? "",
      /^#\/unanswered\?since=\d+&until=\d+&topic=returns&group=/,
    );
    const sale = page.locator("desk-insights a[href*='path=closing']").nth(1);
    assert.match(
      (await sale.getAttribute("href")) ?? "",
      /intent=returns&path=closing%7Cprice%7Cdeciding%7C&is=converted$/,
    );
    const wait = page.getByRole("link", { name: /^Prometido: até 5 min/ });
    assert.match((await wait.getAttribute("href")) ?? "", /intent=returns&is=claimed$/);
    await filter.selectOption("WhatsApp");
    assert.match(page.url(), /days=90&show=visitors&channel=whatsapp$/);
    await desk.finish();
  });

  it("go through the unanswered questions of a topic, and take the filter out again", async () => {
    const at = "#/unanswered?topic=returns&since=1790000000000&until=1790086400000";
    const desk = await stage.open({ scene: busyScene("pt-BR"), at });
    const { page, acts } = desk;
    const topic = page.getByRole("button", { name: "Tirar o filtro: Trocas e devoluções" });
    await topic.waitFor();
    await page.locator("desk-unanswered .group").first().waitFor();
    assert.ok(acts.some((act) => /^unanswered .*topic=returns&since=\d+&until=\d+/.test(act)));
    await page.getByRole("button", { name: /^Tirar o filtro: \d+ de/ }).click();
    await page.waitForFunction(() => !location.hash.includes("since") && !location.hash.includes("until"));
    await topic.click();
    await page.waitForFunction(() => !location.hash.includes("topic"));
    await desk.finish();
  });

  it("[I25] make an experiment on what the chat says first, judged by what is known of all who meet it", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/experiments" });
    const { page, acts } = desk;
    await page.getByRole("button", { name: "Novo experimento" }).click();
    const form = page.getByRole("dialog", { name: "Novo experimento" });
    await form.getByLabel("Nome", { exact: true }).fill("Frete");
    await form.getByLabel("O que muda").selectOption("O que o chat diz primeiro");
    const metrics = form.getByLabel("Julgado por").locator("option");
    assert.deepEqual(await metrics.allTextContents(), [
      "O visitante escreveu",
      "Resolvidas",
      "Resolvidas, e o visitante confirmou",
    ]);
    await form.getByText("precisa de data-experiments").waitFor();
    await form.getByLabel("Nome da variante").fill("Pergunta");
    await form.getByLabel("Português").fill("Posso ajudar com o frete?");
    await form.getByLabel("Em páginas como").fill("/carrinho*");
    await form.getByRole("button", { name: "Mais uma variante" }).click();
    await form.getByLabel("Nome da variante").nth(1).fill("Calado");
    await form.getByRole("button", { name: "Começar" }).click();
    await form.waitFor({ state: "hidden" });
    const put = acts.find((act) => act.startsWith("PUT /api/sites/aurora")) ?? "";
    const { experiments } = JSON.parse(put.slice(put.indexOf("{"))) as SiteSettings;
    const [experiment] = experiments.filter(({ part }) => part === "proactive");
    assert.deepEqual(experiment?.variants, [
      {
        id: "pergunta",
        proactive: [{ text: { "pt-BR": "Posso ajudar com o frete?" }, after: 20, path: "/carrinho*" }],
      },
      { id: "calado", proactive: [] },
    ]);
    assert.equal(experiment.metric, "wrote");
    await desk.finish();
  });

  it("keep the day that was clicked while the pointer goes to its link, and what keys reached over a Tab", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/insights" });
    const { page } = desk;
    const line = page.getByRole("slider", { name: "Conversas" });
    const link = page.locator("desk-line-chart .readout a");
    const lastDay = await link.getAttribute("href");
    // What is told of the queue stands above the line, and comes by another way.
    await page.locator("desk-insights .live").getByText("espera mais longa").waitFor();
    const box = await line.boundingBox();
    assert.ok(box);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const middle = await link.getAttribute("href");
    assert.notEqual(middle, lastDay);
    await page.mouse.move(box.x + box.width / 4, box.y + 5, { steps: 4 });
    assert.notEqual(await link.getAttribute("href"), middle, "a day is told as the pointer goes over it");
    await link.hover();
    assert.equal(await link.getAttribute("href"), middle);
    await line.focus();
    await page.keyboard.press("ArrowLeft");
    const before = await link.getAttribute("href");
    assert.notEqual(before, middle);
    await page.keyboard.press("Shift+Tab");
    assert.ok(await link.evaluate((one) => one.matches(":focus")));
    assert.equal(await link.getAttribute("href"), before);
    await page.keyboard.press("Enter");
    await page.waitForFunction((href) => location.hash === href, before);
    await desk.close();
  });

  it("give a lead the figures without a way to conversations, and nothing of unanswered questions", async () => {
    const desk = await stage.open({ scene: { ...busyScene("pt-BR"), me: BIA }, at: "#/insights" });
    const { page } = desk;
    await page.locator("desk-insights .tile").first().waitFor();
    assert.equal(await page.locator("desk-insights a.tile").count(), 0);
    assert.equal(await page.getByRole("heading", { name: "O que não soube responder" }).count(), 0);
    await desk.finish();
  });

  it("find conversations by words once an owner allowed it, who reads what that means", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/conversations?q=ana" });
    const { page, acts } = desk;
    const words = page.getByLabel("Palavras ditas na conversa").and(page.locator("input"));
    await page.getByRole("button", { name: "Buscar também nas palavras…" }).click();
    await page.getByText("marcas das palavras feitas com uma chave").waitFor();
    await page.keyboard.press("Escape");
    assert.ok(!acts.some((act) => act.startsWith("PUT")) && (await words.count()) === 0);
    await page.getByRole("button", { name: "Buscar também nas palavras…" }).click();
    await page.getByRole("button", { name: "Ligar a busca" }).click();
    await words.fill("prazo de troca");
    assert.ok(
      acts.some((act) => act.startsWith("PUT /api/sites/aurora") && act.includes('"wordSearch":true')),
    );
    await page.keyboard.press("Enter");
    await page.getByText("… prazo de troca …").waitFor();
    assert.match(page.url(), /#\/conversations\?words=prazo\+de\+troca$/);
    assert.ok(acts.includes("words prazo de troca"));
    await desk.finish();
  });

  it("find a conversation by its outcome, tag it, and erase it only once that is confirmed", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/conversations?is=escalated" });
    const { page, acts } = desk;
    await page.getByRole("button", { name: "Tirar o filtro Passadas a pessoas" }).click();
    await page.getByLabel("Desfecho").selectOption("human");
    await page.getByRole("button", { name: /^Marina Couto/ }).click();
    await page.locator("desk-record .bubble").first().waitFor();
    await page.getByLabel("Nova etiqueta").fill("vip");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Tirar a etiqueta vip" }).waitFor();
    await page.getByRole("button", { name: "Apagar" }).click();
    await page.keyboard.press("Escape");
    assert.ok(!acts.some((act) => act.startsWith("DELETE")));
    await page.getByRole("button", { name: "Apagar" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Apagar" }).click();
    await page.getByText("Conversa apagada").waitFor();
    assert.equal(await page.getByRole("button", { name: /^Marina Couto/ }).count(), 0);
    assert.deepEqual(
      acts.map((act) => act.split(" ")[0]),
      ["GET", "PATCH", "DELETE"],
    );
    await desk.finish();
  });

  it("make a webhook whose secret is shown once, look at deliveries, and send one again", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/webhooks" });
    const { page, acts } = desk;
    await page.getByRole("button", { name: "Adicionar", exact: true }).click();
    await page.getByLabel("Endereço", { exact: true }).fill("https://n8n.example/hook");
    await page.getByRole("checkbox", { name: "ticket.opened" }).uncheck();
    await page.locator("dialog.form button.main").click();
    await page.getByText("whsec_").waitFor();
    await page.getByRole("button", { name: "Fechar" }).first().click();
    await page.getByText("whsec_").waitFor({ state: "detached" });
    const more = page.locator("desk-webhooks .rows desk-menu").first();
    await more.click();
    await page.getByRole("menuitem", { name: "Enviar um teste" }).click();
    await page.getByText("O teste chegou.").waitFor();
    await more.click();
    await page.getByRole("menuitem", { name: "Entregas" }).click();
    await page.getByText("Demorou demais para responder").waitFor();
    const again = page.waitForResponse("**/send-again");
    await page.getByRole("button", { name: "Enviar de novo" }).click();
    await again;
    const [made = "", tested, sentAgain] = acts;
    assert.match(made, /^POST \/api\/webhooks .*"url":"https:\/\/n8n\.example\/hook"/);
    assert.ok(made.includes("message.received") && !made.includes("ticket.opened"));
    assert.equal(tested, "POST /api/webhooks/webhook-scene-1/test");
    assert.equal(sentAgain, "POST /api/webhooks/webhook-scene-1/deliveries/evt-scene-2/send-again");
    await desk.finish();
  });
  it("tell in the open dialog why a webhook's address is refused, or a delivery not sent again", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/webhooks" });
    const { page } = desk;
    await page.route("**/api/webhooks", (route) =>
      route.request().method() === "POST"
        ? route.fulfill({ status: 400, json: { code: "bad-address" } })
        : route.fallback(),
    );
    await page.route("**/send-again", (route) => route.abort());
    await page.getByRole("button", { name: "Adicionar", exact: true }).click();
    const form = page.getByRole("dialog", { name: "Adicionar" });
    const address = form.getByLabel("Endereço", { exact: true });
    await address.fill("https://10.0.0.1/hook");
    await form.getByRole("button", { name: "Adicionar" }).click();
    await form.getByRole("alert").getByText("O endereço não é aceito").waitFor();
    assert.equal(await address.inputValue(), "https://10.0.0.1/hook");
    await page.keyboard.press("Escape");
    await form.waitFor({ state: "hidden" });
    await page.locator("desk-webhooks .rows desk-menu").first().click();
    await page.getByRole("menuitem", { name: "Entregas" }).click();
    const deliveries = page.getByRole("dialog", { name: "Entregas" });
    assert.equal(await deliveries.getByRole("alert").count(), 0, "what was told before is gone");
    await deliveries.getByRole("button", { name: "Enviar de novo" }).click();
    await deliveries.getByRole("alert").getByText("Sem conexão.").waitFor();
    await desk.close();
  });

  it("choose the fields of a CRM by keyboard, are told what does not fit, and keep what does", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/crm" });
    const { page, acts } = desk;
    await page.getByRole("button", { name: "Campos no HubSpot" }).press("Enter");
    const name = page.getByLabel("Nome completo", { exact: true });
    assert.ok(await page.getByLabel("E-mail", { exact: true }).isDisabled(), "people are found by it");
    assert.match((await name.innerText()) ?? "", /Plano da loja \(plano\) · texto/);
    await name.focus();
    await page.keyboard.type("Criado em");
    const told = page.locator("li", { has: name }).locator(".problem");
    await told.getByText("Ninguém pode escrever neste campo.").waitFor();
    await page.keyboard.press("ArrowDown");
    await told.getByText("Este campo guarda outro tipo de valor.").waitFor();
    assert.equal(await name.getAttribute("aria-invalid"), "true");
    await page.getByLabel("Plano", { exact: true }).selectOption("numero_de_pedidos");
    const plan = page.locator("li", { has: page.getByLabel("Plano", { exact: true }) });
    await plan.getByText("Outro dado já vai para este campo.").waitFor();
    await page.getByLabel("Pedidos", { exact: true }).selectOption("");
    await name.selectOption("");
    await plan.getByText("Por exemplo “Ouro”: Este campo guarda outro tipo de valor.").waitFor();
    await page.getByLabel("Plano", { exact: true }).selectOption("phone");
    await page.getByRole("button", { name: "Salvar" }).click();
    assert.ok(await page.getByLabel("Plano", { exact: true }).evaluate((one) => one.matches(":focus")));
    assert.deepEqual(acts, [], "what does not fit is not sent");
    await page.keyboard.type("Plano da loja");
    await page.getByLabel("Outro atributo").fill("cupom");
    await page.keyboard.press("Enter");
    await page.getByLabel("cupom", { exact: true }).and(page.locator(":focus")).waitFor();
    await page.getByLabel("Idioma", { exact: true }).selectOption("lifecyclestage");
    await page.getByText("Aceita só: lead, customer").waitFor();
    await page.getByRole("button", { name: "Salvar" }).click();
    await page.getByText("Salvo.").waitFor();
    const [kept = ""] = acts;
    assert.ok(kept.startsWith("PATCH /api/crm/crm-scene-1 "));
    assert.deepEqual(JSON.parse(kept.slice(kept.indexOf("{"))), {
      fields: {
        email: "email",
        phone: "phone",
        firstName: "firstname",
        lastName: "lastname",
        language: "lifecyclestage",
      },
      attributes: { Plano: "plano" },
    });
    await desk.finish();
  });

  it("try the fields of a CRM on a contact before they are kept, and are told why nothing would leave", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/crm" });
    const { page, acts } = desk;
    await page.getByRole("button", { name: "Campos no HubSpot" }).click();
    await page.getByLabel("Nome completo", { exact: true }).selectOption("createdate");
    const trial = page.locator("desk-crm-trial");
    await trial.getByRole("button", { name: "Experimentar" }).click();
    await trial.getByText("Um campo não serve. Nada foi gravado.").waitFor();
    const row = trial.getByRole("row", { name: /^Criado em \(createdate\)/ });
    assert.match(await row.innerText(), /Marina Couto\s+Ninguém pode escrever neste campo\./);
    await trial.getByRole("table", { name: "Nota" }).getByText("Qual é o prazo de troca?").waitFor();
    const [tried = ""] = acts;
    assert.match(tried, /^POST \/api\/crm\/crm-scene-1\/dry-run .*"name":"createdate".*"conversation":"/);
    assert.equal(acts.length, 1, "nothing is kept by a trial");
    await page.getByLabel("Nome completo", { exact: true }).selectOption("");
    await trial.getByRole("table").first().waitFor({ state: "detached" });
    await trial.getByLabel("Procurar contato").fill("Cecília");
    await page.keyboard.press("Tab");
    await trial.getByRole("option", { name: /^Marina/ }).waitFor({ state: "detached" });
    await page.route("**/dry-run", (route) =>
      route.fulfill({ json: { records: [], problems: [], skipped: "…", skippedCode: "no-email" } }),
    );
    await trial.getByRole("button", { name: "Experimentar" }).click();
    await trial.getByText("Nada sairia: a pessoa não deixou e-mail.").waitFor();
    await page.unroute("**/dry-run");
    await page.route("**/dry-run", (route) =>
      route.fulfill({ status: 409, json: { code: "not-connected", detail: "HubSpot did not answer." } }),
    );
    await trial.getByRole("button", { name: "Experimentar" }).click();
    await trial.getByRole("alert").getByText("O sistema não aceitou: HubSpot não respondeu.").waitFor();
    await desk.close();
  });

  it("connect a CRM, and see its fields at once", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/crm" });
    const { page, acts } = desk;
    await page.getByRole("button", { name: "Conectar" }).click();
    const form = page.getByRole("dialog", { name: "Conectar" });
    await form.getByRole("radio", { name: "Salesforce" }).check();
    await form.getByLabel("Endereço da organização").fill("https://loja.my.salesforce.com");
    await form.getByLabel("Chave do consumidor").fill("key-of-the-app");
    await form.getByLabel("Segredo do consumidor").fill("secret-of-the-app");
    await page.keyboard.press("Enter");
    await form.waitFor({ state: "hidden" });
    assert.deepEqual(acts, [
      'POST /api/crm {"kind":"salesforce","domain":"https://loja.my.salesforce.com","clientId":"key-of-the-app","clientSecret":"secret-of-the-app"}',
    ]);
    await page.getByRole("heading", { name: "Campos no Salesforce" }).waitFor();
    await desk.finish();
  });
});
