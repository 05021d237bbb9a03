import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, requireChromium } from "../../packages/server/scripts/chromium.ts";
import { firstOwnerLink } from "../../packages/server/scripts/desk-link.ts";
import { freePort, type Runtime, startRuntime } from "../../packages/server/scripts/runtime.ts";
import { type Clinic, openClinic } from "./clinic.ts";
import { OWNER_KEY, Tab } from "./stage.ts";

/** As long as in the other tests: a test ends by what it waits for, not by this. */
const PATIENCE_MS = 60_000;

/** A person who sets a site up; what they type and press is counted. */
class Newcomer {
  readonly page: Page;
  typed = 0;
  pressed = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async type(label: string | RegExp, text: string): Promise<void> {
    await this.page.getByLabel(label).fill(text);
    this.typed += 1;
  }

  async press(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await within.getByRole("button", { name }).click();
    this.pressed += 1;
  }
}

describe("from the printed link to a chat on somebody's page", () => {
  let runtime: Runtime;
  let clinic: Clinic;
  let browser: Browser;
  let context: BrowserContext;
  let owner: Newcomer;
  let stateDir: string;
  let tag = "";
  const complaints: string[] = [];

  before(async () => {
    stateDir = await mkdtemp(path.join(tmpdir(), "prosa-setup-"));
    clinic = await openClinic();
    runtime = await startRuntime("node", {
      port: await freePort(),
      stateDir,
      variables: {
        PROSA_SECRET: crypto.randomUUID(),
        PROSA_MASTER_KEY: crypto.randomUUID(),
        PROSA_OWNER_KEY: OWNER_KEY,
        PROSA_ALLOW_LOOPBACK: "true",
        OPENAI_API_KEY: "",
        OPENAI_BASE_URL: "",
      },
    });
    browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "pt-BR" });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    page.on("console", (message) => {
      // A refusal that the owner reads as a sentence is a line of the browser's console too.
      if (message.type() === "error" && !/status of 422/.test(message.text()))
        complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    owner = new Newcomer(page);
  });

  after(async () => {
    await browser?.close();
    await runtime?.stop();
    await clinic?.close();
    await rm(stateDir, { recursive: true, force: true });
  });

  it("takes the first owner in and asks for an address", async () => {
    const link = await firstOwnerLink(runtime.origin, OWNER_KEY);
    assert.ok(link);
    await owner.page.goto(link);
    await owner.type("Seu nome", "Rita");
    await owner.type("E-mail", "rita@sorriso.example");
    await owner.type("Senha", "uma senha comprida");
    await owner.press("Criar conta");
    await owner.page.getByRole("heading", { name: "Qual é o endereço do seu site?" }).waitFor();
    assert.equal(await firstOwnerLink(runtime.origin, OWNER_KEY), null);
  });

  it("says in clear words why an address cannot be read", async () => {
    const { page } = owner;
    const read = page.getByRole("button", { name: "Ler o site" });
    const alert = page.getByRole("alert");
    for (const [address, words] of [
      ["não é um site", /não parece um endereço/],
      ["10.0.0.1", /desta máquina ou de uma rede interna/],
      [`${clinic.origin}/nada`, /respondeu com um erro/],
      ["ftp://clinica.example", /https:\/\/ ou http:\/\//],
    ] as const) {
      await page.getByLabel("Endereço do site").fill(address);
      await read.click();
      await alert.filter({ hasText: words }).waitFor();
    }
  });

  it("proposes what the site says: name, colour, logo, contacts and hours", async () => {
    const { page } = owner;
    await owner.type("Endereço do site", clinic.origin);
    await owner.press("Ler o site");
    await page.getByRole("heading", { name: "Confira o que o site diz" }).waitFor();
    assert.equal(await page.getByLabel("Nome do site").inputValue(), "Clínica Sorriso");
    assert.equal(await page.getByLabel("Idioma dos visitantes").inputValue(), "pt-BR");
    assert.ok(await page.getByRole("radio", { name: "#0b7a75" }).isChecked());
    const contacts = await page.getByLabel("Contatos que o assistente informa").inputValue();
    for (const words of [
      "(13) 3222-1100",
      "(13) 99700-1122",
      "contato@clinicasorriso.com.br",
      "Rua das Flores, 120",
      "instagram",
    ])
      assert.ok(contacts.includes(words), `${words} in ${contacts}`);
    await page.getByText("08:00–18:00").first().waitFor();
  });

  it("reads the pages and answers from them beside their list", async () => {
    const { page } = owner;
    await owner.press("Criar o assistente");
    await page.getByRole("heading", { name: "Pergunte como um cliente" }).waitFor();
    await page.getByText("Leitura terminada.").waitFor();
    for (const title of ["Preços", "Convênios", "Contato"])
      await page.locator(".pages li").filter({ hasText: title }).first().waitFor();
    const chat = page.frameLocator("desk-preview iframe").locator("prosa-chat");
    await chat.locator("[part~=input]").fill("Quanto custa a limpeza?");
    await chat.locator("[part~=input]").press("Enter");
    owner.typed += 1;
    await chat.locator("[part~=message][part~=assistant]").filter({ hasText: "180,00" }).waitFor();
    await owner.press("Continuar");
  });

  it("shows the looks as they are chosen, and keeps them", async () => {
    const { page } = owner;
    const chat = page.frameLocator("desk-preview iframe").locator("prosa-chat");
    await chat.waitFor({ state: "attached" });
    await owner.press("Esquerda");
    await page.getByLabel("Saudação").fill("Olá! Aqui é a Sorriso.");
    owner.typed += 1;
    await chat.getByText("Olá! Aqui é a Sorriso.").waitFor();
    assert.equal(await chat.getAttribute("position"), "left");
    assert.equal(await chat.getAttribute("accent"), "#0b7a75");
    await owner.press("Salvar e continuar");
  });

  it("gives the tag with its steps, and tells that it is missing, and then that all is right", async () => {
    const { page } = owner;
    tag = (await page.locator("pre").textContent()) ?? "";
    assert.match(tag, /data-looks="accent=%230b7a75&amp;position=left&amp;logo=http[^"]+"/);
    for (const [system, words] of [
      ["WordPress", "WPCode"],
      ["Shopify", "theme.liquid"],
      ["Nuvemshop", "Códigos externos"],
      ["Wix", "Código personalizado"],
      ["Webflow", "Footer code"],
      ["Google Tag Manager", "HTML personalizado"],
    ] as const) {
      await page.getByRole("button", { name: system }).click();
      await page.locator(".guide").filter({ hasText: words }).waitFor();
    }
    await page.getByRole("button", { name: "Conferir a página" }).click();
    await page.getByText("A linha não está nesta página.").waitFor();
    clinic.paste(tag);
    await owner.press("Conferir a página");
    await page.getByText("Tudo certo: o assistente está no seu site.").waitFor();
  });

  it("answers on the foreign page from its own words, in its own looks", async () => {
    const visitor = await browser.newContext({ locale: "pt-BR" });
    visitor.setDefaultTimeout(PATIENCE_MS);
    const tab = new Tab(await visitor.newPage());
    await tab.page.goto(`${clinic.origin}/precos`);
    const colour = await tab.launcher.evaluate((button) => getComputedStyle(button).backgroundColor);
    assert.equal(colour, "rgb(11, 122, 117)");
    const box = await tab.launcher.boundingBox();
    assert.ok(box && box.x < 100);
    await tab.open();
    const answer = await tab.ask("vocês atendem Unimed?");
    assert.match((await answer.textContent()) ?? "", /Unimed Odonto/);
    const phone = await tab.ask("qual o telefone?");
    assert.match((await phone.textContent()) ?? "", /3222-1100/);
    assert.deepEqual(tab.complaints, []);
    await visitor.close();
  });

  it("took six fields and seven presses, a tag pasted, and no terminal", () => {
    assert.deepEqual([owner.typed, owner.pressed], [6, 7]);
    assert.deepEqual(complaints, []);
  });
});
