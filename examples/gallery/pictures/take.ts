// Takes the pictures of the gallery's README: `npm run pictures:gallery`. With a folder, it takes every scene in every look
// into that; words after it choose among their names.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, requireChromium } from "../../../packages/server/scripts/chromium.ts";
import { buildTagFiles } from "../../../packages/widget/scripts/build.ts";
import { serveExamples } from "../../serve.ts";
import { SCENES } from "../scenes.ts";

const WIDTH = 1_280;
const HEIGHT = 800;
const ROOM_OF_CHAT = { x: WIDTH - 460, y: 0, width: 460, height: HEIGHT };
const SCREENS: Readonly<Record<string, BrowserContextOptions>> = {
  desktop: { viewport: { width: WIDTH, height: HEIGHT } },
  phone: { viewport: { width: 390, height: 770 }, hasTouch: true, isMobile: true },
};

/** The pictures of the README, by the names of their files: scene, screen, colours and language. */
const CHOSEN = [
  "empty.desktop.light.pt-BR",
  "answer.desktop.light.pt-BR",
  "products.desktop.dark.pt-BR",
  "offline.desktop.dark.en",
  "person.phone.light.pt-BR",
  "files.phone.dark.es",
  "form.phone.light.en",
  "answer.phone.dark.ar",
];

const [folder, ...words] = process.argv.slice(2);
const names = folder ? allNames().filter((name) => words.every((word) => name.includes(word))) : CHOSEN;
const target = folder ?? import.meta.dirname;
await mkdir(target, { recursive: true });
const widget = await mkdtemp(path.join(tmpdir(), "prosa-widget-"));
await buildTagFiles(widget);
const server = await serveExamples({ port: 0, prosaOrigin: "http://127.0.0.1:9", widget });
const browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
try {
  for (const name of names) await take(name);
} finally {
  await browser.close();
  await server.close();
  await rm(widget, { recursive: true, force: true });
}

function allNames(): string[] {
  return SCENES.flatMap(({ name }) =>
    Object.keys(SCREENS).flatMap((screen) =>
      ["light.pt-BR", "dark.pt-BR", "light.ar"].map((look) => `${name}.${screen}.${look}`),
    ),
  );
}

async function take(name: string): Promise<void> {
  const [scene, screen = "desktop", theme, lang] = name.split(".");
  const context = await browser.newContext({ reducedMotion: "reduce", ...SCREENS[screen] });
  const page: Page = await context.newPage();
  await page.goto(`${server.origin}/gallery/scene.html?scene=${scene}&theme=${theme}&lang=${lang}`);
  await page.locator("html[data-is-ready]").waitFor({ state: "attached" });
  // From the right, the chat is in the other corner.
  const x = lang === "ar" ? 0 : ROOM_OF_CHAT.x;
  const clip = screen === "desktop" ? { clip: { ...ROOM_OF_CHAT, x } } : {};
  await page.screenshot({ path: path.join(target, `${name}.png`), ...clip });
  await context.close();
}
