// Takes the pictures of docs/insights.md from a simulated month: `npm run pictures:insights`, and a folder, days, conversations a day.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page, type Route } from "playwright-core";
import { build } from "vite";
import { CHROMIUM_FLAGS, requireChromium } from "../../server/scripts/chromium.ts";
import { type Simulation, simulate } from "../../server/scripts/simulate/month.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const ORIGIN = "http://localhost:9";
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
};

interface Picture {
  name: string;
  at: string;
  ready: string;
  width: number;
  height: number;
  isDark: boolean;
}

const PAGE = { at: "#/insights", ready: "desk-insights .tile" };
const PICTURES: readonly Picture[] = [
  { name: "insights", ...PAGE, width: 1_280, height: 1_720, isDark: false },
  { name: "insights-dark", ...PAGE, width: 1_280, height: 1_720, isDark: true },
  { name: "insights-phone", ...PAGE, width: 390, height: 1_500, isDark: false },
  { name: "insights-phone-dark", ...PAGE, width: 390, height: 1_500, isDark: true },
  {
    name: "unanswered",
    at: "#/unanswered",
    ready: "desk-unanswered textarea",
    width: 1_280,
    height: 860,
    isDark: false,
  },
  {
    name: "conversations",
    at: "#/conversations",
    ready: "desk-conversations .row",
    width: 1_280,
    height: 860,
    isDark: false,
  },
];

/** Answers a page of the desk: its files as they are built, and everything else from the simulated deployment. */
async function answer(route: Route, { bed, owner }: Simulation, files: string): Promise<void> {
  const request = route.request();
  const { pathname, search } = new URL(request.url());
  if (pathname.startsWith("/api/")) {
    const body = request.postData();
    const response = await bed.fetch(pathname + search, {
      method: request.method(),
      headers: { cookie: owner.cookie },
      ...(body !== null && { body }),
    });
    return route.fulfill({
      status: response.status,
      body: await response.text(),
      contentType: "application/json",
    });
  }
  const name = pathname === "/desk/" ? "index.html" : pathname.replace("/desk/", "");
  const body = await readFile(path.join(files, name)).catch(() => null);
  if (!body) return route.fulfill({ status: 404, body: "" });
  return route.fulfill({ body, contentType: TYPES[path.extname(name)] ?? "application/octet-stream" });
}

/** Leads the desk's own connection to its room in the simulated deployment. */
async function connect(page: Page, { bed, owner }: Simulation): Promise<void> {
  await page.routeWebSocket(/parties\/desk/, async (socket) => {
    const transport = bed.dial(
      owner.site,
      { onFrame: (frame) => socket.send(frame), onClose: () => void socket.close() },
      undefined,
      undefined,
      "desk",
    );
    socket.onMessage((frame) => void transport.then(({ send }) => send(String(frame))));
  });
}

/** A picture as WebP, a third of its size as PNG: the browser writes it. */
async function asWebp(png: Buffer): Promise<Buffer> {
  const page = await browser.newPage();
  const address = await page.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width, image.height];
      canvas.getContext("2d")?.drawImage(image, 0, 0);
      return canvas.toDataURL("image/webp", 0.92);
    },
    `data:image/png;base64,${png.toString("base64")}`,
  );
  await page.close();
  return Buffer.from(address.slice(address.indexOf(",") + 1), "base64");
}

const [folder = path.join(ROOT, "docs/insights"), days = "28", conversations = "28"] = process.argv.slice(2);
const simulation = await simulate({ days: Number(days), conversations: Number(conversations), seed: 1 });
const files = await mkdtemp(path.join(tmpdir(), "prosa-desk-"));
await build({ configFile: path.join(ROOT, "vite.config.ts"), mode: "desk", build: { outDir: files } });
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
for (const { name, at, ready, width, height, isDark } of PICTURES) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: "pt-BR",
    timezoneId: "America/Sao_Paulo",
    colorScheme: isDark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && console.error(name, message.text()));
  await page.clock.setFixedTime(simulation.bed.clock.now());
  await connect(page, simulation);
  await page.route("**/*", (route) => answer(route, simulation, files));
  await page.goto(`${ORIGIN}/desk/${at}`);
  await page.locator(ready).first().waitFor();
  await page.waitForLoadState("networkidle");
  const later = page.locator("desk-shell .offer .bare");
  if (await later.isVisible()) await later.click();
  await writeFile(path.join(folder, `${name}.webp`), await asWebp(await page.screenshot()));
  await context.close();
}
await browser.close();
await rm(files, { recursive: true, force: true });
