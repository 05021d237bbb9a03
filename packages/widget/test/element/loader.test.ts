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

  for (const name of ["start", "chat"])
    it(`names the files of its build, and finds ${name}.js by its lasting name where that is gone`, async () => {
      const { window, find } = await visitWords(
        `<script async src="/renewed-${name}/prosa.js" data-site="renewed" data-open></script>`,
      );
      const { root } = await find();
      await changes(root, () => root.querySelector("[role=dialog]"));
      const loaded = window.performance
        .getEntriesByType("resource")
        .map(({ name }) => new URL(name).pathname);
      expect(loaded).to.include(`/renewed-${name}/${name}.js`);
      const hashed = new RegExp(`^/renewed-${name}/chunks/${name}-\\w{8}\\.js$`);
      expect(loaded.some((path) => hashed.test(path))).to.equal(true);
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

  describe("before its second file has come", () => {
    beforeEach(() => fetch("/held/hold"));
    afterEach(() => fetch("/held/release"));

    const visitHeld = async (site: string, before = "") => {
      const page = await visitWords(
        `${before}<script async src="/held-start-${site}/prosa.js" data-site="${site}"></script>`,
      );
      const { chat, root } = await page.find();
      const button = root.querySelector("button");
      if (!button) throw new Error("There is no bubble.");
      return { ...page, chat, root, button };
    };

    it("shows at once that a press was heard, and opens the chat once it can", async () => {
      const { window, root, button } = await visitHeld("pressed");
      button.click();
      expect(button.ariaBusy).to.equal("true");
      await new Promise((resolve) => window.requestAnimationFrame(resolve));
      expect(window.getComputedStyle(button, "::after").animationName).to.equal("turn");
      await fetch("/held/release");
      await changes(root, () => root.querySelector("[role=dialog]"));
      await changes(root, () => button.ariaBusy === "false");
    });

    it("keeps the calls of the page in their order", async () => {
      const early = `<script>window.Prosa = (...call) => (Prosa.q ||= []).push(call); Prosa("send", "first")</script>`;
      const { window, chat, root, button } = await visitHeld("called", early);
      expect(button.ariaBusy).to.equal("true");
      const sent: string[] = [];
      chat.addEventListener("prosa-before-send", (event) => {
        if (event instanceof window.CustomEvent) sent.push(event.detail.text);
      });
      const { Prosa } = window;
      Prosa?.("identify", "known");
      Prosa?.("send", "second");
      await fetch("/held/release");
      await changes(root, () => root.querySelector("[role=dialog]"));
      expect(Reflect.get(chat, "identity")).to.equal("known");
      // The function that the page took before goes on working.
      Prosa?.("send", "third");
      await changes(root, () => sent.length === 3);
      expect(sent).to.deep.equal(["first", "second", "third"]);
    });

    it("waits with the settings of a tag that runs meanwhile", async () => {
      const { window, chat, faults } = await visitHeld("adopted");
      const script = (site: string) => {
        const tag = window.document.createElement("script");
        Object.assign(tag, { src: `/held-start-${site}/prosa.js` });
        Object.assign(tag.dataset, { site, lang: "es" });
        return tag;
      };
      const body = window.document.createElement("body");
      const next = script("adopted");
      body.append(next);
      window.document.body.replaceWith(body);
      await new Promise((resolve) => next.addEventListener("load", resolve, { once: true }));
      expect(window.document.querySelectorAll("prosa-chat")).to.have.length(1);
      await fetch("/held/release");
      await changes(chat, () => chat.getAttribute("lang") === "es");
      expect(faults()).to.deep.equal({ lines: [], codes: [] });
    });

    it("comes back to a document that is replaced whole, and not to a page that removes it", async () => {
      for (const isReplaced of [true, false]) {
        await fetch("/held/hold");
        const { window, chat, root } = await visitHeld(`replaced-${isReplaced}`);
        const { document } = window;
        if (isReplaced) document.documentElement.innerHTML = "<head><title>B</title></head><body>B</body>";
        else chat.remove();
        expect(chat.isConnected).to.equal(false);
        await fetch("/held/release");
        if (isReplaced) await changes(document, () => chat.isConnected);
        else {
          window.Prosa?.("identify", "known");
          await Promise.resolve();
          while (Reflect.get(chat, "identity") !== "known")
            await new Promise((resolve) => window.requestAnimationFrame(resolve));
          expect(chat.isConnected).to.equal(false);
        }
        window.Prosa?.("open");
        await changes(root, () => root.querySelector("[role=dialog]"));
      }
    });

    it("keeps the bubble, and a press on it, in a body that is replaced", async () => {
      const { window, chat, root, button } = await visitHeld("boosted");
      button.click();
      window.document.body.replaceWith(window.document.createElement("body"));
      expect(chat.isConnected).to.equal(true);
      await fetch("/held/release");
      await changes(root, () => root.querySelector("[role=dialog]"));
    });
  });
});
