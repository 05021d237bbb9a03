import { expect } from "@esm-bundle/chai";
import { violationsOf } from "./accessibility.ts";
import { openRoom } from "./room.ts";
import { appears, byRole, clearStage, messages, stage, write } from "./stage.ts";

describe("<prosa-chat>", () => {
  afterEach(clearStage);

  it("renders", async () => {
    const element = await stage();
    const launcher = byRole(element, "button", "Abrir a conversa");
    expect(launcher?.getAttribute("aria-expanded")).to.equal("false");
    expect(byRole(element, "dialog")).to.equal(undefined);
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
    await appears(element, () => messages(element).length === 2);
    expect(messages(element)).to.deep.equal(["Qual o prazo?", "São 3 dias."]);
  });
});
