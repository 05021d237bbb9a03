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
});
