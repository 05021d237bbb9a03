import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { AddSourceInput } from "@prosa/protocol";
import type { Page } from "playwright-core";
import { busyScene } from "../scene.ts";
import { openStage, type SceneDesk, type Stage } from "../stage.ts";

const CSV = "pergunta,resposta\nQual o prazo?,30 dias.\nTem frete grátis?,Acima de R$ 150.";

describe("the page on knowledge", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  /** Opens the page, and notes what it asks the server to do. */
  async function open(): Promise<{ desk: SceneDesk; page: Page; asked: string[] }> {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/knowledge" });
    const { page } = desk;
    const asked: string[] = [];
    await page.route(/\/api\/knowledge\//, async (route) => {
      const request = route.request();
      const { pathname } = new URL(request.url());
      if (request.method() === "GET" && !pathname.endsWith("/source-2")) return route.fallback();
      if (request.method() !== "GET")
        asked.push(`${request.method()} ${pathname.slice("/api/knowledge/".length)}`);
      if (pathname.endsWith("/test")) return route.fallback();
      if (pathname.endsWith("/tables"))
        return route.fulfill({
          json: {
            questions: CSV.split("\n")
              .slice(1)
              .map((row) => {
                const [question, answer] = row.split(",");
                return { question, answer };
              }),
          },
        });
      if (request.method() === "GET")
        return route.fulfill({
          json: {
            source: {
              id: "source-2",
              kind: "questions",
              title: "Troca",
              isActive: true,
              state: "ready",
              pages: 1,
              passages: 1,
              addedAt: 0,
            },
            pages: [],
            passages: [{ heading: "Troca", text: "Em até 30 dias corridos.", url: "" }],
          },
        });
      return route.fulfill({ json: {} });
    });
    await page.locator("desk-knowledge .rows li").first().waitFor();
    return { desk, page, asked };
  }

  it("shows state, progress and problems, and switches off, reads again, pauses and shows passages", async () => {
    const { desk, page, asked } = await open();
    await page.getByText("14 de 24 páginas").waitFor();
    await page.locator("desk-knowledge .rows .problem").waitFor();
    const act = async (at: number, name: string) => {
      await page.locator("desk-knowledge .rows desk-menu").nth(at).click();
      await page.getByRole("menuitem", { name, exact: true }).click();
    };
    for (const [at, name] of ["Pausar a leitura", "Desligar", "Ler de novo"].entries()) {
      const done = page.waitForResponse(
        (response) => response.url().includes("/knowledge/") && response.request().method() !== "GET",
      );
      await act(at, name);
      await done;
    }
    await act(1, "Ver os trechos");
    const dialog = page.getByRole("dialog", { name: "Ver os trechos" });
    await dialog.getByText("Em até 30 dias corridos.").waitFor();
    await page.keyboard.press("Escape");
    assert.deepEqual(asked, [
      "POST sources/source-1/pause",
      "PATCH sources/source-2",
      "POST sources/source-3/read",
    ]);
    await desk.finish();
  });

  it("takes a table of questions once it was looked at, and a PDF as it is", async () => {
    const { desk, page, asked } = await open();
    const file = page.locator("desk-import input[type=file]");
    await file.setInputFiles({ name: "perguntas.csv", mimeType: "text/csv", buffer: Buffer.from(CSV) });
    const table = page.getByRole("dialog", { name: "Conferir as perguntas" });
    await table.getByText("2 perguntas na tabela").waitFor();
    await table.getByRole("cell", { name: "Tem frete grátis?" }).waitFor();
    assert.deepEqual(asked, ["POST tables"], "nothing is added before");
    await table.getByRole("button", { name: "Adicionar todas" }).click();
    await page.getByText("Adicionado.").waitFor();
    const taken = page.waitForResponse(/\/documents\?name=tabela\.pdf$/);
    await file.setInputFiles({
      name: "tabela.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.7"),
    });
    await taken;
    assert.deepEqual(asked, ["POST tables", "POST sources", "POST documents"]);
    await desk.finish();
  });

  it("keeps what is written for a question on test until the server takes it, and tests it then", async () => {
    const { desk, page, asked } = await open();
    await page.locator("desk-knowledge [name=question]").first().fill("Posso trocar?");
    await page.getByRole("button", { name: "Testar", exact: true }).click();
    await page.getByText("82% de chance de responder · Os trechos respondem à pergunta.").waitFor();
    await page.getByRole("button", { name: "Escrever a resposta certa" }).click();
    const form = page.getByRole("dialog", { name: "Adicionar" });
    const answer = form.getByLabel("Resposta", { exact: true });
    await answer.fill("Sim, em até 30 dias.");
    let isDown = true;
    const sent: AddSourceInput[] = [];
    await page.route("**/api/knowledge/sources", (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      if (isDown) return route.abort();
      sent.push(route.request().postDataJSON() as AddSourceInput);
      return route.fulfill({ status: 201, json: {} });
    });
    await form.getByRole("button", { name: "Adicionar", exact: true }).click();
    await form.getByRole("alert").waitFor();
    assert.equal(await answer.inputValue(), "Sim, em até 30 dias.");
    isDown = false;
    const tested = page.waitForResponse("**/api/knowledge/test");
    await form.getByRole("button", { name: "Adicionar", exact: true }).click();
    await form.waitFor({ state: "hidden" });
    await tested;
    const [source] = sent;
    assert.ok(source?.kind === "questions");
    assert.equal(source.questions?.[0]?.answer, "Sim, em até 30 dias.");
    assert.equal(asked.filter((one) => one === "POST test").length, 2);
    await desk.close();
  });

  it("takes a text as long as the server does", async () => {
    const { desk, page } = await open();
    await page.getByRole("button", { name: "Adicionar", exact: true }).click();
    const form = page.getByRole("dialog", { name: "Adicionar" });
    await form.getByRole("button", { name: "Um texto" }).click();
    const text = form.getByLabel("Texto", { exact: true });
    assert.equal(await text.getAttribute("maxlength"), "400000");
    await form.getByRole("button", { name: "Um fato" }).click();
    assert.equal(await text.getAttribute("maxlength"), "2000");
    await desk.finish();
  });
});
