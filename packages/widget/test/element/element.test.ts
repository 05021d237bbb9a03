import { expect } from "@esm-bundle/chai";
import { ProsaChat } from "../../src/element/prosa-chat.ts";
import { violationsOf } from "../support/accessibility.ts";
import { openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, messages, stage, write } from "../support/stage.ts";

describe("<prosa-chat>", () => {
  afterEach(clearStage);

  it("renders", async () => {
    const element = await stage();
    const launcher = byRole(element, "button", "Abrir a conversa");
    expect(launcher?.getAttribute("aria-expanded")).to.equal("false");
    expect(byRole(element, "dialog")).to.equal(undefined);
  });

  it("loads its bubble where neither a loader nor the package has drawn it", async () => {
    class Bare extends ProsaChat {
      static override drawBubble = undefined;
    }
    customElements.define("prosa-bare", Bare);
    const element = new Bare();
    element.lang = "pt-BR";
    document.body.append(element);
    const launcher = await appears(element, () => byRole(element, "button", "Abrir a conversa"));
    launcher.click();
    await appears(element, () => byRole(element, "dialog"));
    expect(launcher.getAttribute("aria-expanded")).to.equal("true");
    element.remove();
  });

  it("is accessible", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => element.renderRoot.textContent?.includes(room.greeting));

    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it("breaks no words of the toolbar: where they have no room, the icon alone is seen", async () => {
    await openRoom();
    const element = await stage();
    element.open();
    const human = await appears(element, () => byRole(element, "button", "Falar com uma pessoa"));
    await appears(element, () => element.renderRoot.querySelector("[part=dictate], [part=narrate]"));
    const words = document.createRange();
    words.selectNodeContents(human);
    const seen = () => words.getBoundingClientRect().bottom <= human.getBoundingClientRect().bottom + 1;
    expect(seen()).to.equal(true);
    element.style.setProperty("--prosa-width", "230px");
    const panel = human.closest(".panel");
    await Promise.all(panel?.getAnimations().map(({ finished }) => finished) ?? []);
    expect(seen()).to.equal(false);
    const toolbar = human.parentElement?.getBoundingClientRect();
    expect(human.getBoundingClientRect().height).to.equal(36);
    expect(toolbar?.height).to.be.below(50);
  });

  it("asks, and shows the answer", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    await write(element, "Qual o prazo?");
    const { id } = await room.heard("say");
    room.answer("São **3 dias**.", id);
    // Until the renderer of rich text is loaded, the answer shows as it was written.
    await appears(element, () => messages(element)[1] === "São 3 dias.");
    expect(messages(element)).to.deep.equal(["Qual o prazo?", "São 3 dias."]);
  });

  it("sets code and quotes apart from the words around them, and no further in than these", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    await write(element, "Como?");
    const { id } = await room.heard("say");
    room.answer("Assim:\n\n> citado\n\n```\ncode\n```\n\nFim.", id);
    const blocks = await appears(element, () => {
      const found = [...element.renderRoot.querySelectorAll<HTMLElement>(".bubble :is(blockquote, pre)")];
      return found.length === 2 && found;
    });
    for (const block of blocks) {
      const [before, after] = [block.previousElementSibling, block.nextElementSibling];
      if (!before || !after) throw new Error("There are no words around it.");
      const box = block.getBoundingClientRect();
      expect(box.left).to.equal(before.getBoundingClientRect().left);
      for (const gap of [
        box.top - before.getBoundingClientRect().bottom,
        after.getBoundingClientRect().top - box.bottom,
      ])
        expect(gap).to.be.within(4, 16);
    }
  });

  it("leaves the Enter that ends a composed word to it, also where only its code tells", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    const input = await appears(element, () => element.renderRoot.querySelector("textarea"));
    input.value = "日本";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await element.updateComplete;
    const enter = { key: "Enter", bubbles: true, cancelable: true };
    for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
      input.dispatchEvent(new KeyboardEvent("keydown", { ...enter, ...composing }));
    }
    input.dispatchEvent(new KeyboardEvent("keydown", enter));
    await room.heard("say");
    expect(room.commands.filter(({ type }) => type === "say")).to.have.length(1);
  });

  it("keeps a long paste whole, says how much is too much, and sends it once it fits", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => byRole(element, "button", "Mais opções"));
    const pasted = "palavra ".repeat(600).trim();
    await write(element, pasted);
    const input = byRole(element, "textbox") as HTMLTextAreaElement;
    expect(input.value).to.equal(pasted);
    const words = await appears(element, () => element.renderRoot.querySelector(".remaining")?.textContent);
    expect(words).to.equal("799 caracteres a mais do que cabem");
    expect(input.getAttribute("aria-invalid")).to.equal("true");
    expect(room.commands.some(({ type }) => type === "say")).to.equal(false);
    await write(element, pasted.slice(0, 4_000).trim());
    expect((await room.heard("say")).text).to.equal(pasted.slice(0, 4_000).trim());
  });

  it("keeps its changing words in step on a page that was translated", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => byRole(element, "button", "Mais opções"));
    translate(element.renderRoot as ShadowRoot);
    const askHuman = byRole(element, "button", "Falar com uma pessoa");
    askHuman?.click();
    await room.heard("ask-human");
    await appears(
      element,
      () => element.renderRoot.querySelector(".status")?.textContent === "Aguardando atendente",
    );
    room.say({ id: "agent-0001", author: "agent", parts: [{ type: "text", text: "Oi, sou a Lia." }] });
    await appears(element, () => element.renderRoot.querySelector(".status")?.textContent === "Atendente");
    const agent = { id: "agent-lia", name: "Lia Andrade" };
    room.say({
      id: "agent-0002",
      author: "agent",
      agent,
      parts: [{ type: "text", text: "Já vi o pedido." }],
    });
    await appears(element, () => element.renderRoot.querySelector(".status")?.textContent === "Lia Andrade");
    expect(element.renderRoot.querySelector("p.human")?.textContent?.trim()).to.equal("Com alguém da equipe");
    expect(element.renderRoot.querySelector("h2")?.textContent).to.equal("Armazém Aurora");
  });
});

/** Wraps every text in elements of its own, as the translators of browsers do. */
function translate(root: ShadowRoot): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    if (!text.data.trim() || text.parentElement?.localName === "style") continue;
    const font = document.createElement("font");
    text.replaceWith(font);
    font.append(text.data);
  }
}
