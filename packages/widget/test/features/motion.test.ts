import { expect } from "@esm-bundle/chai";
import { emulateMedia, setViewport } from "@web/test-runner-commands";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, isOnline, stage, write } from "../support/stage.ts";

async function openAndClose() {
  const element = await stage();
  element.open();
  await appears(element, () => byRole(element, "button", "Mais opções"));
  element.close();
  await appears(element, () => !byRole(element, "dialog"));
  return element;
}

const find = (element: ProsaChat, selector: string) => {
  const found = element.renderRoot.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};

/** The names of the animations that an element runs; a transition has the name of its property. */
function motionsOf(element: Element): string[] {
  return element.getAnimations().map((motion) => {
    if (motion instanceof CSSAnimation) return motion.animationName;
    return motion instanceof CSSTransition ? motion.transitionProperty : "";
  });
}

/** The point that an element grows from, on the page. */
function originOf(element: HTMLElement): { x: number; y: number } {
  const [x = 0, y = 0] = getComputedStyle(element).transformOrigin.split(" ").map(Number.parseFloat);
  return { x: element.offsetLeft + x, y: element.offsetTop + y };
}

async function openWithSources(room: FakeRoom): Promise<ProsaChat> {
  const url = "https://shop.example/entrega";
  const source = { type: "citation", title: "Entrega", url, quote: "3 dias" } as const;
  const parts = [{ type: "text", text: "Em 3 dias." }, source] as const;
  room.say({ id: "message-001", author: "assistant", parts: [...parts], end: "done" });
  const element = await stage();
  element.open();
  await appears(element, () => byRole(element, "button", "Fontes") && isOnline(element));
  return element;
}

describe("a chat in motion", () => {
  const [ofPhones, ofDesktops] = [
    { width: 390, height: 770 },
    { width: 800, height: 600 },
  ];

  let room: FakeRoom;
  beforeEach(async () => {
    room = await openRoom();
    await emulateMedia({ reducedMotion: "no-preference" });
    await setViewport(ofDesktops);
  });
  afterEach(clearStage);

  for (const [position, direction] of [
    [null, "ltr"],
    [null, "rtl"],
    ["left", "ltr"],
    ["right", "rtl"],
  ] as const)
    it(`opens from the bubble (${position ?? "the corner"} of ${direction})`, async () => {
      const element = await stage();
      element.dir = direction;
      element.position = position;
      element.open();
      const panel = await appears(element, () => byRole(element, "dialog"));
      expect(motionsOf(panel)).to.deep.equal(["rise"]);
      const bubble = find(element, "[part=launcher]");
      const { x, y } = originOf(panel);
      // The bubble itself turns over meanwhile, so its own box is asked for and not the drawn one.
      expect(x).to.be.closeTo(bubble.offsetLeft + bubble.offsetWidth / 2, 10);
      expect(y).to.be.closeTo(bubble.offsetTop + bubble.offsetHeight / 2, 30);
    });

  it("comes up from below on a phone, whatever its corner", async () => {
    await setViewport(ofPhones);
    for (const position of [null, "left", "right"] as const) {
      const element = await stage();
      element.position = position;
      element.open();
      const panel = await appears(element, () => byRole(element, "dialog"));
      expect(motionsOf(panel)).to.deep.equal(["rise"]);
      expect(originOf(panel)).to.deep.equal({ x: ofPhones.width / 2, y: ofPhones.height });
      await clearStage();
    }
  });

  it("lets a message rise from the input, and an answer settle", async () => {
    const element = await stage();
    element.open();
    await appears(element, () => isOnline(element));
    await write(element, "oi");
    const own = await appears(element, () => element.renderRoot.querySelector<HTMLElement>(".row.visitor"));
    expect(motionsOf(own)).to.deep.equal(["rise"]);
    const { x, y } = originOf(own);
    expect(x).to.be.closeTo(own.offsetLeft + own.offsetWidth, 1);
    expect(y).to.be.closeTo(own.offsetTop + own.offsetHeight, 1);
    const { id } = await room.heard("say");
    await appears(element, () => element.renderRoot.querySelector("[role=log] [data-id]"));
    room.say({ id: "reply-0001", author: "agent", parts: [{ type: "text", text: "Olá!" }], replyTo: id });
    const answer = await appears(element, () =>
      element.renderRoot.querySelector<HTMLElement>("[data-id=reply-0001]"),
    );
    expect(motionsOf(answer)).to.deep.equal(["settle"]);
  });

  it("unfolds sources one under the other, with their arrow", async () => {
    const element = await openWithSources(room);
    const chip = find(element, ".sources li");
    expect(motionsOf(chip)).to.deep.equal([]);
    byRole(element, "button", "Fontes")?.click();
    expect(motionsOf(chip)).to.deep.equal(["settle"]);
    expect(motionsOf(find(element, ".more-sources svg"))).to.deep.equal(["rotate"]);
  });

  it("does none of it where motion is not wanted", async () => {
    await emulateMedia({ reducedMotion: "reduce" });
    const element = await openWithSources(room);
    const { shadowRoot } = element;
    const motions = () => shadowRoot?.getAnimations().map(({ effect }) => effect);
    expect(motions()).to.deep.equal([]);
    byRole(element, "button", "Fontes")?.click();
    expect(motions()).to.deep.equal([]);
    await write(element, "oi");
    await appears(element, () => element.renderRoot.querySelector(".row.visitor"));
    expect(motions()).to.deep.equal([]);
    // The dots of an answer that is being written, and the menu.
    const { id } = await room.heard("say");
    room.tell({ type: "replying", replyId: "reply-0001", replyTo: id });
    await appears(element, () => element.renderRoot.querySelector(".dots"));
    (await appears(element, () => byRole(element, "button", "Mais opções"))).click();
    await appears(element, () => byRole(element, "menuitem"));
    expect(motions()).to.deep.equal([]);
    element.close();
    await appears(element, () => !byRole(element, "dialog"));
    expect(motions()).to.deep.equal([]);
  });
});

