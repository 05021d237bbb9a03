import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import type axe from "axe-core";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { CHROMIUM_FLAGS, requireChromium } from "../../packages/server/scripts/chromium.ts";
import { buildTagFiles } from "../../packages/widget/scripts/build.ts";
import { SCENES } from "../gallery/scenes.ts";
import { type ExamplesServer, serveExamples } from "../serve.ts";

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};
const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const SCENES_IN_LARGE = [
  ...["empty", "answer", "parts", "person", "offline", "draft", "refused", "menu", "erase"],
  ...["start-required", "start-error", "form", "survey-chosen", "search"],
];
/** Most of a scene's time is waiting till it has come to rest. */
const PAGES_AT_ONCE = 4;
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
    await buildTagFiles(widget);
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
    await page
      .locator("html[data-is-ready]")
      .waitFor({ state: "attached" })
      .catch((cause: unknown) => {
        throw new Error(`${scene} does not come to rest`, { cause });
      });
  }

  for (const { name, screen, theme, lang } of LOOKS) {
    it(`has no axe violation in any scene ${name}`, async () => {
      const context = await browser.newContext({ ...screen, reducedMotion: "reduce" });
      await context.addInitScript({ content: axeSource });
      const complaints: string[] = [];
      context.on("weberror", (error) => complaints.push(String(error.error())));
      context.on("request", (request) => {
        if (!request.url().startsWith(server.origin)) complaints.push(`asks ${request.url()}`);
      });
      const inspect = async (page: Page, scene: string) => {
        await show(page, scene, `&theme=${theme}&lang=${lang}`);
        const violations = await page.evaluate(async () => {
          const { axe: inspector } = window as unknown as { axe: typeof axe };
          const { violations } = await inspector.run(document, {
            rules: { "target-size": { enabled: true } },
          });
          return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
        });
        assert.deepEqual(violations, [], scene);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${scene} makes the page ${overflow} px too wide`);
      };
      const scenes = SCENES.values();
      const inspectAll = async () => {
        const page = await context.newPage();
        for (const scene of scenes) await inspect(page, scene.name);
      };
      try {
        await Promise.all(Array.from({ length: PAGES_AT_ONCE }, inspectAll));
        assert.deepEqual(complaints, []);
      } finally {
        await context.close();
      }
    });
  }

  it("has a theme editor that shows a look at once, and writes the tag for it", async () => {
    const context = await browser.newContext({ ...DESKTOP, reducedMotion: "reduce" });
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
    await context.addInitScript({ content: axeSource });
    const faults: string[] = [];
    context.on("weberror", (error) => faults.push(String(error.error())));
    try {
      const page = await context.newPage();
      await page.goto(`${server.origin}/gallery/theme.html`);
      const scene = page.frameLocator("iframe");
      const chat = scene.locator("prosa-chat");
      await scene.locator("html[data-is-ready]").waitFor({ state: "attached" });
      const plain = '<script async src="https://chat.example/prosa.js" data-site="minha-loja"></script>';
      assert.equal((await page.locator("pre").innerText()).trim(), plain);
      const usual = await chat.getAttribute("style");

      await page.locator("[name=accent]").fill("#0a6c74");
      await page.locator("[name=radius]").fill("4");
      await page.locator("[name=density]").fill("0.8");
      await page.locator("[name=position]").selectOption("left");
      await page.locator("[name=greeting]").fill('Oi! "Bem-vindo" & <b>bom dia</b>');
      await page.locator("[name=logo]").fill(`${server.origin}/shop/imagens/icone.svg`);
      const bubble = scene.locator("prosa-chat .visitor .bubble").last();
      const styleOf = () =>
        bubble.evaluate((one) => {
          const { backgroundColor, borderTopLeftRadius, paddingTop } = getComputedStyle(one);
          return { backgroundColor, borderTopLeftRadius, paddingTop };
        });
      assert.deepEqual(await styleOf(), {
        backgroundColor: "rgb(10, 108, 116)",
        borderTopLeftRadius: "4px",
        paddingTop: "8px",
      });
      assert.ok(
        await scene.locator("prosa-chat img.brand").evaluate((image) => (image as HTMLImageElement).width),
      );
      await page.locator("#copy").click();
      await page.locator("#copied:not(:empty)").waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      const lines = [
        "<style>",
        "  prosa-chat {",
        "    --prosa-accent: #0a6c74;",
        "    --prosa-radius: 4px;",
        "    --prosa-density: 0.8;",
        "  }",
        "</style>",
        '<script async src="https://chat.example/prosa.js" data-site="minha-loja" data-greeting="Oi! &quot;Bem-vindo&quot; &amp; &lt;b>bom dia&lt;/b>" ' +
          `data-logo="${server.origin}/shop/imagens/icone.svg" data-position="left"></script>`,
      ];
      assert.equal(copied.trim(), lines.join("\n"));

      const violations = await page.evaluate(async () => {
        const { axe: inspector } = window as unknown as { axe: typeof axe };
        const { violations } = await inspector.run(
          { exclude: ["iframe"] },
          { rules: { "target-size": { enabled: true } } },
        );
        return violations.map(({ id }) => id);
      });
      assert.deepEqual(violations, []);
      await page.locator("[type=reset]").click();
      await page.locator("pre", { hasText: plain }).waitFor();
      assert.equal((await chat.getAttribute("style")) ?? "", usual ?? "");
      assert.deepEqual(faults, []);
    } finally {
      await context.close();
    }
  });

  const panel = (page: Page) => page.locator("prosa-chat [part~=panel]");
  const isOpen = (page: Page) =>
    page.evaluate(() => document.querySelector("prosa-chat")?.hasAttribute("open"));

  it("is closed by a phone's back button, which then goes on as before", async () => {
    await inScene("closed", PHONE, async (page) => {
      const entries = () => page.evaluate(() => history.length);
      const before = await entries();
      await page.locator("prosa-chat [part~=launcher]").tap();
      await panel(page).waitFor();
      // What a full screen takes besides its place comes after its first picture.
      await page.waitForFunction(() => history.state?.prosaOpen);
      assert.equal(await entries(), before + 1);
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).overflow), "hidden");
      await page.goBack();
      await panel(page).waitFor({ state: "detached" });
      assert.match(page.url(), /scene=closed/);
      assert.notEqual(
        await page.evaluate(() => getComputedStyle(document.documentElement).overflow),
        "hidden",
      );

      await page.locator("prosa-chat [part~=launcher]").tap();
      await panel(page).getByRole("button", { name: "Fechar a conversa" }).tap();
      await panel(page).waitFor({ state: "detached" });
      await page.waitForFunction(() => !history.state?.prosaOpen);
      assert.equal(await page.goBack(), null);
      assert.equal(page.url(), "about:blank");
    });
  });

  it("keeps clear of a phone's notch and home bar", async () => {
    const insets = { top: 47, bottom: 34, left: 12, right: 12 };
    await inScene("closed", PHONE, async (page, context) => {
      const protocol = await context.newCDPSession(page);
      await protocol.send("Emulation.setSafeAreaInsetsOverride", { insets });
      const launcher = page.locator("prosa-chat [part~=launcher]");
      const bubble = await launcher.boundingBox();
      assert.ok(bubble && bubble.y + bubble.height <= 844 - 20 - insets.bottom);
      assert.ok(bubble.x + bubble.width <= 390 - 20 - insets.right);
      await launcher.tap();
      const [head, input, foot] = await Promise.all(
        ["header", "input", "ask-human"].map((part) =>
          page.locator(`prosa-chat [part~=${part}]`).boundingBox(),
        ),
      );
      assert.ok(head && head.y >= insets.top && head.x >= insets.left);
      assert.ok(input && input.x + input.width <= 390 - insets.right);
      assert.ok(foot && foot.y + foot.height <= 844 - insets.bottom);
    });
  });

  it("shifts nothing on the page, neither with the bubble nor with the chat", async () => {
    const context = await browser.newContext({ ...DESKTOP, locale: "pt-BR" });
    try {
      const page = await context.newPage();
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            // What follows a click is expected to move, as browsers count it.
            if (!Reflect.get(entry, "hadRecentInput")) shifts.push(Reflect.get(entry, "value"));
          }
        }).observe({ type: "layout-shift", buffered: true });
      });
      await show(page, "closed");
      await page.locator("prosa-chat [part~=launcher]").click();
      await panel(page).getByRole("button", { name: "Mais opções" }).waitFor();
      await page.keyboard.press("Escape");
      await panel(page).waitFor({ state: "detached" });
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      assert.deepEqual(await page.evaluate(() => Reflect.get(window, "shifts")), []);
    } finally {
      await context.close();
    }
  });

  it("leaves a desktop's history and scrolling alone", async () => {
    await inScene("answer", DESKTOP, async (page) => {
      assert.equal(await page.evaluate(() => history.state), null);
      assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
      await page.keyboard.press("Escape");
      await panel(page).waitFor({ state: "detached" });
      assert.equal(await isOpen(page), false);
    });
  });

  it("opens no phone's keyboard by itself, and keeps the input above it", async () => {
    await inScene("answer", PHONE, async (page) => {
      const focus = await page.evaluate(
        () => document.querySelector("prosa-chat")?.shadowRoot?.activeElement?.localName,
      );
      assert.notEqual(focus, "textarea");
      const size = await page
        .locator("prosa-chat [part~=input]")
        .evaluate((input) => getComputedStyle(input).fontSize);
      assert.ok(Number.parseFloat(size) >= 16, "the page would zoom in on focus");
      await page.setViewportSize({ width: 390, height: 420 });
      await page.waitForFunction(() => {
        const root = document.querySelector("prosa-chat")?.shadowRoot;
        const bottom = root?.querySelector("[part~=composer]")?.getBoundingClientRect().bottom ?? Infinity;
        const thumbs = root?.querySelector(".tools")?.getBoundingClientRect().bottom ?? Infinity;
        const log = root?.querySelector(".scroll")?.getBoundingClientRect().bottom ?? 0;
        return bottom <= 420 && thumbs <= log;
      });
    });
  });

  it("keeps everything within reach with text of twice the size, and on the smallest screens", async () => {
    for (const [name, screen] of [
      ["twice the text", PHONE],
      ["four times enlarged", { viewport: { width: 320, height: 256 } }],
    ] as const) {
      await inScene("closed", screen, async (page, context) => {
        if (name === "twice the text") {
          const protocol = await context.newCDPSession(page);
          await protocol.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
        }
        for (const scene of name === "twice the text"
          ? [...SCENES_IN_LARGE, "dictating", "talking"]
          : SCENES_IN_LARGE) {
          await show(page, scene);
          const lost = await page.evaluate(() => {
            const root = document.querySelector("prosa-chat")?.shadowRoot;
            const log = root?.querySelector(".scroll");
            const all = [
              ...(root?.querySelectorAll("[part~=panel] :is(button, a, p, strong, textarea)") ?? []),
            ];
            const wide = all.filter((part) => {
              const { left, right, width } = part.getBoundingClientRect();
              return (
                width > 1 && !part.closest(".unseen, pre, .table") && (left < -1 || right > innerWidth + 1)
              );
            });
            const { bottom = Infinity } = root?.querySelector("[part~=input]")?.getBoundingClientRect() ?? {};
            if (bottom > innerHeight) wide.push(root?.querySelector("[part~=input]") as Element);
            if (log && log.scrollWidth > log.clientWidth) wide.push(log);
            return wide.map(({ outerHTML }) => outerHTML.slice(0, 120));
          });
          assert.deepEqual(lost, [], `${scene}, ${name}`);
        }
        if (name === "twice the text") {
          const size = await panel(page).evaluate((part) => getComputedStyle(part).fontSize);
          assert.equal(size, "32px");
        }
      });
    }
  });

  it("keeps its borders in forced colours, and stands still where motion is not wanted", async () => {
    const context = await browser.newContext({ ...DESKTOP, forcedColors: "active", reducedMotion: "reduce" });
    try {
      const page = await context.newPage();
      await show(page, "person");
      for (const part of ["panel", "visitor-bubble", "agent-bubble", "launcher"]) {
        const width = await page
          .locator(`prosa-chat [part~=${part}]`)
          .first()
          .evaluate((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth));
        assert.ok(width >= 1, part);
      }
      await show(page, "answer");
      const helpful = page.getByRole("button", { name: "A resposta ajudou" });
      const lookOf = () =>
        helpful.evaluate((button) => {
          const { backgroundColor, color, outlineStyle, outlineColor } = getComputedStyle(button);
          const icon = button.querySelector("svg");
          const stroke = icon && getComputedStyle(icon).stroke;
          return { backgroundColor, color, stroke, ring: `${outlineStyle} ${outlineColor}` };
        });
      const before = await lookOf();
      assert.notEqual(before.stroke, before.backgroundColor);
      assert.match(before.ring, /^none/);
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Shift+Tab");
      assert.match((await lookOf()).ring, /^solid/, "the focus shows");
      await page.keyboard.press("Enter");
      await page.locator("prosa-chat .thumb[aria-pressed=true]").waitFor();
      const pressed = await lookOf();
      assert.notEqual(pressed.backgroundColor, before.backgroundColor, "a pressed button differs");
      assert.equal(pressed.stroke, pressed.color);
      assert.notEqual(pressed.stroke, pressed.backgroundColor, "its icon shows");
      const moving = await page.evaluate(
        () => document.querySelector("prosa-chat")?.shadowRoot?.getAnimations().length,
      );
      assert.equal(moving, 0);
    } finally {
      await context.close();
    }
  });
});
