import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { SiteSettings } from "@prosa/protocol";
import { AVATAR_SIDE } from "@prosa/protocol/desk";
import type { Page } from "playwright-core";
import { OWNER_KEY, openStage, type Stage, type Tab } from "./stage.ts";

const PASSWORD = "uma senha comprida";

/** The owner's pages, each with a part by which it is seen to be open. */
const PAGES = [
  ["#/insights", "desk-insights .tile"],
  ["#/unanswered", "desk-unanswered h1"],
  ["#/conversations", "desk-conversations .row"],
  ["#/contacts", "desk-contacts h1"],
  ["#/tickets", "desk-tickets h1"],
  ["#/knowledge", "desk-knowledge .rows li"],
  ["#/people", "desk-people .rows li"],
  ["#/hours", "desk-hours h1"],
  ["#/replies", "desk-replies h1"],
  ["#/channels", "desk-channels h1"],
  ["#/experiments", "desk-experiments h1"],
  ["#/webhooks", "desk-webhooks h1"],
  ["#/crm", "desk-crm h1"],
  ["#/sites", "desk-sites h1"],
  ["#/account", "desk-account h1"],
  ["#/settings", "desk-settings .bar"],
] as const;

describe("the desk", () => {
  let stage: Stage;
  let lia: Page;
  let tab: Tab;
  const complaints: string[] = [];
  const violations: string[] = [];

  before(async () => {
    stage = await openStage();
  });

  after(async () => {
    await stage.close();
  });

  /** Opens a page of the desk in a browser profile of its own; what its console complains of, and breaches of its policy, are kept. */
  async function desk(path: string): Promise<Page> {
    const { context } = await stage.visitor();
    await context.exposeFunction("keepViolation", (told: string) => violations.push(told));
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
        const { keepViolation } = window as unknown as { keepViolation(told: string): void };
        keepViolation(`${effectiveDirective} ${blockedURI} ${sample}`);
      });
    });
    const opened = await context.newPage();
    opened.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    opened.on("pageerror", (error) => complaints.push(error.message));
    await opened.goto(`${stage.demo.runtime.origin}${path}`);
    return opened;
  }

  /** Has the site take the chat of the preview too, as the set-up does with its first step. */
  async function allowDesk(): Promise<void> {
    const { origin } = stage.demo.runtime;
    const headers = { authorization: `Bearer ${OWNER_KEY}` };
    const site = `${origin}/api/sites/aurora`;
    const settings = (await (await fetch(site, { headers })).json()) as SiteSettings;
    const body = JSON.stringify({ ...settings, origins: [...settings.origins, origin] });
    assert.equal((await fetch(site, { method: "PUT", headers, body })).status, 200);
  }

  async function invitation(request: string): Promise<string> {
    const response = await fetch(`${stage.demo.runtime.origin}/api/desk/${request}`, {
      method: "POST",
      headers: { authorization: `Bearer ${OWNER_KEY}` },
      body: JSON.stringify({ site: "aurora", role: "agent" }),
    });
    return ((await response.json()) as { path: string }).path;
  }

  async function join(link: string, name: string): Promise<Page> {
    const opened = await desk(link);
    await opened.getByLabel("Seu nome").fill(name);
    await opened.getByLabel("E-mail").fill(`${name.toLowerCase()}@aurora.example`);
    await opened.getByLabel("Senha").fill(PASSWORD);
    await opened.getByRole("button", { name: "Criar conta" }).click();
    await opened.getByRole("heading", { name: "Fila" }).waitFor();
    return opened;
  }

  const bubble = (where: Page, text: string) => where.locator(".bubble").filter({ hasText: text });

  it("takes the owner in by the link that the server gives once", async () => {
    lia = await join(await invitation("setup"), "Lia");
    await lia.getByText("Ninguém está esperando.").waitFor();
    await lia.reload();
    await lia.getByRole("heading", { name: "Fila" }).waitFor();
  });

  it("shows who waits, lets a person take it and answer, and the visitor reads who it is", async () => {
    tab = await (await stage.visitor()).tab();
    await tab.open();
    await tab.write("quero falar com uma pessoa");
    const row = lia.locator("button.row").first();
    await row.waitFor();
    assert.match(await lia.title(), /^\(1\) /);
    await row.click();
    await bubble(lia, "quero falar com uma pessoa").waitFor();
    await lia.keyboard.press("m");
    await lia.getByText("Com você").waitFor();
    await lia.keyboard.press("r");
    await lia.keyboard.type("Oi! Aqui é a Lia.");
    await lia.keyboard.press("Control+Enter");
    await bubble(lia, "Oi! Aqui é a Lia.").waitFor();
    await tab.page.getByText("Oi! Aqui é a Lia.").waitFor();
    await tab.page.getByText("Lia entrou na conversa").waitFor();
    await tab.write("Obrigada, Lia!");
    await bubble(lia, "Obrigada, Lia!").waitFor();
    await tab.page.getByText("Vista", { exact: true }).waitFor();
  });

  it("shows the visitor the picture that a person gives themselves, from their next words on", async () => {
    const faces = tab.page.locator("prosa-chat .agent .face.person");
    assert.deepEqual(await faces.allInnerTexts(), ["L"]);
    const portrait = { name: "lia.png", mimeType: "image/png", buffer: await tab.page.screenshot() };
    await lia.evaluate(() => {
      location.hash = "#/account";
    });
    await lia.locator("desk-avatar input[type=file]").setInputFiles(portrait);
    await lia.getByText("Foto salva.").waitFor();
    await lia.locator("nav .me img").waitFor();
    await lia.goBack();
    await lia.getByText("Com você").waitFor();
    await lia.getByLabel("Resposta ao visitante").fill("Agora com rosto.");
    await lia.getByLabel("Resposta ao visitante").press("Control+Enter");
    await tab.page.getByText("Agora com rosto.").waitFor();
    const picture = tab.page.locator("prosa-chat .head .person img");
    await picture.waitFor();
    const width = await picture.evaluate(async (image) => {
      if (!(image instanceof HTMLImageElement)) return 0;
      await image.decode();
      return image.naturalWidth;
    });
    assert.equal(width, AVATAR_SIDE);
    await lia.locator(".message.agent .by img").first().waitFor();
  });

  it("tells a colleague who has it, shows notes to both and nothing of them to the visitor", async () => {
    const bia = await join(await invitation("invitations"), "Bia");
    await bia.keyboard.press("3");
    await bia.locator("button.row").first().click();
    await bubble(bia, "Obrigada, Lia!").waitFor();
    await bia.getByPlaceholder("Com Lia. Assuma a conversa para responder.").waitFor();
    assert.equal(await bia.getByRole("button", { name: "Assumir" }).count(), 0);
    await bia.keyboard.press("n");
    await bia.keyboard.type("Cliente antiga.");
    await bia.keyboard.press("Control+Enter");
    await bubble(lia, "Cliente antiga.").waitFor();
    assert.equal(await tab.page.getByText("Cliente antiga.").count(), 0);
  });

  it("keeps what was begun through a reload, and ends the conversation", async () => {
    await lia.getByLabel("Resposta ao visitante").fill("Mais alguma coisa?");
    await lia.reload();
    await lia.getByRole("heading", { name: "Minhas" }).waitFor();
    await lia.getByText("Com você").waitFor();
    assert.equal(await lia.getByLabel("Resposta ao visitante").inputValue(), "Mais alguma coisa?");
    await lia.getByRole("button", { name: "Encerrar", exact: true }).click();
    await lia.getByRole("button", { name: "Reabrir" }).waitFor();
    await lia.keyboard.press("6");
    await lia.locator("button.row").first().waitFor();
    assert.deepEqual(complaints, []);
  });

  it("breaks its policy on no page, which takes no markup and no script that a program makes", async () => {
    for (const [address, part] of PAGES) {
      await lia.evaluate((hash) => {
        location.hash = hash;
      }, address);
      await lia.locator(part).first().waitFor();
    }
    await allowDesk();
    await lia.goto(`${stage.demo.runtime.origin}/desk/#/setup?step=looks`);
    await lia.frameLocator("desk-preview iframe").locator("h1").waitFor();
    assert.deepEqual([violations, complaints], [[], []]);

    const frame = lia.frames().find((one) => one.url().includes("/desk/preview.html"));
    assert.ok(frame);
    for (const page of [lia, frame]) {
      const refused = await page.evaluate(async () => {
        const acts = [
          () => document.createElement("div").insertAdjacentHTML("beforeend", "<b>made</b>"),
          () => Reflect.set(document.createElement("script"), "src", "/desk/made.js"),
          () => new Worker("/desk/made.js"),
        ];
        const told: string[] = [];
        const areTold = new Promise<void>((resolve) => {
          addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
            if (told.push(effectiveDirective) === acts.length) resolve();
          });
        });
        for (const act of acts) {
          try {
            act();
            return ["nothing"];
          } catch {}
        }
        await areTold;
        return told;
      });
      assert.deepEqual(refused, Array(3).fill("require-trusted-types-for"));
    }
  });
});
