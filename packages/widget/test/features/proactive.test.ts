import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import type { ProactiveRule } from "../../src/features/proactive/rules.ts";
import { violationsOf } from "../support/accessibility.ts";
import { openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, freshSite, messages, stage, write } from "../support/stage.ts";

const HELLO: readonly ProactiveRule[] = [
  { text: { "pt-BR": "Posso ajudar com o frete?", en: "Any questions?" } },
];

const teaser = (element: ProsaChat) => element.renderRoot.querySelector<HTMLElement>("[part~=teaser]");
const textOf = (element: ProsaChat) => teaser(element)?.querySelector("[role=status]")?.textContent;

/** A chat with rules, and the events that it dispatched for them. */
async function stageWith(
  rules: readonly ProactiveRule[] | string,
  site = freshSite(),
): Promise<{ element: ProsaChat; told: string[] }> {
  const element = await stage(site);
  const told: string[] = [];
  element.addEventListener("prosa-proactive", (event) => told.push((event as CustomEvent).detail.happened));
  element.proactive = rules;
  return { element, told };
}

/** The seconds of the page, which pass when a test says so. */
class Seconds {
  readonly #ticks = new Map<number, () => void>();
  readonly #waiting: (() => void)[] = [];
  readonly #real = { setInterval: window.setInterval, clearInterval: window.clearInterval };

  constructor() {
    Object.assign(window, {
      setInterval: (tick: () => void) => {
        this.#ticks.set(this.#ticks.size + 1, tick);
        for (const resolve of this.#waiting.splice(0)) resolve();
        return this.#ticks.size;
      },
      clearInterval: (id: number) => this.#ticks.set(id, () => undefined),
    });
  }

  /** Resolves when the widget counts them. */
  async counted(): Promise<void> {
    if (this.#ticks.size === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  pass(count: number): void {
    for (let second = 0; second < count; second += 1) for (const tick of this.#ticks.values()) tick();
  }

  restore(): void {
    Object.assign(window, this.#real);
  }
}

describe("a message that the site says first", () => {
  let seconds: Seconds;
  beforeEach(() => {
    seconds = new Seconds();
  });
  afterEach(async () => {
    seconds.restore();
    await clearStage();
  });

  it("shows beside the bubble, is counted, and begins the conversation when it is answered", async () => {
    const room = await openRoom();
    const { element, told } = await stageWith(HELLO);
    element.countsInTitle = true;
    await appears(element, () => textOf(element) === "Posso ajudar com o frete?");
    await appears(element, () => byRole(element, "button", "Abrir a conversa, 1 mensagem nova"));
    expect(document.title).to.match(/^\(1\)/);
    const status = teaser(element)?.querySelector("[role=status]");
    expect(status?.closest("button"), "a button has no parts that speak").to.equal(null);
    expect(room.sessionsMade, "the server is asked for nothing").to.equal(0);
    expect(element.shadowRoot?.activeElement ?? null, "no focus is taken").to.equal(null);
    byRole(element, "button", "Responder")?.click();
    await appears(element, () => byRole(element, "textbox"));
    expect(teaser(element)).to.equal(null);
    await appears(element, () =>
      element.renderRoot.querySelector(".panel")?.textContent?.includes("Posso ajudar com o frete?"),
    );
    await write(element, "sim");
    await room.heard("say");
    await appears(element, () => messages(element).length === 1);
    expect(messages(element)).to.deep.equal(["sim"]);
    expect(told).to.deep.equal(["shown", "opened"]);
    expect(document.title).to.not.match(/^\(1\)/);
  });

  it("goes when it is dismissed, also by Escape; it is never said again, nor another one for a while", async () => {
    await openRoom();
    const site = freshSite();
    const { element, told } = await stageWith([...HELLO, { id: "second", text: "Ainda por aí?" }], site);
    await appears(element, () => textOf(element));
    const words = byRole(element, "button", "Responder");
    words?.focus();
    words?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await appears(element, () => !teaser(element));
    expect(told).to.deep.equal(["shown", "dismissed"]);
    element.remove();
    seconds.restore();
    seconds = new Seconds();
    const again = await stageWith([...HELLO, { id: "second", text: "Ainda por aí?" }], site);
    await seconds.counted();
    seconds.pass(3_600);
    expect(again.told).to.deep.equal([]);
  });

  it("waits for its time, and comes when it is there", async () => {
    await openRoom();
    const { element, told } = await stageWith([{ text: "Posso ajudar?", after: 20 }]);
    await seconds.counted();
    seconds.pass(19);
    expect(told).to.deep.equal([]);
    seconds.pass(1);
    await appears(element, () => textOf(element) === "Posso ajudar?");
  });

  it("comes when the mouse leaves over the upper edge", async () => {
    await openRoom();
    const { element, told } = await stageWith([{ text: "Já vai?", leaving: true }]);
    await seconds.counted();
    const leave = (clientY: number, pointerType: string) =>
      document.documentElement.dispatchEvent(new PointerEvent("pointerleave", { clientY, pointerType }));
    leave(300, "mouse");
    leave(-1, "touch");
    expect(told).to.deep.equal([]);
    leave(-1, "mouse");
    await appears(element, () => textOf(element) === "Já vai?");
  });

  it("is never said over a modal, while the visitor writes, or beside an open chat", async () => {
    await openRoom();
    const modal = document.createElement("dialog");
    const field = document.createElement("input");
    document.body.append(modal, field);
    try {
      modal.showModal();
      const { element, told } = await stageWith(HELLO);
      await seconds.counted();
      seconds.pass(1);
      expect(told, "over a modal").to.deep.equal([]);
      modal.close();
      field.focus();
      seconds.pass(1);
      expect(told, "while the visitor writes").to.deep.equal([]);
      element.open();
      await appears(element, () => byRole(element, "textbox"));
      field.blur();
      seconds.pass(1);
      expect(told, "beside an open chat").to.deep.equal([]);
      element.close();
      await element.updateComplete;
      seconds.pass(1);
      await appears(element, () => textOf(element));
    } finally {
      modal.remove();
      field.remove();
    }
  });

  it("keeps nothing on the device before consent", async () => {
    await openRoom();
    const site = freshSite();
    const element = document.createElement("prosa-chat");
    for (const [name, value] of [
      ["site", site],
      ["server", "https://chat.example"],
      ["consent", "required"],
      ["proactive", JSON.stringify(HELLO)],
    ] as const)
      element.setAttribute(name, value);
    document.body.append(element);
    try {
      await appears(element, () => textOf(element));
      expect(Object.keys(localStorage).filter((key) => key.includes(site))).to.deep.equal([]);
    } finally {
      element.remove();
    }
  });

  it("explains an invalid rule to the page's author", async () => {
    await openRoom();
    const element = await stage();
    const told = new Promise<string>((resolve) =>
      element.addEventListener("prosa-error", (event) => resolve((event as CustomEvent).detail.message)),
    );
    element.setAttribute("proactive", '[{"text": "Olá", "scroll": 1}]');
    expect(await told).to.include("no condition `scroll`");
    expect(teaser(element)).to.equal(null);
  });

  for (const theme of ["light", "dark"] as const) {
    it(`is accessible, ${theme}`, async () => {
      await openRoom();
      const { element } = await stageWith(HELLO);
      element.theme = theme;
      await appears(element, () => textOf(element));
      expect(await violationsOf(element)).to.deep.equal([]);
    });
  }
});
