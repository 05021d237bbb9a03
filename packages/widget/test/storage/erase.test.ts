import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { History } from "../../src/storage/history.ts";
import { violationsOf } from "../support/accessibility.ts";
import { rowsOf } from "../support/device.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, erase, freshSite, messages, stage, write } from "../support/stage.ts";

const shows = (element: Element, text: string) => element.shadowRoot?.textContent?.includes(text);

async function converse(room: FakeRoom, site: string): Promise<ProsaChat> {
  const element = await stage(site);
  element.open();
  await appears(element, () => shows(element, "Responde na hora"));
  await write(element, "meu nome é Joana");
  const { id } = await room.heard("say");
  room.answer("olá, Joana", id);
  await appears(element, () => messages(element).length === 2);
  return element;
}

async function focusReaches(element: ProsaChat, find: (focused: Element | null | undefined) => boolean) {
  const { shadowRoot } = element;
  while (!find(shadowRoot?.activeElement)) {
    await new Promise((resolve) => shadowRoot?.addEventListener("focusin", resolve, { once: true }));
  }
}

const press = (target: Element | null | undefined, key: string) =>
  target?.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }),
  );

describe("erasing the conversation", () => {
  afterEach(clearStage);

  it("[I13] erases it from the screen, the device and the server, and leaves nothing behind", async () => {
    const room = await openRoom();
    const site = freshSite();
    const element = await converse(room, site);
    await erase(element);
    await appears(element, () => messages(element).length === 0);
    await appears(element, () => shows(element, "foi apagada, aqui e no servidor"));
    expect(room.erasures).to.deep.equal([{ session: "session-1", token: "refresh-0" }]);
    expect((await rowsOf(site)).size).to.equal(0);
    expect(room.sessionsMade).to.equal(1);
  });

  it("forgets the site's own messages, and leaves the rows of other sites", async () => {
    const room = await openRoom();
    const site = freshSite();
    const rules = [{ id: "hello", text: "Posso ajudar?" }];
    const element = await stage(site);
    element.proactive = rules;
    const own = () => Object.keys(localStorage).filter((key) => key.includes(site));
    await appears(element, () => shows(element, "Posso ajudar?"));
    expect(own()).to.deep.equal([`prosa:proactive:${site}`]);
    localStorage.setItem("prosa:proactive:another", "{}");
    element.open();
    await appears(element, () => shows(element, "Responde na hora"));
    await write(element, "meu nome é Joana");
    await room.heard("say");
    await erase(element);
    await appears(element, () => shows(element, "foi apagada, aqui e no servidor"));
    element.close();
    await element.updateComplete;
    expect(own()).to.deep.equal([]);
    expect(localStorage.getItem("prosa:proactive:another")).to.equal("{}");
    localStorage.removeItem("prosa:proactive:another");
  });

  it("begins another session with the visitor's next message", async () => {
    const room = await openRoom();
    const element = await converse(room, freshSite());
    await erase(element);
    await appears(element, () => shows(element, "aqui e no servidor"));
    expect(shows(element, "Pronto para conversar")).to.equal(true);
    await write(element, "de novo");
    await appears(element, () => shows(element, "Enviada"));
    expect(messages(element)).to.deep.equal(["de novo"]);
    expect(room.sessionsMade).to.equal(2);
    expect(shows(element, "foi apagada")).to.equal(false);
  });

  it("[F46] erases offline, drops unsent commands, and finishes on the next page", async () => {
    const room = await openRoom();
    const site = freshSite();
    const element = await converse(room, site);
    room.isReachable = false;
    room.cut();
    await appears(element, () => shows(element, "Sem conexão"));
    await write(element, "nunca enviada");
    await appears(element, () => messages(element).length === 3);
    await erase(element);
    await appears(element, () => shows(element, "Do servidor ela sai assim que houver conexão"));
    expect(messages(element)).to.deep.equal([]);
    expect([...(await rowsOf(site)).keys()].sort()).to.deep.equal(["erasing:session-1", "key"]);
    await clearStage();
    room.isReachable = true;
    const next = await stage(site);
    await room.until(() => room.erasures.length === 1);
    next.open();
    await appears(next, () => shows(next, "aqui e no servidor"));
    expect(messages(next)).to.deep.equal([]);
    expect(room.commands.filter(({ type }) => type === "say")).to.have.length(1);
    expect((await new History(site, () => {}).load()).erasures).to.deep.equal([]);
  });

  it("[F46] finishes when the device comes online again", async () => {
    const room = await openRoom();
    const element = await converse(room, freshSite());
    room.isReachable = false;
    await erase(element);
    await appears(element, () => shows(element, "assim que houver conexão"));
    room.isReachable = true;
    dispatchEvent(new Event("online"));
    await appears(element, () => shows(element, "aqui e no servidor"));
    expect(room.erasures).to.have.length(1);
  });

  it("[I13] forgets a session that another device erased, and sends nothing of it to another session", async () => {
    const room = await openRoom();
    const site = freshSite();
    const element = await converse(room, site);
    room.intercept = ({ type }) => type === "say";
    await write(element, "a caminho");
    await room.heard("say", 2);
    room.eraseSession("session-1");
    await appears(element, () => messages(element).length === 0);
    await appears(element, () => shows(element, "Pronto para conversar"));
    expect(room.sessionsMade).to.equal(1);
    // Read after everything that the history still writes.
    await new History(site, () => {}).loadSession();
    expect((await rowsOf(site)).size).to.equal(0);
    expect(room.commands.filter(({ type }) => type === "say")).to.have.length(2);
  });

  it("[I17] erases in every tab", async () => {
    const room = await openRoom();
    const site = freshSite();
    const one = await converse(room, site);
    const two = await stage(site);
    two.open();
    await appears(two, () => messages(two).length === 2);
    await erase(one);
    await appears(two, () => messages(two).length === 0);
    await appears(one, () => shows(one, "aqui e no servidor"));
    expect((await rowsOf(site)).size).to.equal(0);
  });

  it("asks before it erases, and can be left with the keyboard alone", async () => {
    const room = await openRoom();
    const element = await converse(room, freshSite());
    const button = await appears(element, () => byRole(element, "button", "Mais opções"));
    button.click();
    const first = await appears(element, () => byRole(element, "menuitem"));
    await focusReaches(element, (focused) => focused === first);
    for (const theme of ["dark", "light"] as const) {
      element.theme = theme;
      await element.updateComplete;
      expect(await violationsOf(element)).to.deep.equal([]);
    }
    press(first, "ArrowUp");
    const last = element.shadowRoot?.activeElement;
    expect(last?.textContent).to.equal("Apagar a conversa");
    press(last, "Escape");
    await focusReaches(element, (focused) => focused === button);
    expect(byRole(element, "menu")).to.equal(undefined);
    button?.click();
    (await appears(element, () => byRole(element, "menuitem", "Apagar a conversa"))).click();
    const dialog = await appears(element, () => byRole(element, "alertdialog"));
    await focusReaches(element, (focused) => focused?.textContent === "Cancelar");
    for (const theme of ["dark", "light"] as const) {
      element.theme = theme;
      await element.updateComplete;
      expect(await violationsOf(element)).to.deep.equal([]);
    }
    press(element.shadowRoot?.activeElement, "Tab");
    expect(element.shadowRoot?.activeElement?.textContent).to.equal("Apagar");
    press(dialog, "Escape");
    await focusReaches(element, (focused) => focused === button);
    expect(messages(element)).to.have.length(2);
    expect(byRole(element, "dialog")).to.not.equal(undefined);
    expect(room.erasures).to.deep.equal([]);
  });
});
