import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { type PreviewServer, preview } from "vite";
import { OWNER_KEY, openStage, type Stage } from "./stage.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

describe("the examples", () => {
  let stage: Stage;
  let axeSource: string;
  const apps: PreviewServer[] = [];
  const builds = new Map<string, Promise<void>>();

  before(async () => {
    stage = await openStage();
    axeSource = await readFile(AXE, "utf8");
    // Begun together, and each awaited by its own test, which says so when it fails.
    for (const folder of ["react-app", "vue-app", "vite-app"]) {
      const built = buildApp(rootOf(folder));
      built.catch(() => undefined);
      builds.set(folder, built);
    }
  });

  after(async () => {
    await stage.close();
    for (const app of apps) await app.close();
  });

  for (const { name, folder } of [
    { name: "in React 19", folder: "react-app" },
    { name: "in Vue 3", folder: "vue-app" },
  ]) {
    describe(name, () => {
      const root = rootOf(folder);
      let address: string;

      before(async () => {
        await builds.get(folder);
        const app = await preview({ root, logLevel: "error", preview: { port: 0, host: "127.0.0.1" } });
        apps.push(app);
        address = app.resolvedUrls?.local[0] ?? "";
      });

      it("shows by prosa-error what the server refuses", async () => {
        const { origin } = new URL(address);
        await putSite("vizinha", { name: "Loja vizinha", origins: [origin] });
        const visitor = await stage.visitor();
        const { page } = await visitor.tab(address);
        await page.getByRole("button", { name: "Abrir o bate-papo" }).click();
        await page.getByRole("alert").getByText("origin-not-allowed").waitFor();
        await visitor.close();
      });

      it("opens the chat from its own button, and asks a real room, and hears the messages", async () => {
        await admit(new URL(address).origin);
        const visitor = await stage.visitor();
        const tab = await visitor.tab(address);
        await tab.page.getByRole("button", { name: "Abrir o bate-papo" }).click();
        await tab.input.waitFor();
        assert.ok(await tab.input.evaluate((input) => input.matches(":focus")), "the input is not focused");
        await tab.page.keyboard.press("Escape");
        await tab.input.waitFor({ state: "hidden" });

        await tab.page.getByRole("button", { name: "Qual o prazo de troca?" }).click();
        await tab.messages("assistant").getByText("30 dias").first().waitFor();
        const heard = tab.page.locator("main section li");
        // The page draws what it hears by itself, and later than the chat.
        await heard.nth(1).waitFor();
        assert.deepEqual(
          (await heard.allTextContents()).map((line) => line.split(" ", 2).join(" ")),
          ["visitor text", "assistant text"],
        );
        assert.deepEqual(tab.complaints, []);
        assert.deepEqual(await violations(tab.page), []);
        await visitor.close();
      });
    });
  }

  it("without a framework are built, types included", async () => {
    await builds.get("vite-app");
  });

  it("in React 19 give the chat the theme that the page's state says", async () => {
    const visitor = await stage.visitor();
    const tab = await visitor.tab(apps[0]?.resolvedUrls?.local[0]);
    await tab.open();
    const panel = tab.page.locator("prosa-chat [part~=panel]");
    const papers = new Set<string>();
    for (const [label, theme] of [
      ["Escuro", "dark"],
      ["Claro", "light"],
    ] as const) {
      await tab.page.getByLabel(label).check();
      await tab.page.locator(`prosa-chat[theme=${theme}]`).waitFor({ state: "attached" });
      papers.add(await panel.evaluate((element) => getComputedStyle(element).backgroundColor));
    }
    assert.equal(papers.size, 2);
    await visitor.close();
  });

  it("in React 19 take a card's number out of what is said before it leaves the page", async () => {
    const visitor = await stage.visitor();
    const tab = await visitor.tab(apps[0]?.resolvedUrls?.local[0]);
    await tab.open();
    await tab.ask("meu cartão é 4111 1111 1111 1234");
    const [said] = await visitor.log();
    assert.match(JSON.stringify(said), /meu cartão é •••• •••• •••• 1234/);
    await visitor.close();
  });

  for (const [look, radius] of [
    ["Ateliê", "6px"],
    ["Feira", "28px"],
  ] as const) {
    it(`in other clothes, ${look}, are restyled and accessible in light and in dark`, async () => {
      const visitor = await stage.visitor();
      const tab = await visitor.tab(stage.demo.shop.replace("/shop/", "/themed/"));
      await tab.page.getByLabel(look).check();
      await tab.page.getByRole("button", { name: "Quanto custa a cafeteira?" }).click();
      await tab.messages("assistant").getByText("189,90").first().waitFor();
      const panel = tab.page.locator("prosa-chat [part~=panel]");
      assert.equal(await panel.evaluate((element) => getComputedStyle(element).borderRadius), radius);
      for (const colorScheme of ["light", "dark"] as const) {
        await tab.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        assert.deepEqual(await violations(tab.page), [], colorScheme);
      }
      assert.deepEqual(tab.complaints, []);
      await visitor.close();
    });
  }

  function rootOf(folder: string): string {
    return fileURLToPath(new URL(`../${folder}`, import.meta.url));
  }

  /** As a developer builds it, types included. */
  async function buildApp(root: string): Promise<void> {
    const VITE_PROSA_SERVER = stage.demo.runtime.origin;
    const env = { ...process.env, VITE_PROSA_SERVER };
    const child = spawn("npm", ["run", "--silent", "build", "--", "--logLevel", "error"], {
      cwd: root,
      env,
      stdio: "inherit",
    });
    const [code] = await once(child, "exit");
    assert.equal(code, 0, `${root} was not built`);
  }

  /** What axe finds once everything in the chat has come to rest: what fades in has too little contrast meanwhile. */
  async function violations(page: Page): Promise<string[]> {
    await page.waitForFunction(() =>
      [...document.querySelectorAll("prosa-chat")].every(({ shadowRoot }) =>
        shadowRoot
          ?.getAnimations()
          .every(
            ({ playState, effect }) => playState !== "running" || effect?.getTiming().iterations === Infinity,
          ),
      ),
    );
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document),
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`);
  }

  async function admit(origin: string): Promise<void> {
    const address = `${stage.demo.runtime.origin}/api/sites/aurora`;
    const headers = { authorization: `Bearer ${OWNER_KEY}` };
    const settings = (await (await fetch(address, { headers })).json()) as { origins: string[] };
    await putSite("aurora", { ...settings, origins: [...settings.origins, origin] });
  }

  async function putSite(site: string, settings: object): Promise<void> {
    const headers = { authorization: `Bearer ${OWNER_KEY}` };
    const body = JSON.stringify(settings);
    const response = await fetch(`${stage.demo.runtime.origin}/api/sites/${site}`, {
      method: "PUT",
      headers,
      body,
    });
    assert.ok(response.ok, await response.text());
  }
});
