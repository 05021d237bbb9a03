import { expect } from "@esm-bundle/chai";
import type { Part } from "@prosa/protocol";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { contrast } from "../support/contrast.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, isOnline, stage } from "../support/stage.ts";

const PANEL = "[role=dialog]";

async function open(
  prepare: (room: FakeRoom) => void = () => {},
  theme: ProsaChat["theme"] = "auto",
): Promise<ProsaChat> {
  const room = await openRoom();
  prepare(room);
  const element = await stage();
  element.theme = theme;
  element.open();
  await appears(element, () => isOnline(element) && byRole(element, "button", "Mais opções"));
  return element;
}

const say =
  (parts: Part[], author: "assistant" | "visitor" = "assistant") =>
  (room: FakeRoom) => {
    const count = room.log.length + 1;
    room.say({ id: `message-00${count}`, author, parts, ...(author === "assistant" && { end: "done" }) });
  };
const words = (length: number): Part[] => [{ type: "text", text: "palavra ".repeat(length / 8) }];
const find = (element: ProsaChat, selector: string) => {
  const found = element.renderRoot.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};

describe("the looks of the chat", () => {
  afterEach(clearStage);

  it("gives the person who writes their name and the initials of it", async () => {
    const element = await open((room) => {
      const agent = { id: "agent-0001", name: "Lia de Moura" };
      room.say({ id: "message-001", author: "agent", agent, parts: [{ type: "text", text: "Oi!" }] });
      room.say({ id: "message-002", author: "agent", agent, parts: [{ type: "text", text: "Já vejo." }] });
    });
    await appears(element, () => element.renderRoot.querySelectorAll("[role=article]").length === 2);
    expect(find(element, ".author .face").textContent).to.equal("LM");
    expect(find(element, ".author").textContent?.trim()).to.match(/Lia de Moura$/);
    // The second message belongs to the first.
    const names = [...element.renderRoot.querySelectorAll<HTMLElement>(".author")];
    expect(names.map((name) => name.checkVisibility())).to.deep.equal([true, false]);
  });

  it("shows the time of a message while it has the focus, and at no other time", async () => {
    const element = await open(say(words(40)));
    const time = await appears(element, () => element.renderRoot.querySelector<HTMLElement>(".when"));
    // The runner's own pointer may rest on the row.
    find(element, ".scroll").style.pointerEvents = "none";
    await new Promise(requestAnimationFrame);
    await Promise.all(time.getAnimations().map(({ finished }) => finished));
    expect(getComputedStyle(time).opacity).to.equal("0");
    find(element, "[role=article]").focus();
    await Promise.all(time.getAnimations().map(({ finished }) => finished));
    expect(getComputedStyle(time).opacity).to.equal("1");
  });

  it("folds a long message that is not the newest answer, and unfolds it", async () => {
    const element = await open((room) => {
      say(words(1_100))(room);
      say(words(1_104))(room);
      say(words(600), "visitor")(room);
      say(words(608), "visitor")(room);
      say(words(1_600))(room);
    });
    await appears(element, () => element.renderRoot.querySelector(".long"));
    const rows = [...element.renderRoot.querySelectorAll("[role=article]")];
    expect(rows.map((row) => row.querySelector(".long") !== null)).to.deep.equal([
      false,
      true,
      false,
      true,
      false,
    ]);
    const bubble = find(element, ".long .bubble");
    const folded = bubble.offsetHeight;
    expect(bubble.scrollHeight).to.be.greaterThan(folded);
    const button = byRole(element, "button", "Mostrar tudo");
    expect(button?.ariaExpanded).to.equal("false");
    button?.click();
    expect(bubble.offsetHeight).to.equal(bubble.scrollHeight);
    expect(button?.ariaExpanded).to.equal("true");
    button?.click();
    expect(bubble.offsetHeight).to.equal(folded);
  });

  it("shows sources as numbered links, and their addresses on demand", async () => {
    const url = (page: string) => `https://shop.example/${page}`;
    const element = await open(
      say([
        ...words(16),
        { type: "citation", title: "Entrega", url: url("entrega"), quote: "3 dias" },
        { type: "citation", title: "Trocas", url: url("trocas"), quote: "30 dias" },
      ]),
    );
    await appears(element, () => element.renderRoot.querySelectorAll("a.source").length === 2);
    const host = find(element, ".source .host");
    expect(host.checkVisibility()).to.equal(false);
    byRole(element, "button", "Fontes")?.click();
    expect(host.checkVisibility()).to.equal(true);
    expect(host.textContent).to.equal("shop.example");
  });

  it("names the author of an answer while it is looked up and written, so that nothing moves when it is whole", async () => {
    let room: FakeRoom | undefined;
    const element = await open((opened) => {
      room = opened;
      say(words(16), "visitor")(opened);
    });
    // By offsets, which the motion of what comes in does not change.
    const top = () =>
      find(element, ".assistant .bubble").offsetTop + find(element, ".row.assistant").offsetTop;
    // The time comes with everything that a conversation needs, and moves what is below.
    await appears(element, () => element.renderRoot.querySelector(".row.visitor .when"));
    room?.tell({ type: "replying", replyId: "reply-0001", replyTo: "message-001" });
    await appears(element, () => element.renderRoot.querySelector(".dots"));
    expect(find(element, ".revealing .author").textContent?.trim()).to.equal("Assistente");
    const before = top();
    // The dots stand in one line.
    const dots = [...element.renderRoot.querySelectorAll<HTMLElement>(".dots i")];
    expect(new Set(dots.map(({ offsetTop }) => offsetTop)).size).to.equal(1);
    room?.tell({ type: "delta", replyId: "reply-0001", index: 0, text: "Em 3 dias." });
    await appears(element, () => element.renderRoot.querySelector(".revealing .bubble:not(.dots)"));
    expect(top()).to.equal(before);
    room?.say({
      id: "reply-0001",
      author: "assistant",
      parts: [{ type: "text", text: "Em 3 dias." }],
      replyTo: "message-001",
      end: "done",
    });
    await appears(element, () => element.renderRoot.querySelector("[role=log] .assistant:not(.unseen)"));
    await appears(element, () => !element.renderRoot.querySelector(".revealing"));
    expect(top()).to.equal(before);
  });

  it("puts several products in a row that scrolls, and one into a card by itself", async () => {
    const product = (name: string): Part => ({ type: "product", name, price: 10, currency: "BRL" });
    const element = await open((room) => {
      say([...words(16), product("Um")])(room);
      say([...words(16), product("Dois"), product("Três"), product("Quatro")])(room);
    });
    const shelf = await appears(element, () => element.renderRoot.querySelector<HTMLElement>(".shelf"));
    expect(shelf.querySelectorAll("[part=card]")).to.have.length(3);
    expect(shelf.scrollWidth).to.be.greaterThan(shelf.clientWidth);
    expect(find(element, ".scroll").scrollWidth).to.equal(find(element, ".scroll").clientWidth);
    expect(element.renderRoot.querySelectorAll("[part=card]")).to.have.length(4);
  });

  it("makes room for wide reading, and takes it back", async () => {
    const element = await open();
    const panel = find(element, PANEL);
    const size = async () => {
      await element.updateComplete;
      await Promise.all(panel.getAnimations().map(({ finished }) => finished));
      return panel.offsetWidth;
    };
    const before = await size();
    byRole(element, "button", "Ampliar a conversa")?.click();
    expect(await size()).to.be.greaterThan(before);
    byRole(element, "button", "Reduzir a conversa")?.click();
    expect(await size()).to.equal(before);
  });

  it("draws a closed chat on its way into the bubble, which nobody can use any more", async () => {
    const element = await open();
    const panel = find(element, PANEL);
    element.close();
    await element.updateComplete;
    expect(byRole(element, "dialog")).to.equal(undefined);
    expect([panel.isConnected, panel.inert]).to.deep.equal([true, true]);
    await appears(element, () => !panel.isConnected);
  });

  it("greets in large letters until something is said, and in a message after that", async () => {
    const element = await open();
    const sizeOf = () => Number.parseFloat(getComputedStyle(find(element, ".greeting p")).fontSize);
    const large = sizeOf();
    element.send("oi");
    // The time comes with everything that a conversation needs.
    await appears(element, () => element.renderRoot.querySelector(".when"));
    expect(sizeOf()).to.be.lessThan(large);
  });

  for (const theme of ["light", "dark"] as const) {
    it(`draws each button's icon and each field's edge at 3 : 1, ${theme}`, async () => {
      const element = await open(undefined, theme);
      const panel = find(element, PANEL);
      const paper = getComputedStyle(panel).backgroundColor;
      const buttons = [...panel.querySelectorAll<HTMLButtonElement>("button:has(svg):not(:disabled)")];
      expect(buttons.length).to.be.greaterThan(5);
      for (const button of buttons) {
        const svg = button.querySelector("svg");
        const own = getComputedStyle(button).backgroundColor;
        const behind = /\/ 0\)|, 0\)$/.test(own) ? paper : own;
        expect(contrast(svg ? getComputedStyle(svg).color : "", behind), button.outerHTML).to.be.at.least(3);
      }
    });
  }
});
