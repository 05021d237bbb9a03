import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { NOW } from "./now.ts";
import { busyScene, MARINA } from "./scene.ts";
import { openStage, type SceneDesk, type Stage } from "./stage.ts";
import { ticketsOf } from "./tickets.ts";

describe("the desk's tickets", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  async function open(at = "#/tickets", scene = busyScene("pt-BR")): Promise<SceneDesk> {
    const desk = await stage.open({ scene, at });
    await desk.page.locator("desk-tickets .rows li").first().waitFor();
    return desk;
  }

  const numbers = (desk: SceneDesk) => desk.page.locator("desk-tickets .row .number").allTextContents();

  it("shows what is not done, and by its filters in the address everything else", async () => {
    const desk = await open();
    const { page } = desk;
    assert.deepEqual(await numbers(desk), ["1048", "1047", "1046", "1043"]);
    await page.getByRole("button", { name: "Atrasados 1" }).click();
    await page.locator(".row").nth(1).waitFor({ state: "detached" });
    assert.deepEqual(await numbers(desk), ["1046"]);
    assert.match(page.url(), /overdue=true/);
    await page.reload();
    await page.locator("desk-tickets .rows li").first().waitFor();
    assert.deepEqual(await numbers(desk), ["1046"]);
    await page.getByLabel("Número").fill("1045");
    await page.keyboard.press("Enter");
    await page.getByText("Estorno do frete da troca").waitFor();
    assert.deepEqual(await numbers(desk), ["1045"], "a number is sought among all");
    await desk.close();
  });

  it("shows its filters whole on a phone, in each language", async () => {
    for (const language of ["pt-BR", "en", "es"] as const) {
      const desk = await stage.open({ scene: busyScene(language), at: "#/tickets", isPhone: true });
      const { page } = desk;
      await page.locator("desk-tickets .rows li").first().waitFor();
      const cut = await page.locator("desk-tickets .filters select").evaluateAll((selects) =>
        selects.flatMap((select) => {
          const whole = select.cloneNode(true) as HTMLElement;
          whole.style.cssText = "position: absolute; flex: none; inline-size: max-content";
          select.parentElement?.append(whole);
          const isCut = whole.offsetWidth > (select as HTMLElement).offsetWidth;
          whole.remove();
          return isCut ? [select.getAttribute("aria-label")] : [];
        }),
      );
      assert.deepEqual(cut, [], language);
      await desk.close();
    }
  });

  it("is worked through by keys alone: opened, answered once, solved, and back to its row", async () => {
    const desk = await open();
    const { page } = desk;
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Nota fiscal com CNPJ errado" }).waitFor();
    await page.keyboard.press("k");
    await page.getByRole("heading", { name: "Luminária Orvalho com o cabo trocado" }).waitFor();
    await page.keyboard.press("m");
    await page.getByText("Responsável mudado").waitFor();
    await page.keyboard.press("r");
    await page.keyboard.type("O cabo certo saiu hoje.");
    await page.keyboard.press("Control+Enter");
    await page.locator("desk-ticket .words", { hasText: "O cabo certo saiu hoje." }).waitFor();
    assert.equal(await page.getByLabel("Resposta ao visitante").inputValue(), "");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.locator("desk-ticket").waitFor({ state: "detached" });
    assert.ok(
      await page
        .locator("desk-tickets .row", { hasText: "Luminária Orvalho" })
        .evaluate((row) => row.matches(":focus")),
    );
    await desk.close();
  });

  it("has a visitor's file in its story, and the name alone where its conversation is gone", async () => {
    const scene = busyScene("pt-BR");
    const [first, second] = ticketsOf("pt-BR");
    assert.ok(first && second);
    const part = { type: "file", fileId: "file-of-ticket", mediaType: "text/plain", byteCount: 70 } as const;
    const entry = { at: NOW, by: "visitor", isPublic: true, file: { ...part, name: "nota.txt" } } as const;
    for (const { entries } of [first, second]) entries.push(entry);
    scene.tickets = [first, second];
    const desk = await open("#/tickets?ticket=ticket-1-scene", scene);
    const { page } = desk;
    await page.route("**/api/sessions/*/files/*", (route) =>
      route.fulfill({ json: { path: "/api/files/a.b" } }),
    );
    await page.route("**/api/files/a.b", (route) =>
      route.fulfill({ headers: { "content-disposition": "attachment" }, body: "Nota" }),
    );
    const asked = page.waitForRequest(`**/api/sessions/${MARINA}/files/file-of-ticket`);
    const download = page.waitForEvent("download");
    await page.locator("desk-ticket").getByRole("button", { name: "nota.txt" }).click();
    await asked;
    assert.equal((await download).suggestedFilename(), "nota.txt");
    await page.locator("desk-tickets .row", { hasText: second.ticket.subject }).click();
    await page.locator("desk-ticket .words", { hasText: "nota.txt" }).waitFor();
    assert.equal(await page.locator("desk-ticket desk-file").count(), 0);
    await desk.close();
  });

  it("keeps an answer over a reload and a lost line, and hands it over once", async () => {
    const desk = await open("#/tickets?ticket=ticket-2-scene");
    const { page } = desk;
    const sent: (string | undefined)[] = [];
    await page.route("**/api/desk/tickets/ticket-2-scene", async (route) => {
      if (route.request().method() !== "PATCH") return route.fallback();
      sent.push((route.request().postDataJSON() as { request?: string }).request);
      return sent.length === 1 ? route.abort() : route.fallback();
    });
    await page.getByLabel("Resposta ao visitante").fill("Corrigimos a nota.");
    await page.getByRole("button", { name: "Responder", exact: true }).click();
    await page.getByText("Sem conexão. O texto fica guardado").waitFor();
    assert.equal(await page.getByLabel("Resposta ao visitante").inputValue(), "Corrigimos a nota.");
    await page.getByRole("button", { name: "Responder", exact: true }).click();
    await page.locator("desk-ticket .words", { hasText: "Corrigimos a nota." }).waitFor();
    assert.equal(sent.length, 2);
    assert.equal(sent[0], sent[1], "a second try is the same request");
    await page.getByLabel("Resposta ao visitante").fill("Quase");
    await page.reload();
    await page.getByLabel("Resposta ao visitante").waitFor();
    assert.equal(await page.getByLabel("Resposta ao visitante").inputValue(), "Quase");
    await desk.close();
  });

  it("keeps the words of a new ticket where they were typed until it is made", async () => {
    const desk = await open();
    const { page, scene } = desk;
    const [other] = ticketsOf("pt-BR");
    assert.ok(other);
    const made = { ...other, ticket: { ...other.ticket, id: "ticket-made", subject: "Chave perdida" } };
    let tries = 0;
    await page.route("**/api/desk/tickets", (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      tries += 1;
      if (tries === 1) return route.abort();
      scene.tickets = [made, ...(scene.tickets ?? [])];
      return route.fulfill({ status: 201, json: made });
    });
    await page.getByRole("button", { name: "Novo chamado" }).click();
    const dialog = page.getByRole("dialog", { name: "Novo chamado" });
    await dialog.getByLabel("Assunto").fill("Chave perdida");
    await dialog.getByRole("button", { name: "Abrir o chamado" }).click();
    await dialog.getByRole("alert").getByText("Sem conexão").waitFor();
    assert.equal(await dialog.getByLabel("Assunto").inputValue(), "Chave perdida");
    await dialog.getByRole("button", { name: "Abrir o chamado" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.locator("desk-ticket h1", { hasText: made.ticket.subject }).waitFor();
    await page.getByRole("button", { name: "Novo chamado" }).click();
    assert.equal(await dialog.getByLabel("Assunto").inputValue(), "", "made, the form is empty again");
    await desk.close();
  });

  it("makes one of a conversation, from beside it, and of none where the form is closed again", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: `#/inbox/mine/${MARINA}` });
    const { page, scene } = desk;
    const [other] = ticketsOf("pt-BR");
    assert.ok(other);
    const made = { ...other, ticket: { ...other.ticket, id: "ticket-of-talk", subject: "Tampa quebrada" } };
    const asked: (string | undefined)[] = [];
    await page.route("**/api/desk/tickets", (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      asked.push((route.request().postDataJSON() as { session?: string }).session);
      scene.tickets = [made, ...(scene.tickets ?? [])];
      return route.fulfill({ status: 201, json: made });
    });
    const beside = page.locator("desk-panel").getByRole("link", { name: "Abrir um chamado desta conversa" });
    await beside.click();
    const dialog = page.getByRole("dialog", { name: "Novo chamado" });
    await dialog.getByText("O visitante acompanha este chamado na conversa.").waitFor();
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !location.hash.includes("for="));
    await page.goBack();
    await beside.click();
    await dialog.getByLabel("Assunto").fill("Tampa quebrada");
    await dialog.getByRole("button", { name: "Abrir o chamado" }).click();
    await page.locator("desk-ticket h1", { hasText: "Tampa quebrada" }).waitFor();
    await dialog.waitFor({ state: "hidden" });
    assert.deepEqual(asked, [MARINA]);
    await page.waitForFunction(() => location.hash === "#/tickets?ticket=ticket-of-talk");
    await desk.close();
  });

  it("shows the visitor's link, selected, where the browser does not let the page copy it", async () => {
    const desk = await open("#/tickets?ticket=ticket-2-scene");
    const { page } = desk;
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await page.locator("desk-ticket").getByRole("button", { name: "Copiar o link" }).click();
    const link = page.locator("desk-ticket .links input");
    await link.waitFor();
    const address = await link.inputValue();
    assert.match(address, /^http:.*\/tickets\/aurora\/ticket-2-scene$/);
    await page.waitForFunction((wanted) => getSelection()?.toString() === wanted, address);
    assert.equal(await page.getByText("Link copiado").count(), 0);
    await desk.close();
  });

  it("follows what others do as the desk tells of it, and shows long lists in pages", async () => {
    const scene = busyScene("pt-BR");
    const [first, ...rest] = ticketsOf("pt-BR");
    assert.ok(first);
    const many = Array.from({ length: 130 }, (_, at) => {
      const ticket = { ...first.ticket, id: `ticket-many-${at}`, number: at, changedAt: NOW - 10 - at };
      return { ...first, ticket };
    });
    scene.tickets = [...rest, ...many];
    const desk = await open("#/tickets?status=new", scene);
    const { page } = desk;
    assert.equal((await numbers(desk)).length, 50);
    await page.getByRole("button", { name: "Mostrar mais" }).click();
    await page.locator(".row").nth(99).waitFor();
    const moved = scene.tickets.find(({ ticket }) => ticket.id === "ticket-many-120");
    assert.ok(moved);
    moved.ticket = { ...moved.ticket, subject: "Chegou agora", changedAt: NOW };
    await desk.tellDesk({ type: "tickets-changed", tickets: [moved.ticket.id] });
    await page.locator(".row").first().getByText("Chegou agora").waitFor();
    assert.ok((await numbers(desk)).length >= 100, "what was loaded stays");
    await desk.close();
  });

  it("offers the file to leads and owners alone, with the filters of the list", async () => {
    const desk = await open("#/tickets?status=solved&urgency=low");
    const link = desk.page.getByRole("link", { name: "Baixar CSV" });
    assert.equal(await link.getAttribute("href"), "/api/desk/tickets.csv?status=solved&urgency=low");
    await desk.close();
    const scene = busyScene("pt-BR");
    const other = await open("#/tickets", { ...scene, me: { ...scene.me, role: "agent" } });
    assert.equal(await other.page.getByRole("link", { name: "Baixar CSV" }).count(), 0);
    await other.close();
  });
});
