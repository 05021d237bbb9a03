import { expect } from "@esm-bundle/chai";
import { emulateMedia } from "@web/test-runner-commands";
import { openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, stage } from "../support/stage.ts";

async function openAndClose() {
  const element = await stage();
  element.open();
  await appears(element, () => byRole(element, "button", "Mais opções"));
  element.close();
  await appears(element, () => !byRole(element, "dialog"));
  return element;
}

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
