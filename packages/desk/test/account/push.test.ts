import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { build } from "vite";
import { CHROMIUM_FLAGS, requireChromium } from "../../../server/scripts/chromium.ts";
import { staticHeaders } from "../../../server/src/hosts/web/static-files.ts";
import { PushService } from "../../../server/test/account/push-service.ts";
import { type Person, signUp } from "../../../server/test/agents.ts";
import { freshId } from "../../../server/test/client.ts";
import { SessionBed, SITE, ask as say } from "../../../server/test/session-bed.ts";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
};

/** The built desk on loopback, with a real gateway behind it; only the browser's own push service is played. */
describe("Web Push in the browser", () => {
  let files: string;
  let session: SessionBed;
  let service: PushService;
  let server: Server;
  let browser: Browser;
  let lia: Person;
  let origin: string;

  before(async () => {
    files = await mkdtemp(path.join(tmpdir(), "prosa-desk-"));
    await build({ configFile: path.join(ROOT, "vite.config.ts"), mode: "desk", build: { outDir: files } });
    session = await SessionBed.start();
    service = await PushService.start(() => session.bed.clock.now());
    lia = await signUp(session.bed, SITE, "Lia");
    server = createServer(async (request, response) => {
      const { url = "", method = "GET", headers } = request;
      const { pathname } = new URL(url, "http://localhost");
      if (pathname.startsWith("/api/")) {
        const { cookie = "", origin: from, host = "" } = headers;
        const body = await buffer(request);
        const answer = await session.bed.fetch(url, {
          method,
          headers: { cookie, host, ...(from !== undefined && { origin: from }) },
          ...(body.length > 0 && { body: new Uint8Array(body) }),
        });
        response.writeHead(answer.status, { "content-type": "application/json" });
        response.end(await answer.text());
        return;
      }
      if (pathname === "/elsewhere") {
        response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>-</title>");
        return;
      }
      const name = pathname === "/desk/" ? "index.html" : pathname.replace("/desk/", "");
      const found = await readFile(path.join(files, name)).catch(() => null);
      const type = TYPES[path.extname(name)] ?? "text/plain";
      response.writeHead(found ? 200 : 404, { ...staticHeaders(pathname), "content-type": type });
      response.end(found ?? "");
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    origin = `http://localhost:${address && typeof address === "object" ? address.port : 0}`;
    browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
  });

  after(async () => {
    await browser.close();
    service.close();
    server.close();
    server.closeAllConnections();
    await rm(files, { recursive: true, force: true });
  });

  it("[I20] is turned on in one's account, and its worker says how many wait while no desk is open", async () => {
    const context = await browser.newContext({ locale: "pt-BR" });
    await context.grantPermissions(["notifications"], { origin });
    const [name = "", value = ""] = lia.cookie.split("=");
    await context.addCookies([{ name, value, url: origin }]);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.routeWebSocket(/.*/, (socket) => socket.close());
    // No browser of a test has a push service: the address that it would give is the strict one's.
    await page.addInitScript((endpoint) => {
      let held: object | null = null;
      PushManager.prototype.getSubscription = () => Promise.resolve(held as PushSubscription | null);
      PushManager.prototype.subscribe = async (options) => {
        if (!options?.userVisibleOnly || typeof options.applicationServerKey !== "string")
          throw new Error("The options are not right.");
        const { applicationServerKey: key } = options;
        const bytes = Uint8Array.from(atob(key.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
          letter.charCodeAt(0),
        );
        held = { endpoint, options: { applicationServerKey: bytes.buffer } };
        return held as PushSubscription;
      };
    }, `${service.origin}/chromium`);
    await page.goto(`${origin}/desk/#/account`);
    await page.getByLabel("Avisar neste navegador").click();
    await page.getByText("Salvo", { exact: true }).waitFor();
    assert.ok(await page.getByLabel("Avisar neste navegador").isChecked());

    const cdp = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
        const found = registrations.find(({ scopeURL }) => scopeURL === `${origin}/desk/`);
        if (found) resolve(found.registrationId);
      });
    });
    await cdp.send("ServiceWorker.enable");
    const registrationId = await registered;
    const deliver = () => cdp.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data: "" });
    const shown = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration("/desk/");
        return ((await registration?.getNotifications()) ?? []).map(({ title, body }) => [title, body]);
      });

    const visitor = await session.join();
    await say(visitor, "Meu pedido 4471 não chegou");
    visitor.send({ type: "ask-human", id: freshId() });
    await visitor.next("handed-over");
    await service.heard(1);
    assert.deepEqual([service.faults, service.taken[0]?.path], [[], "/chromium"]);

    // A page of the server's that is no desk sees the notice, and does not stand in for one.
    await page.goto(`${origin}/elsewhere`);
    await deliver();
    // A promise would count as true at once, so each look leaves its outcome to the next one.
    await page.waitForFunction(() => {
      const { dataset } = document.documentElement;
      void navigator.serviceWorker.getRegistration("/desk/").then(async (registration) => {
        dataset.notices = String((await registration?.getNotifications())?.length ?? 0);
      });
      return Number(dataset.notices ?? 0) > 0;
    });
    assert.deepEqual(await shown(), [["Loja Teste", "Uma pessoa espera."]]);
    assert.deepEqual(
      complaints.filter((line) => !line.includes("WebSocket") && !line.includes("404")),
      [],
    );
    visitor.close();
    await context.close();
  });
});
