import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, messages, stage, write } from "../support/stage.ts";

type BeforeSend = CustomEvent<{ text: string }>;

async function opened(listener: (event: BeforeSend) => void): Promise<ProsaChat> {
  const element = await stage();
  element.addEventListener("prosa-before-send", (event) => listener(event as BeforeSend));
  element.open();
  await appears(element, () => byRole(element, "textbox"));
  return element;
}

const draftOf = (element: ProsaChat) => element.renderRoot.querySelector("textarea")?.value;

describe("prosa-before-send", () => {
  afterEach(clearStage);

  it("lets the page stop a message, and leaves it in the input", async () => {
    const room = await openRoom();
    const element = await opened((event) => {
      if (event.detail.text.includes("segredo")) event.preventDefault();
    });
    await write(element, "meu segredo");
    await element.updateComplete;
    expect(draftOf(element)).to.equal("meu segredo");
    await write(element, "bom dia");
    await room.heard("say");
    await appears(element, () => messages(element).length === 1);
    expect(messages(element)).to.deep.equal(["bom dia"]);
    expect(draftOf(element)).to.equal("");
  });

  it("lets the page put other words in their place", async () => {
    const room = await openRoom();
    const element = await opened((event) => {
      event.detail.text = event.detail.text.replace(/\d{4}/, "····");
    });
    await write(element, "meu cartão é 1234");
    await room.heard("say");
    await appears(element, () => messages(element).length === 1);
    expect(messages(element)).to.deep.equal(["meu cartão é ····"]);
  });

  it("asks about a suggestion and about words that the page says itself, each once", async () => {
    const room = await openRoom();
    const texts: string[] = [];
    const element = await opened((event) => texts.push(event.detail.text));
    await appears(element, () => byRole(element, "button", "O que vocês oferecem?"));
    byRole(element, "button", "O que vocês oferecem?")?.click();
    await room.heard("say");
    element.send("e a garantia?");
    await appears(element, () => messages(element).length === 2);
    expect(texts).to.deep.equal(["O que vocês oferecem?", "e a garantia?"]);
  });
});
