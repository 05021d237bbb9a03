import { expect } from "@esm-bundle/chai";
import { changes, type HostPage, leave, visit } from "../support/host-page.ts";

function hitIn({ window, chat, root }: HostPage, part: Element): boolean {
  const { left, top, width, height } = part.getBoundingClientRect();
  const hit = window.document.elementFromPoint(left + width / 2, top + height / 2);
  return hit === chat && part.contains(root.elementFromPoint(left + width / 2, top + height / 2));
}

function launcherOf(root: ShadowRoot): HTMLButtonElement {
  const button = root.querySelector<HTMLButtonElement>("button[part~=launcher]");
  if (!button) throw new Error("There is no bubble.");
  return button;
}

async function openDialog({ root }: HostPage): Promise<Element> {
  launcherOf(root).click();
  return changes(root, () => root.querySelector("[role=dialog]"));
}

describe("a hostile page", () => {
  afterEach(leave);

  it("[F49] that changes prototypes, timers and promises gets its early question asked all the same", async () => {
    const page = await visit("patched.html");
    const said = await changes(page.root, () => page.root.querySelector("[role=log] [part~=visitor]"));
    expect(said.textContent).to.contain("Antes de tudo");
    await changes(page.root, () => page.root.querySelector("textarea"));
    expect(Reflect.get(page.window, "faults")).to.deep.equal([]);
  });

  it("with layers above all and a transformed body leaves the bubble in its corner, and to be clicked", async () => {
    const page = await visit("crowded.html");
    const { right, bottom, width } = launcherOf(page.root).getBoundingClientRect();
    expect(width).to.equal(60);
    expect(page.window.innerHeight - bottom).to.equal(20);
    expect(page.window.document.documentElement.clientWidth - right).to.equal(20);
    expect(hitIn(page, launcherOf(page.root))).to.equal(true);
    const dialog = await openDialog(page);
    await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
    expect(hitIn(page, dialog)).to.equal(true);
  });

  it("that unsets everything lets the whole chat keep its looks", async () => {
    const page = await visit("hostile.html");
    const dialog = await openDialog(page);
    const input = await changes(page.root, () => page.root.querySelector("textarea"));
    const style = (element: Element) => page.window.getComputedStyle(element);
    expect(style(dialog).position).to.equal("fixed");
    expect(style(dialog).fontSize).to.equal("16px");
    expect(style(input).fontSize).to.equal("16px");
    expect(style(input).fontFamily).to.not.contain("cursive");
  });

  it("that moves the element about finds the chat as open as it was, with one bubble", async () => {
    const page = await visit("hostile.html");
    await openDialog(page);
    const { document } = page.window;
    for (let turn = 0; turn < 3; turn += 1) {
      const corner = document.createElement("div");
      document.body.prepend(corner);
      corner.append(page.chat);
      await changes(page.root, () => page.root.querySelector("[role=dialog] textarea"));
    }
    expect(page.root.querySelectorAll("[part~=launcher]")).to.have.length(1);
    expect(page.root.querySelectorAll("[role=dialog]")).to.have.length(1);
    expect(launcherOf(page.root).getAttribute("aria-expanded")).to.equal("true");
  });

  it("that loads a second copy of the chat hears a warning and keeps the first", async () => {
    const page = await visit("hostile.html");
    await openDialog(page);
    const first = page.window.customElements.get("prosa-chat");
    const warned: unknown[] = [];
    page.window.console.warn = (...words: unknown[]) => warned.push(...words);
    const script = page.window.document.createElement("script");
    script.type = "module";
    const [, chunk] = /"\.(\/chunks\/[^"]+)"/.exec(await (await fetch("/chat.js")).text()) ?? [];
    script.textContent = `await import("${chunk}?second"); document.body.dataset.second = "loaded";`;
    page.window.document.body.append(script);
    await changes(page.window.document, () => page.window.document.body.dataset.second);
    expect(page.window.customElements.get("prosa-chat")).to.equal(first);
    expect(warned).to.have.length(1);
    expect(page.root.querySelectorAll("[role=dialog]")).to.have.length(1);
  });
});
