// A small render service for development and self-hosting: `POST /content {url}` answers with the HTML that a page's
// scripts made, and `POST /screenshot {url, viewport, options}` with a JPEG of a page's first screen. It listens on loopback
// only, and its browser reaches the web only through a guarded proxy.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import * as z from "zod/mini";
import { type AddressPolicy, checkAddress } from "../src/extract/fetch/address.ts";
import { findChromium } from "./chromium.ts";
import { startGuardedProxy } from "./guarded-proxy.ts";

export interface RendererOptions {
  port?: number;
  policy?: AddressPolicy;
  /** When given, callers must send it as `Authorization: Bearer …`. */
  token?: string;
  chromePath?: string;
}

export interface RenderService {
  url: string;
  close(): Promise<void>;
}

const PAGES_AT_ONCE = 2;
const QUEUE_MAX = 20;
const LOAD_TIMEOUT_MS = 15_000;
const QUIET_TIMEOUT_MS = 4000;
const HTML_MAX = 3 * 1024 * 1024;
const PICTURE_BYTES_MAX = 2 * 1024 * 1024;
const PICTURE_TIMEOUT_MS = 10_000;
/** The kinds of file that a page's words, and a picture of it, do without. */
const UNNEEDED = { "/content": ["image", "media", "font"], "/screenshot": ["media"] } as const;

const sideSchema = z.int().check(z.minimum(200), z.maximum(2_000));

/** The part of a Browserless-like service's request that this one knows; it refuses a picture of another type. */
const requestSchema = z.object({
  url: z.string(),
  viewport: z._default(
    z.object({ width: sideSchema, height: sideSchema, isMobile: z._default(z.boolean(), false) }),
    { width: 1_200, height: 800, isMobile: false },
  ),
  options: z._default(
    z.object({
      type: z._default(z.literal("jpeg"), "jpeg"),
      quality: z._default(z.int().check(z.minimum(1), z.maximum(100)), 75),
    }),
    { type: "jpeg", quality: 75 },
  ),
});

/** Starts the service; throws when no browser is found, saying how to get one. */
export async function startRenderer(options: RendererOptions = {}): Promise<RenderService> {
  const { policy = {}, token, chromePath = browserPath() } = options;
  const proxy = await startGuardedProxy(policy);
  const browser = await launch(chromePath, proxy.url).catch(async (error: unknown) => {
    await proxy.close();
    throw error;
  });
  const turns = createTurns(PAGES_AT_ONCE, QUEUE_MAX);
  const server = createServer(async (request, response) => {
    const answer = await serve(request, { browser, policy, token, turns });
    send(response, answer);
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await browser.close();
      await proxy.close();
    },
  };
}

function launch(chromePath: string, proxyUrl: string): Promise<Browser> {
  return chromium.launch({
    executablePath: chromePath,
    // Chromium leaves loopback out of proxies by default, which must not happen here.
    proxy: { server: proxyUrl, bypass: "<-loopback>" },
    args: [
      "--no-sandbox",
      "--disable-dev-shm-usage",
      "--disable-quic",
      "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    ],
  });
}

interface Answer {
  status: number;
  body: string | Buffer;
}

interface Service {
  browser: Browser;
  policy: AddressPolicy;
  token: string | undefined;
  turns: ReturnType<typeof createTurns>;
}

async function serve(request: IncomingMessage, service: Service): Promise<Answer> {
  const path = new URL(request.url ?? "/", "http://renderer").pathname;
  if (request.method === "GET" && path === "/healthz") return { status: 200, body: "ok" };
  if (request.method !== "POST" || (path !== "/content" && path !== "/screenshot"))
    return { status: 404, body: "Use POST /content {url}, or POST /screenshot {url, viewport, options}." };
  const { token, browser } = service;
  if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) {
    return { status: 401, body: "Send the renderer's token." };
  }
  const asked = await readRequest(request);
  if (asked === undefined) return { status: 400, body: 'Send JSON like {"url": "https://example.com/"}.' };
  const verdict = checkAddress(asked.url, service.policy);
  if (!verdict.ok) return { status: 403, body: verdict.message };
  const { href } = verdict.url;
  if (path === "/content") return service.turns(() => open(browser, href, UNNEEDED[path], {}, contentOf));
  const { width, height, isMobile } = asked.viewport;
  const screen = { viewport: { width, height }, isMobile, hasTouch: isMobile };
  const { quality } = asked.options;
  return service.turns(() => open(browser, href, UNNEEDED[path], screen, (page) => pictureOf(page, quality)));
}

/** Opens a page in a context of its own, waits until it is quiet, and reads something of it. */
async function open(
  browser: Browser,
  url: string,
  unneeded: readonly string[],
  screen: BrowserContextOptions,
  read: (page: Page) => Promise<Answer>,
): Promise<Answer> {
  const context = await browser.newContext({
    serviceWorkers: "block",
    acceptDownloads: false,
    locale: "pt-BR",
    ...screen,
  });
  try {
    const page = await context.newPage();
    await page.route("**/*", (route) =>
      unneeded.includes(route.request().resourceType()) ? route.abort() : route.continue(),
    );
    const response = await page.goto(url, { waitUntil: "domcontentloaded", timeout: LOAD_TIMEOUT_MS });
    await page.waitForLoadState("networkidle", { timeout: QUIET_TIMEOUT_MS }).catch(() => undefined);
    const status = response?.status() ?? 502;
    if (status >= 400) return { status: 502, body: `The page answered with status ${status}.` };
    return await read(page);
  } catch {
    return { status: 504, body: "The page did not load in time, or may not be reached." };
  } finally {
    await context.close().catch(() => undefined);
  }
}

async function contentOf(page: Page): Promise<Answer> {
  const html = await page.content();
  return html.length > HTML_MAX
    ? { status: 413, body: "The page is too large." }
    : { status: 200, body: html };
}

async function pictureOf(page: Page, quality: number): Promise<Answer> {
  const body = await page.screenshot({
    type: "jpeg",
    quality,
    animations: "disabled",
    timeout: PICTURE_TIMEOUT_MS,
  });
  return body.length > PICTURE_BYTES_MAX
    ? { status: 413, body: "The picture is too large." }
    : { status: 200, body };
}

/** Lets so many pages render at a time, so many more wait, and turns the rest away. */
function createTurns(atOnce: number, waitingMax: number): (work: () => Promise<Answer>) => Promise<Answer> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= waitingMax)
        return { status: 429, body: "Too many pages are waiting; try again later." };
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

async function readRequest(request: IncomingMessage): Promise<z.infer<typeof requestSchema> | undefined> {
  let body = "";
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > 10_000) return undefined;
  }
  try {
    const parsed = requestSchema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  const ofWords = status === 200 ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
  const type = typeof body === "string" ? ofWords : "image/jpeg";
  response.writeHead(status, { "content-type": type, "x-content-type-options": "nosniff" }).end(body);
}

function browserPath(): string {
  const found = findChromium();
  if (found === null)
    throw new Error("No browser found: install Chromium or Chrome, or set CHROME_PATH to one.");
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const token = process.env.PROSA_RENDERER_TOKEN;
  const service = await startRenderer({
    port: Number(process.env.PORT || 3100),
    policy: { allowLoopback: process.argv.includes("--allow-loopback") },
    ...(token === undefined ? {} : { token }),
  });
  process.stdout.write(`The render service listens on ${service.url}; set PROSA_RENDERER_URL to that.\n`);
  const stop = () => void service.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}
