import { expect } from "@esm-bundle/chai";
import { changes, leave, visit, visitWords } from "../support/host-page.ts";

describe("the script tag", () => {
  afterEach(leave);

  it("runs under a strict policy with nothing blocked, and handles calls from before it was loaded", async () => {
    const { window, root } = await visit("strict.html");
    const dialog = await changes(root, () => root.querySelector("[role=dialog]"));
    expect(dialog.getAttribute("lang")).to.equal("es");
    expect(window.getComputedStyle(dialog).position).to.equal("fixed");
    await changes(root, () => root.querySelector("[part=greeting] p:not([role])"));
    expect(root.querySelectorAll("[style]")).to.have.length(0);
    const blocked: unknown = Reflect.get(window, "blocked");
    // The test server puts a script of its own into every page.
    const ours =
      Array.isArray(blocked) && blocked.filter((line) => !String(line).includes("__web-dev-server__"));
    expect(ours).to.deep.equal([]);
  });

  it("draws the bubble alone, and the element uses the same button", async () => {
    const { window, chat, root } = await visit("hostile.html");
    const button = root.querySelector("button");
    if (!button) throw new Error("There is no bubble.");
    expect(button.getAttribute("aria-label")).to.equal("Open the chat");
    expect(Reflect.has(chat, "open")).to.equal(false);
    expect(root.childElementCount).to.equal(1);
    const before = button.getBoundingClientRect();
    button.click();
    await changes(root, () => root.querySelector("[role=dialog]"));
    expect(root.querySelector("button")).to.equal(button);
    expect(root.querySelectorAll("[part~=launcher]")).to.have.length(1);
    expect(button.getAttribute("aria-expanded")).to.equal("true");
    // The mark gives way to the arrow, in the same place.
    const [mark, fold] = [".mark", ".fold"].map((one) => button.querySelector(one));
    if (!mark || !fold) throw new Error("The bubble lacks its mark or its arrow.");
    await changes(root, () => button.ariaBusy === "false");
    await Promise.allSettled(button.getAnimations({ subtree: true }).map(({ finished }) => finished));
    expect([mark, fold].map((one) => window.getComputedStyle(one).opacity)).to.deep.equal(["0", "1"]);
    const middle = (one: Element) => one.getBoundingClientRect().top + one.getBoundingClientRect().height / 2;
    expect(middle(mark)).to.be.closeTo(middle(fold), 1);
    expect(button.getBoundingClientRect().toJSON()).to.deep.equal(before.toJSON());
    window.Prosa?.("close");
    await changes(root, () => !root.querySelector("[role=dialog]"));
  });

  it("names the files of its build, and finds the chat by its lasting name where those are gone", async () => {
    const { window, find } = await visitWords(
      `<script async src="/renewed/prosa.js" data-site="renewed" data-open></script>`,
    );
    const { root } = await find();
    await changes(root, () => root.querySelector("[role=dialog]"));
    const loaded = window.performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
    expect(loaded).to.include("/renewed/chat.js");
    expect(loaded.some((path) => /^\/renewed\/chunks\/chat-\w{8}\.js$/.test(path))).to.equal(true);
  });

  it("keeps its looks on a page that unsets everything, and yields to a first copy", async () => {
    const { window, chat, root } = await visit("hostile.html");
    const button = root.querySelector("button");
    if (!button) throw new Error("There is no bubble.");
    const style = window.getComputedStyle(button);
    expect([style.position, style.width, style.opacity]).to.deep.equal(["fixed", "60px", "1"]);
    expect(window.getComputedStyle(chat).display).to.equal("block");
    expect(window.document.querySelectorAll("prosa-chat")).to.have.length(1);
  });
});
