import { expect } from "@esm-bundle/chai";
import { HttpResponse } from "msw";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { hasDatabase } from "../support/device.ts";
import { changes, leave, visitWords } from "../support/host-page.ts";
import { type FakeRoom, openRoom, SERVER } from "../support/room.ts";
import { appears, clearStage, erase, freshSite, isOnline, messages, stage, write } from "../support/stage.ts";

const ORDER = { type: "order", id: "order-1042", number: "1042", value: 129.9, currency: "BRL" } as const;
const goal = (id: string) => ({ id, name: "newsletter" });
const page = (id: string) => ({ type: "page", id, url: `https://loja.example/${id}` }) as const;

/** The time before the next request, which passes when a test says so; every other timer is the browser's. */
class Pauses {
  readonly #held = new Map<number, () => void>();
  readonly #waiting: (() => void)[] = [];
  readonly #real = { setTimeout: window.setTimeout, clearTimeout: window.clearTimeout };
  readonly lengths: number[] = [];

  constructor() {
    const hold = (work: () => void, delay: number) => {
      this.lengths.push(delay);
      // No timer of the browser has such a number.
      this.#held.set(-this.lengths.length, work);
      for (const resolve of this.#waiting.splice(0)) resolve();
      return -this.lengths.length;
    };
    const setReal = this.#real.setTimeout.bind(window);
    const clearReal = this.#real.clearTimeout.bind(window);
    Object.assign(window, {
      setTimeout: (work: () => void, delay = 0, ...rest: unknown[]) =>
        [5_000, 7_000, 20_000].includes(delay) ? hold(work, delay) : setReal(work, delay, ...rest),
      clearTimeout: (id: number) => {
        if (!this.#held.delete(id)) clearReal(id);
      },
    });
  }

  get count(): number {
    return this.#held.size;
  }

  /** Resolves when the widget waits before its next request. */
  async held(): Promise<void> {
    if (this.count === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async pass(): Promise<void> {
    await this.held();
    const held = [...this.#held.values()];
    this.#held.clear();
    for (const work of held) work();
  }

  restore(): void {
    Object.assign(window, this.#real);
  }
}

async function open(): Promise<{ room: FakeRoom; element: ProsaChat }> {
  const room = await openRoom();
  const element = await stage();
  element.open();
  await appears(element, () => isOnline(element));
  return { room, element };
}

async function converse(): Promise<{ room: FakeRoom; element: ProsaChat }> {
  const { room, element } = await open();
  await write(element, "oi");
  await appears(element, () => element.renderRoot.textContent?.includes("Enviada"));
  return { room, element };
}

/** Resolves when everything that the page told so far was read. */
async function settle(element: ProsaChat): Promise<void> {
  const refused = new Promise((resolve) => element.addEventListener("prosa-error", resolve, { once: true }));
  Reflect.apply(element.track, element, [{ type: "nothing" }]);
  await refused;
}

const idsOf = ({ tracked }: FakeRoom) => tracked.map(({ events }) => events.map(({ id }) => id));

describe("what the page tells of its visitor", () => {
  let pauses: Pauses;
  let lines: string[];
  const { error } = console;

  beforeEach(() => {
    pauses = new Pauses();
    lines = [];
    console.error = (line: unknown) => lines.push(String(line));
  });

  afterEach(async () => {
    console.error = error;
    leave();
    await clearStage();
    pauses.restore();
  });

  it("waits for the visitor's first message, and goes then, with the session's token and unseen", async () => {
    const { room, element } = await open();
    element.track({ type: "page", title: "Caneca azul" });
    element.track({ type: "cart", items: [{ name: "Caneca", quantity: 2, price: 39.9 }] });
    element.convert({ id: "signup-7" });
    await settle(element);
    expect(room.tracked).to.deep.equal([]);
    await write(element, "oi");
    await room.until(() => room.tracked.length > 0);
    const [{ session, token, events } = { session: "", token: "", events: [] }] = room.tracked;
    expect([session, token]).to.deep.equal(["session-1", "token-1"]);
    const [first, second, third] = events;
    expect(first).to.deep.include({
      type: "page",
      url: location.origin + location.pathname,
      title: "Caneca azul",
    });
    expect(second).to.deep.include({ type: "cart", items: [{ name: "Caneca", quantity: 2, price: 39.9 }] });
    expect(third).to.deep.equal({ type: "convert", id: "signup-7", name: "goal", value: 0 });
    expect(first?.id)
      .to.match(/^[\w-]{8,56}$/)
      .and.not.equal(second?.id);
    expect(messages(element)).to.deep.equal(["oi"]);
  });

  it("goes at once in a conversation, and together what comes within the next seconds", async () => {
    const { room, element } = await converse();
    element.track(page("one"));
    await pauses.held();
    expect(idsOf(room)).to.deep.equal([["one"]]);
    element.track(page("two"));
    element.track(ORDER);
    element.convert(goal("three"));
    await settle(element);
    expect(idsOf(room)).to.deep.equal([["one"]]);
    await pauses.pass();
    await room.until(() => room.tracked.length > 1);
    expect(idsOf(room)).to.deep.equal([["one"], ["two", "order-1042", "three"]]);
    expect(room.tracked[1]?.events[1]).to.deep.equal(ORDER);
    expect(pauses.lengths[0]).to.equal(5_000);
  });

  for (const [count, firstKept] of [
    [20, 1],
    [21, 2],
  ] as const) {
    it(`keeps the newest 20 of ${count} that wait`, async () => {
      const { room, element } = await open();
      for (let index = 1; index <= count; index += 1) element.track(page(`page-${index}`));
      await settle(element);
      await write(element, "oi");
      await room.until(() => room.tracked.length > 0);
      const kept = Array.from({ length: 20 }, (_, index) => `page-${index + firstKept}`);
      expect(idsOf(room)).to.deep.equal([kept]);
    });
  }

  it("stores nothing and asks for nothing without consent, and nothing is told by consent alone", async () => {
    const room = await openRoom();
    const site = freshSite();
    const element = await stage("");
    element.consent = "required";
    Object.assign(element, { site, server: SERVER });
    await element.updateComplete;
    element.track(page("before"));
    await settle(element);
    expect([room.sessionsMade, await hasDatabase(site)]).to.deep.equal([0, false]);
    element.grantConsent();
    element.open();
    await appears(element, () => isOnline(element));
    await settle(element);
    expect(room.tracked).to.deep.equal([]);
    await write(element, "oi");
    await room.until(() => room.tracked.length > 0);
    expect(idsOf(room)).to.deep.equal([["before"]]);
  });

  it("is forgotten with the conversation that the visitor erases", async () => {
    const { room, element } = await converse();
    element.track(page("one"));
    await pauses.held();
    element.track(page("erased"));
    await settle(element);
    await erase(element);
    await appears(element, () => element.renderRoot.textContent?.includes("foi apagada, aqui e no servidor"));
    await pauses.pass();
    await write(element, "de novo");
    await appears(element, () => element.renderRoot.textContent?.includes("Enviada"));
    element.track(page("after"));
    await room.until(() => room.tracked.length > 1);
    expect(idsOf(room)).to.deep.equal([["one"], ["after"]]);
    expect(room.tracked[1]?.session).to.equal("session-2");
  });

  it("waits while the chat is on no page, without a timer, and goes once it is on one again", async () => {
    const { room, element } = await converse();
    element.track(page("one"));
    await pauses.held();
    element.track(page("two"));
    await settle(element);
    element.remove();
    await Promise.resolve();
    expect(pauses.count).to.equal(0);
    document.body.append(element);
    await room.until(() => room.tracked.length > 1);
    expect(idsOf(room)).to.deep.equal([["one"], ["two"]]);
  });

  it("asks for a fresh token where the last one has expired", async () => {
    const { room, element } = await converse();
    room.refuseTracked = (token) =>
      token === "token-1" ? new HttpResponse(null, { status: 401 }) : undefined;
    element.track(ORDER);
    await room.until(() => room.tracked.length > 0);
    expect(room.tracked).to.deep.equal([{ session: "session-1", token: "fresh-1", events: [ORDER] }]);
  });

  it("is kept while the server cannot take it, for as long as the server says, and dropped where it refuses", async () => {
    const { room, element } = await converse();
    const answers = [
      new HttpResponse(null, { status: 503 }),
      new HttpResponse(null, { status: 429, headers: { "retry-after": "7" } }),
    ];
    room.refuseTracked = () => answers.shift();
    element.track(ORDER);
    await pauses.pass();
    await pauses.pass();
    await room.until(() => room.tracked.length > 0);
    expect(idsOf(room)).to.deep.equal([["order-1042"]]);
    expect(pauses.lengths.slice(0, 2)).to.deep.equal([20_000, 7_000]);
    await pauses.held();
    answers.push(new HttpResponse(null, { status: 403 }));
    element.track(page("refused"));
    await pauses.pass();
    await pauses.held();
    element.track(page("taken"));
    await pauses.pass();
    await room.until(() => room.tracked.length > 1);
    expect(idsOf(room)).to.deep.equal([["order-1042"], ["taken"]]);
  });

  for (const [what, call, given, named] of [
    ["an event without a type", "track", { url: "https://loja.example/" }, "page, cart or order"],
    ["words", "track", "page", "page, cart or order"],
    ["nothing", "track", undefined, "page, cart or order"],
    ["an order without its id", "track", { ...ORDER, id: undefined }, '"id"'],
    ["an amount in words", "track", { ...ORDER, value: "129,90" }, '"value"'],
    ["an amount below nothing", "track", { ...ORDER, value: -0.01 }, '"value"'],
    ["an address with a query", "track", { type: "page", url: "https://loja.example/?q=1" }, '"url"'],
    [
      "an item without a quantity",
      "track",
      { type: "cart", items: [{ name: "Caneca" }] },
      '"items.0.quantity"',
    ],
    ["a goal without its id", "convert", { name: "newsletter" }, '"id"'],
    ["no goal", "convert", undefined, '"id"'],
  ] as const) {
    it(`says in one line of the console what is wrong with ${what}, and sends nothing`, async () => {
      const { room, element } = await converse();
      const refused = new Promise<Event>((resolve) =>
        element.addEventListener("prosa-error", resolve, { once: true }),
      );
      Reflect.apply(element[call], element, [given]);
      Reflect.apply(element[call], element, [given]);
      expect(Reflect.get(await refused, "detail")).to.have.property("code", "bad-event");
      await settle(element);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.include(`Prosa("${call}"`).and.to.include(named).and.to.include("docs/tracking.md");
      element.track(ORDER);
      await room.until(() => room.tracked.length > 0);
      expect(idsOf(room)).to.deep.equal([["order-1042"]]);
    });
  }

  for (const call of ["track", "convert"] as const) {
    it(`is told by Prosa("${call}") of the script tag, before the script is there`, async () => {
      const opened = await visitWords(
        `<script>window.Prosa = (...call) => (Prosa.q ||= []).push(call); Prosa("${call}", { type: "order" })</script>
        <script async src="/prosa.js" data-site="named"></script>`,
      );
      const { chat } = await opened.find();
      await changes(opened.window.document, () => chat.getAttribute("data-fault"));
      const { lines: said, codes } = opened.faults();
      expect(codes).to.deep.equal(["bad-event"]);
      expect(said).to.have.length(1);
      expect(said[0]).to.include(`Prosa("${call}"`).and.to.include('"id" is missing');
    });
  }
});
