import { expect } from "@esm-bundle/chai";
import { openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, freshSite, messages, stage, write } from "../support/stage.ts";

describe("two tabs", () => {
  afterEach(clearStage);

  it("[I17] share one session, send each message once, and show the same order", async () => {
    const room = await openRoom();
    const site = freshSite();
    const [one, two] = [await stage(site), await stage(site)];
    for (const element of [one, two]) {
      element.open();
      await appears(element, () => element.shadowRoot?.textContent?.includes("Responde na hora"));
    }
    await write(one, "do primeiro");
    await appears(two, () => messages(two).includes("do primeiro"));
    await write(two, "do segundo");
    await appears(one, () => messages(one).includes("do segundo"));
    await appears(two, () => two.shadowRoot?.textContent?.includes("Enviada"));
    expect(room.sessionsMade).to.equal(1);
    expect(room.commands.filter(({ type }) => type === "say")).to.have.length(2);
    expect(messages(one)).to.deep.equal(messages(two));
  });

  it("[F14] [I17] let the next tab send the messages that a closed one could not", async () => {
    const room = await openRoom();
    const site = freshSite();
    const [one, two] = [await stage(site), await stage(site)];
    for (const element of [one, two]) {
      element.open();
      await appears(element, () => element.shadowRoot?.textContent?.includes("Responde na hora"));
    }
    room.intercept = ({ type }) => type === "say";
    await write(one, "quem manda?");
    const first = await room.heard("say");
    room.intercept = () => false;
    one.remove();
    const second = await room.heard("say", 2);
    expect(second.id).to.equal(first.id);
    await appears(two, () => messages(two).includes("quem manda?"));
    expect(byRole(two, "textbox")).to.not.equal(undefined);
  });

  it("[I17] agree on a draft, wherever it was written last", async () => {
    await openRoom();
    const site = freshSite();
    const [one, two] = [await stage(site), await stage(site)];
    const inputs: HTMLTextAreaElement[] = [];
    for (const element of [one, two]) {
      element.open();
      const input = await appears(element, () => byRole(element, "textbox"));
      if (input instanceof HTMLTextAreaElement) inputs.push(input);
    }
    const [first, second] = inputs;
    if (!first || !second) throw new Error("There are no inputs.");
    first.focus();
    first.value = "Queria saber se";
    first.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await appears(two, () => second.value === "Queria saber se");
    await write(one, "Queria saber se entregam em Minas");
    await appears(two, () => second.value === "" && messages(two).length === 1);
  });

  it("[I17] [F33] agree on unread messages, also a tab in which the chat was never opened", async () => {
    const room = await openRoom();
    const site = freshSite();
    const [one, two] = [await stage(site), await stage(site)];
    one.open();
    await appears(one, () => byRole(one, "textbox"));
    await write(one, "oi");
    const { id } = await room.heard("say");
    await appears(one, () => messages(one).length === 1);
    one.close();
    room.answer("olá", id);
    for (const element of [one, two]) {
      await appears(element, () => byRole(element, "button", "Abrir a conversa, 1"));
    }
    expect(room.commands.filter(({ type }) => type === "hello")).to.have.length(1);
    one.open();
    await appears(one, () => messages(one).length === 2);
    await appears(two, () => byRole(two, "button")?.getAttribute("aria-label") === "Abrir a conversa");
  });

  it("[I17] keep the count of unread messages after the last one was closed, without a network too", async () => {
    const room = await openRoom();
    const site = freshSite();
    const one = await stage(site);
    one.open();
    await appears(one, () => byRole(one, "textbox"));
    await write(one, "oi");
    const { id } = await room.heard("say");
    await appears(one, () => messages(one).length === 1);
    one.close();
    room.answer("olá", id);
    await appears(one, () => byRole(one, "button", "Abrir a conversa, 1"));
    await clearStage();
    room.isReachable = false;
    const next = await stage(site);
    await appears(next, () => byRole(next, "button", "Abrir a conversa, 1"));
  });
});
