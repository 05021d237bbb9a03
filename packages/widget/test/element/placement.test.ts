import { expect } from "@esm-bundle/chai";
import { emulateMedia } from "@web/test-runner-commands";
import { openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, stage } from "../support/stage.ts";

type Chat = Awaited<ReturnType<typeof stage>>;

const boxOf = (element: Chat, selector: string) =>
  element.renderRoot.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();

async function placed(attributes: Record<string, string>): Promise<Chat> {
  const element = await stage();
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  await element.updateComplete;
  return element;
}

describe("placement", () => {
  beforeEach(openRoom);
  afterEach(clearStage);

  it("puts the bubble and the chat on the given side, at the given distances", async () => {
    const element = await placed({ position: "left", "offset-x": "32", "offset-y": "6rem" });
    element.open();
    await appears(element, () => byRole(element, "dialog"));
    const bubble = boxOf(element, ".launcher");
    expect([bubble.left, innerHeight - bubble.bottom]).to.deep.equal([32, 96]);
    const panel = element.renderRoot.querySelector(".panel");
    await Promise.all((panel?.getAnimations() ?? []).map(({ finished }) => finished));
    expect(panel?.getBoundingClientRect().left).to.equal(32);
  });

  it("goes by the text's direction without a position, and by the position in any direction", async () => {
    const arabic = await placed({ lang: "ar" });
    expect(boxOf(arabic, ".launcher").left).to.equal(20);
    arabic.setAttribute("position", "right");
    expect(innerWidth - boxOf(arabic, ".launcher").right).to.equal(20);
  });

  it("wears the colour that the attribute names, and its own where that is no colour", async () => {
    const colourOf = (element: Chat) =>
      getComputedStyle(element.renderRoot.querySelector(".launcher") ?? element).backgroundColor;
    expect(colourOf(await placed({ accent: "#0b7a75", theme: "light" }))).to.equal("rgb(11, 122, 117)");
    const own = colourOf(await placed({ theme: "light" }));
    expect(colourOf(await placed({ accent: "red;display:none", theme: "light" }))).to.equal(own);
  });

  it("gives the chat more room when asked, and takes it back", async () => {
    const element = await placed({});
    element.open();
    await appears(element, () => byRole(element, "button", "Ampliar a conversa"));
    const panel = element.renderRoot.querySelector(".panel");
    const wide = async () => {
      await Promise.allSettled((panel?.getAnimations() ?? []).map(({ finished }) => finished));
      return boxOf(element, ".panel").width;
    };
    const before = await wide();
    byRole(element, "button", "Ampliar a conversa")?.click();
    await appears(element, () => byRole(element, "button", "Reduzir a conversa"));
    expect(await wide()).to.be.above(before * 1.3);
    byRole(element, "button", "Reduzir a conversa")?.click();
    await appears(element, () => byRole(element, "button", "Ampliar a conversa"));
    expect(await wide()).to.equal(before);
  });

  it("ignores a distance that is no length", async () => {
    const element = await placed({ "offset-x": "far", "offset-y": "1;color:red" });
    const bubble = boxOf(element, ".launcher");
    expect([innerWidth - bubble.right, innerHeight - bubble.bottom]).to.deep.equal([20, 20]);
  });

  it("puts two chats of a page beside each other", async () => {
    const [first, second] = [await placed({}), await placed({})];
    const [one, two] = [boxOf(first, ".launcher"), boxOf(second, ".launcher")];
    expect(two.right).to.be.lessThan(one.left);
    expect(two.top).to.equal(one.top);
  });

  it("is not printed, open or closed", async () => {
    const element = await placed({});
    element.open();
    await appears(element, () => byRole(element, "dialog"));
    await emulateMedia({ media: "print" });
    try {
      expect(element.checkVisibility()).to.equal(false);
      expect(boxOf(element, ".panel").width + boxOf(element, ".launcher").width).to.equal(0);
    } finally {
      await emulateMedia({ media: "screen" });
    }
  });
});
