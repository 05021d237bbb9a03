import type { SessionToken } from "@prosa/protocol";
import type { Locator, Page } from "playwright-core";
import type { Stage, Tab, Visitor } from "./stage.ts";

const PASSWORD = "uma senha comprida";
const FIELD = "Resposta ao visitante";
const WISH = "quero falar com uma pessoa";

/** A visitor's page, and the id of their conversation. */
export interface Guest {
  visitor: Visitor;
  tab: Tab;
  session: string;
}

/** Makes an account by its link, in a browser profile of its own, and sends what is written at once. */
export async function join(
  stage: Stage,
  link: string,
  name: string,
  { isClockHeld = false } = {},
): Promise<Agent> {
  const { context } = await stage.visitor();
  // It runs on as the machine's, and further where a test says so.
  if (isClockHeld) await context.clock.install();
  const page = await context.newPage();
  const agent = new Agent(page, name);
  await page.goto(link);
  await page.getByLabel("Seu nome").fill(name);
  await page.getByLabel("E-mail").fill(`${name.toLowerCase()}@aurora.example`);
  await page.getByLabel("Senha").fill(PASSWORD);
  await page.getByRole("button", { name: "Criar conta" }).click();
  // Who makes the server's first account is led to the set-up of a site.
  await page.getByRole("button", { name: /^Fila/ }).click();
  await page.getByRole("heading", { name: "Fila" }).waitFor();
  await agent.choose(/5 segundos/);
  return agent;
}

/** A visitor who has written something: that they want a person, unless it is told. */
export async function guest(stage: Stage, words = WISH): Promise<Guest> {
  const visitor = await stage.visitor();
  const opened = visitor.context.waitForEvent("response", (response) => {
    return response.status() === 201 && new URL(response.url()).pathname === "/api/sessions";
  });
  const tab = await visitor.tab();
  await tab.open();
  await tab.write(words);
  const { session } = (await (await opened).json()) as SessionToken;
  return { visitor, tab, session };
}

/** The time between two signs of life of a desk, in milliseconds. */
const PING_MS = 10_000;
/** How far a clock goes ahead to be stopped: it runs on until the page is asked for that, and cannot go back. */
const AHEAD_MS = 30_000;
/** The digits of the lists: the queue, one's own, those of others, and the assistant's. */
const DIGITS = { q: "2", m: "1", o: "3", i: "4" } as const;

/** A person of the site at a page of the desk. */
export class Agent {
  readonly page: Page;
  readonly name: string;
  #onPong = () => {};

  constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
    page.on("websocket", (socket) => {
      if (!socket.url().includes("/parties/desk/")) return;
      socket.on("framereceived", ({ payload }) => {
        if (String(payload).includes('"pong"')) this.#onPong();
      });
    });
  }

  /** Lets the time of a held clock pass in which the desk gives a sign of life; resolves once that was answered. */
  async live(): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      this.#onPong = resolve;
    });
    await this.page.clock.fastForward(PING_MS);
    await answered;
  }

  get field(): Locator {
    return this.page.getByLabel(FIELD);
  }

  get offer(): Locator {
    return this.page.locator("section.offer");
  }

  bubble(text: string): Locator {
    return this.page.locator(".bubble", { hasText: text });
  }

  row(session: string): Locator {
    return this.page.locator(`button.row[data-session="${session}"]`);
  }

  line(text: string | RegExp): Locator {
    return this.page.locator("desk-talk .line", { hasText: text });
  }

  /** Presses an entry of the person's own menu. */
  async choose(entry: RegExp): Promise<void> {
    await this.page.locator("nav .me").getByRole("button").first().click();
    await this.page.getByRole("menuitemcheckbox", { name: entry }).click();
  }

  /** Shows a list, by its digit: the two keys `g` and a letter would have to follow each other within a time. */
  async list(view: keyof typeof DIGITS): Promise<void> {
    await this.page.keyboard.press("Escape");
    await this.page.keyboard.press("Escape");
    await this.page.keyboard.press(DIGITS[view]);
  }

  /** Stops the clock of a page whose clock is held, so that nothing runs out meanwhile. */
  async stopClock(): Promise<void> {
    await this.page.clock.pauseAt(await this.page.evaluate((ms) => Date.now() + ms, AHEAD_MS));
  }

  /** Opens a conversation from a list; resolves once it shows these words of it. */
  async open(view: keyof typeof DIGITS, session: string, words = WISH): Promise<void> {
    await this.list(view);
    await this.row(session).click();
    await this.bubble(words).first().waitFor();
  }

  /** Takes the open conversation. */
  async take(): Promise<void> {
    await this.page.getByRole("button", { name: "Assumir", exact: true }).click();
    await this.has();
  }

  /** Resolves once the open conversation is this person's. */
  has(): Promise<void> {
    return this.page.getByText("Com você").waitFor();
  }

  /** Resolves once somebody else has the open conversation. */
  sees(owner: string): Promise<void> {
    return this.page.locator("desk-talk .head .status", { hasText: `Com ${owner}` }).waitFor();
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press("Control+Enter");
  }

  /** Ends the open conversation. */
  async end(): Promise<void> {
    await this.page.getByRole("button", { name: "Encerrar", exact: true }).click();
    await this.page.getByRole("button", { name: "Reabrir" }).waitFor();
  }
}