describe("a chat that closes", () => {
  beforeEach(openRoom);
  afterEach(async () => {
    await emulateMedia({ reducedMotion: "no-preference" });
    await clearStage();
  });

  it("goes back into the bubble for the eye alone, and leaves nothing behind", async () => {
    await emulateMedia({ reducedMotion: "no-preference" });
    const element = await openAndClose();
    const ghost = element.renderRoot.querySelector<HTMLElement>(".panel");
    if (!ghost) throw new Error("The chat is gone at once.");
    expect([ghost.inert, ghost.ariaHidden, ghost.querySelector("[role], [part], [id]")]).to.deep.equal([
      true,
      "true",
      null,
    ]);
    const [leaving, ...others] = ghost.getAnimations({ subtree: true });
    expect(others).to.deep.equal([]);
    const keyframes = leaving?.effect instanceof KeyframeEffect ? leaving.effect.getKeyframes() : [];
    expect(keyframes.at(-1)).to.include({ opacity: "0", transform: "translateY(12px) scale(0.94)" });
    const bubble = find(element, "[part=launcher]");
    expect(originOf(ghost).x).to.be.closeTo(bubble.offsetLeft + bubble.offsetWidth / 2, 10);
    await Promise.allSettled(ghost.getAnimations().map(({ finished }) => finished));
    await appears(element, () => !element.renderRoot.querySelector(".panel"));
  });

  it("comes back whole where it is opened on its way", async () => {
    const element = await openAndClose();
    element.open();
    await appears(element, () => byRole(element, "dialog"));
    expect(element.renderRoot.querySelectorAll(".panel")).to.have.length(1);
    expect(element.renderRoot.querySelector<HTMLElement>(".panel")?.inert).to.equal(false);
  });

  it("is gone at once where motion is not wanted", async () => {
    await emulateMedia({ reducedMotion: "reduce" });
    const element = await openAndClose();
    expect(element.renderRoot.querySelector(".panel")).to.equal(null);
  });
});
