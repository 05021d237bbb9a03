import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import type axe from "axe-core";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { build } from "vite";
import { CHROMIUM_FLAGS, requireChromium } from "../../packages/server/scripts/chromium.ts";
import { SCENES } from "../gallery/scenes.ts";
import { type ExamplesServer, serveExamples } from "../serve.ts";

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};
const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const LOOKS: readonly { name: string; screen: BrowserContextOptions; theme: string; lang: string }[] = [
  { name: "on a desktop, light", screen: DESKTOP, theme: "light", lang: "pt-BR" },
  { name: "on a desktop, dark", screen: DESKTOP, theme: "dark", lang: "pt-BR" },
  { name: "on a phone, light", screen: PHONE, theme: "light", lang: "pt-BR" },
  { name: "on a phone, dark", screen: PHONE, theme: "dark", lang: "pt-BR" },
  { name: "on a desktop, from the right", screen: DESKTOP, theme: "light", lang: "ar" },
  { name: "on a phone, from the right, dark", screen: PHONE, theme: "dark", lang: "ar" },
];

describe("the gallery", () => {
  let widget: string;
  let server: ExamplesServer;
  let browser: Browser;
  let axeSource: string;

  before(async () => {
    widget = await mkdtemp(path.join(tmpdir(), "prosa-widget-"));
    const configFile = fileURLToPath(new URL("../../vite.config.ts", import.meta.url));
    await build({ configFile, mode: "chat", build: { outDir: widget, emptyOutDir: false } });
    server = await serveExamples({ port: 0, prosaOrigin: "http://127.0.0.1:9", widget });
    browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
    axeSource = await readFile(AXE, "utf8");
  });

  after(async () => {
    await browser.close();
    await server.close();
    await rm(widget, { recursive: true, force: true });
  });

  /** Opens a scene in a context of its own for as long as `look` takes. */
  async function inScene(
    scene: string,
    options: BrowserContextOptions,
    look: (page: Page, context: BrowserContext) => Promise<void>,
    wishes = "",
  ): Promise<void> {
    const context = await browser.newContext({ locale: "pt-BR", reducedMotion: "reduce", ...options });
    try {
      const page = await context.newPage();
      await show(page, scene, wishes);
      await look(page, context);
    } finally {
      await context.close();
    }
  }

  async function show(page: Page, scene: string, wishes = ""): Promise<void> {
    await page.goto(`${server.origin}/gallery/scene.html?scene=${scene}${wishes}`);
    await page.locator("html[data-is-ready]").waitFor({ state: "attached" });
  }

  for (const { name, screen, theme, lang } of LOOKS) {
    it(`has no axe violation in any scene ${name}`, async () => {
      const context = await browser.newContext({ ...screen, reducedMotion: "reduce" });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      try {
        for (const scene of SCENES) {
          await show(page, scene.name, `&theme=${theme}&lang=${lang}`);
          await page.evaluate(axeSource);
          const violations = await page.evaluate(async () => {
            const { axe: inspector } = window as unknown as { axe: typeof axe };
            const { violations } = await inspector.run(document);
            return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
          });
          assert.deepEqual(violations, [], scene.name);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(overflow <= 0, `${scene.name} makes the page ${overflow} px too wide`);
        }
        assert.deepEqual(complaints, []);
      } finally {
        await context.close();
      }
    });
  }
});
