import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type BrowserContextOptions, chromium } from "playwright-core";
import { CHROMIUM_FLAGS, requireChromium } from "../../../packages/server/scripts/chromium.ts";
import { buildTagFiles } from "../../../packages/widget/scripts/build.ts";
import { serveExamples } from "../../serve.ts";

const WIDTH = 1_280;
const HEIGHT = 800;
const ROOM_OF_CHAT = { x: WIDTH - 460, y: 0, width: 460, height: HEIGHT };
const SCREENS: Readonly<Record<string, BrowserContextOptions>> = {
  desktop: { viewport: { width: WIDTH, height: HEIGHT } },
  phone: { viewport: { width: 390, height: 770 }, hasTouch: true, isMobile: true },
};

/** The scenes of the gallery, served and open in a browser. */
export interface Shots {
  readonly browser: Browser;
  /** Takes a picture by its name: scene, screen, colours and language, as in `answer.phone.dark.ar`. */
  take(name: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** Opens the gallery; with a font, on a device that has this one for everything that it can write. */
export async function openShots(font?: string): Promise<Shots> {
  const found = font && execFileSync("fc-match", [font, "family"], { encoding: "utf8" });
  if (found && !found.startsWith(font)) throw new Error(`Install ${font}: there is ${found} in its place.`);
  const folder = await mkdtemp(path.join(tmpdir(), "prosa-shots-"));
  const widget = path.join(folder, "widget");
  await buildTagFiles(widget);
  const server = await serveExamples({ port: 0, prosaOrigin: "http://127.0.0.1:9", widget });
  const fonts = path.join(folder, "fonts.conf");
  if (font) await writeFile(fonts, preferring(font));
  const browser = await chromium.launch({
    executablePath: requireChromium(),
    args: [...CHROMIUM_FLAGS],
    env: { ...process.env, ...(font && { FONTCONFIG_FILE: fonts }) },
  });
  return {
    browser,
    async take(name) {
      const [scene, screen = "desktop", theme, lang] = name.split(".");
      const context = await browser.newContext({ reducedMotion: "reduce", ...SCREENS[screen] });
      const page = await context.newPage();
      await page.goto(`${server.origin}/gallery/scene.html?scene=${scene}&theme=${theme}&lang=${lang}`);
      await page.locator("html[data-is-ready]").waitFor({ state: "attached" });
      // From the right, the chat is in the other corner.
      const x = lang === "ar" ? 0 : ROOM_OF_CHAT.x;
      const clip = screen === "desktop" ? { clip: { ...ROOM_OF_CHAT, x } } : {};
      const picture = await page.screenshot(clip);
      await context.close();
      return picture;
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A configuration of fonts (fontconfig's, of Linux) that answers every wish with this family first. */
function preferring(family: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
    <include>/etc/fonts/fonts.conf</include>
    <match target="pattern"><edit name="family" mode="prepend_first" binding="strong"><string>${family}</string></edit></match>
  </fontconfig>`;
}
