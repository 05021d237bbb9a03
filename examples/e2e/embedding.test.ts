import assert from "node:assert/strict";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { OWNER_KEY, openStage, type Stage, type Tab } from "./stage.ts";

const VITE_APP = fileURLToPath(new URL("../vite-app", import.meta.url));

describe("the widget on pages of every kind", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(async () => {
    await stage.close();
  });

  it("[F49] works under a strict CSP with Trusted Types, and nothing is blocked", async () => {
    const visitor = await stage.visitor();
    await visitor.context.addInitScript(() => {
      const blocked: string[] = [];
      Object.assign(window, { blocked });
      addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
        blocked.push(`${violatedDirective} ${blockedURI}`),
      );
    });
    const tab = await visitor.tab(stage.demo.shop.replace("/shop/", "/strict-csp/"));
    await tab.open();
    const answer = await tab.ask("Qual o prazo de troca?");
    assert.match((await answer.textContent()) ?? "", /30\sdias/);
    await useEverything(tab);
    assert.deepEqual(await tab.page.evaluate(() => (window as unknown as { blocked: string[] }).blocked), []);
    assert.deepEqual(tab.complaints, []);
    const radius = await tab.launcher.evaluate((button) => getComputedStyle(button).borderRadius);
    assert.notEqual(radius, "0px", "the bubble lost its styles");
    await visitor.close();
  });

  /** Opens all that loads late: copying, mending, the menu, the search, the score, a card of contacts, a download. */
  async function useEverything(tab: Tab): Promise<void> {
    const { page, input } = tab;
    const press = (name: string) =>
      page.locator("prosa-chat").getByRole("button", { name, exact: true }).last();
    // The word goes again after two seconds, so it is looked for from before on.
    await Promise.all([page.getByText("Copiado").first().waitFor(), press("Copiar").click()]);
    await input.press("ArrowUp");
    await tab.write("como falo com vocês?");
    await tab.messages("assistant").getByText("Chamar no WhatsApp").waitFor();
    const choose = async (name: string) => {
      await page.locator("prosa-chat [part=menu]").click();
      await page.getByRole("menuitem", { name, exact: true }).click();
    };
    await choose("Buscar na conversa");
    await page.getByRole("textbox", { name: "Buscar na conversa" }).fill("whatsapp");
    await page.getByText(/^1 de \d+$/).waitFor();
    await page.keyboard.press("Escape");
    await choose("Avaliar a conversa");
    await page.locator("prosa-chat [part~=survey]").getByText("Ótima").waitFor();
    await page.keyboard.press("Escape");
    const download = page.waitForEvent("download");
    await choose("Baixar a conversa");
    assert.match((await download).suggestedFilename(), /\.html$/);
  }

  it("works from npm in a Vite application", async () => {
    const server = stage.demo.runtime.origin.replace("127.0.0.1", "localhost");
    const outDir = path.join(VITE_APP, "dist");
    await build({ root: VITE_APP, logLevel: "error", build: { outDir, emptyOutDir: true } });
    const app = await preview({
      root: VITE_APP,
      logLevel: "error",
      preview: { port: 0, host: "127.0.0.1" },
      build: { outDir },
    });
    const [address] = app.resolvedUrls?.local ?? [];
    assert.ok(address);
    const visitor = await stage.visitor();
    try {
      await admit(new URL(address).origin);
      const tab = await visitor.tab(`${address}?server=${server}`);
      await tab.page.getByRole("button", { name: "Qual o prazo de troca?" }).click();
      await tab.messages("assistant").getByText("30 dias").first().waitFor();
      assert.match((await tab.page.locator("#heard").textContent()) ?? "", /30\sdias/);
    } finally {
      await visitor.close();
      await app.close();
    }
  });

  async function admit(origin: string): Promise<void> {
    const address = `${stage.demo.runtime.origin}/api/sites/aurora`;
    const headers = { authorization: `Bearer ${OWNER_KEY}` };
    const settings = (await (await fetch(address, { headers })).json()) as { origins: string[] };
    settings.origins.push(origin);
    await fetch(address, { method: "PUT", headers, body: JSON.stringify(settings) });
  }
});
