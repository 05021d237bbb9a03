import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DurableEvent, SessionToken, Transcript } from "@prosa/protocol";
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, requireChromium } from "../../packages/server/scripts/chromium.ts";
import { freePort, RUNTIMES, type RuntimeName } from "../../packages/server/scripts/runtime.ts";
import { type Demo, startDemo } from "../demo.ts";

export const OWNER_KEY = "e2e-owner-key-e2e-owner-key-e2e-owner";
/** The longest wait for anything on a page: a busy machine takes half a minute to restart a server and reach it again. */
const PATIENCE_MS = 60_000;
/** The runtime of tests that name none; `PROSA_E2E_RUNTIME=node npm run test:e2e` runs them all on another. */
const DEFAULT_RUNTIME = RUNTIMES.find((name) => name === process.env.PROSA_E2E_RUNTIME) ?? "partykit";

/** A server with the example shop beside it. */
export type Shop = Pick<Demo, "shop" | "restart" | "stop"> & {
  readonly runtime: { readonly origin: string };
};

/** The whole line as a newcomer has it: the server, the shop, and a browser. */
export interface Stage {
  readonly demo: Shop;
  /** A visitor with a browser profile of their own. */
  visitor(options?: { isPhone?: boolean }): Promise<Visitor>;
  close(): Promise<void>;
}

export async function openStage(
  variables: Readonly<Record<string, string>> = {},
  runtime: RuntimeName = DEFAULT_RUNTIME,
): Promise<Stage> {
  const stateDir = await mkdtemp(path.join(tmpdir(), "prosa-e2e-"));
  const demo = await startDemo({
    port: await freePort(),
    shopPort: 0,
    stateDir,
    runtime,
    ownerKey: OWNER_KEY,
    variables: {
      PROSA_SECRET: crypto.randomUUID(),
      PROSA_MASTER_KEY: crypto.randomUUID(),
      PROSA_OWNER_KEY: OWNER_KEY,
      PROSA_SESSIONS_PER_MINUTE: "1000",
      OPENAI_API_KEY: "",
      OPENAI_BASE_URL: "",
      ...variables,
    },
  });
  return openStageAt({
    shop: demo.shop,
    get runtime() {
      return demo.runtime;
    },
    restart: () => demo.restart(),
    async stop() {
      await demo.stop();
      await rm(stateDir, { recursive: true, force: true });
    },
  });
}

/** The same around a server that runs already, and that the stage stops. */
export async function openStageAt(demo: Shop): Promise<Stage> {
  const browser: Browser = await chromium
    .launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] })
    .catch(async (error: unknown) => {
      await demo.stop();
      throw error;
    });
  return {
    demo,
    async visitor({ isPhone = false } = {}) {
      const viewport = isPhone ? { width: 390, height: 844 } : { width: 1280, height: 800 };
      const context = await browser.newContext({ viewport, locale: "pt-BR", hasTouch: isPhone });
      context.setDefaultTimeout(PATIENCE_MS);
      return new Visitor(context, demo);
    },
    async close() {
      await browser.close();
      await demo.stop();
    },
  };
}

/** A visitor's browser: its tabs share what the widget keeps on the device. */
export class Visitor {
  readonly context: BrowserContext;
  readonly #demo: Shop;
  /** The last session that a page was given; its answer may still be on its way. */
  #token: Promise<SessionToken> | undefined;

  constructor(context: BrowserContext, demo: Shop) {
    this.context = context;
    this.#demo = demo;
    context.on("response", (response) => {
      if (response.status() !== 201 || new URL(response.url()).pathname !== "/api/sessions") return;
      const token: Promise<SessionToken> = response.json();
      // A page that is closed meanwhile takes its answer with it, which matters to nobody who does not ask for the log.
      token.catch(() => undefined);
      this.#token = token;
    });
  }

  async tab(address = this.#demo.shop): Promise<Tab> {
    const page = await this.context.newPage();
    const tab = new Tab(page);
    await page.goto(address);
    return tab;
  }

  /** Cuts the widget off from its server; the pages stay reachable. */
  async cutOff(): Promise<() => Promise<void>> {
    const { origin } = this.#demo.runtime;
    const port = new URL(origin).port;
    const sockets = new RegExp(`:${port}/part`);
    const requests = new RegExp(`:${port}/api/`);
    await this.context.route(requests, (route) => route.abort());
    await this.context.routeWebSocket(sockets, (socket) => socket.close());
    return async () => {
      await this.context.unroute(requests);
      await this.context.routeWebSocket(sockets, (socket) => void socket.connectToServer());
    };
  }

  /** The session's log as the server has it. */
  async log(): Promise<DurableEvent[]> {
    if (!this.#token) throw new Error("This visitor has no session yet.");
    const { session, token } = await this.#token;
    const response = await fetch(`${this.#demo.runtime.origin}/api/sessions/${session}/transcript`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return ((await response.json()) as Transcript).events;
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/** A page with the widget on it, used as a visitor would. */
export class Tab {
  readonly page: Page;
  /** What the page complained about. */
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") this.complaints.push(message.text());
    });
    page.on("pageerror", (error) => this.complaints.push(String(error)));
  }

  get launcher(): Locator {
    return this.page.locator("prosa-chat [part~=launcher]");
  }

  get input(): Locator {
    return this.page.locator("prosa-chat [part~=input]");
  }

  messages(author: "visitor" | "assistant" | "notice"): Locator {
    return this.page.locator(`prosa-chat [part~=log] [part~=message][part~=${author}]`);
  }

  async open(): Promise<void> {
    await this.launcher.click();
    await this.input.waitFor();
  }

  async write(text: string): Promise<void> {
    await this.input.fill(text);
    await this.input.press("Enter");
  }

  /** Writes, and waits for the words to be shown: then they are on the device, and so is all that came before them. */
  async keep(text: string): Promise<void> {
    await this.write(text);
    await this.messages("visitor").getByText(text).waitFor();
  }

  /** Asks and waits for the whole answer. */
  async ask(text: string): Promise<Locator> {
    const answers = this.messages("assistant");
    const before = await answers.count();
    await this.write(text);
    const answer = answers.nth(before);
    await answer.waitFor();
    return answer;
  }
}
