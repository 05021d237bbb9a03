import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openStage, type Stage, type Tab, type Visitor } from "./stage.ts";

/** The files of the chat besides the first, by their names without the hash. */
const FILES = /\/chunks\/([a-z-]+?)-[\w-]{8}\.js/;

describe("a chat whose files come late", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(async () => {
    await stage.close();
  });

  it("opens at the second press where its file failed once, and asks for no other file twice", async () => {
    const { visitor, requests } = await unlucky((name) => name === "chat");
    const tab = await visitor.tab();
    await pressUntilOpen(tab, 2);
    await tab.ask("Qual o prazo de troca?");
    await tab.page.locator("prosa-chat [part~=citations]").first().waitFor();
    for (const [name, count] of requests) assert.equal(count, name === "chat" ? 2 : 1, name);
    await visitor.close();
  });

  it("works in the end where each of its files failed once, and asks for it once more", async () => {
    const { visitor, requests } = await unlucky(() => true);
    const tab = await visitor.tab();
    await pressUntilOpen(tab, 4);
    await tab.ask("Qual o prazo de troca?");
    await tab.page.locator("prosa-chat [part~=citations]").first().waitFor();
    await openMenu(tab);
    for (const name of ["start", "chat", "pt-br", "conversation", "features", "late", "rich-text"])
      assert.equal(requests.get(name), 2, name);
    await visitor.close();
  });

  /** A visitor whose first request for each of these files gets no file; and how often each was asked for. */
  async function unlucky(fails: (name: string) => boolean) {
    const visitor: Visitor = await stage.visitor();
    // Saves data, so that nothing loads before a press.
    await visitor.context.addInitScript(() =>
      Object.defineProperty(navigator, "connection", { value: { saveData: true } }),
    );
    const requests = new Map<string, number>();
    await visitor.context.route(FILES, async (route) => {
      const name = FILES.exec(route.request().url())?.[1] ?? "";
      const count = (requests.get(name) ?? 0) + 1;
      requests.set(name, count);
      await (count === 1 && fails(name) ? route.fulfill({ status: 503 }) : route.continue());
    });
    return { visitor, requests };
  }

  /** Presses the menu's button until the menu is there; a press for nothing leaves the button as it was. */
  async function openMenu(tab: Tab): Promise<void> {
    const button = tab.page.locator("prosa-chat [part=menu]");
    for (let presses = 0; presses < 4; presses += 1) {
      await button.click();
      const end = await tab.page.waitForFunction(() => {
        const root = document.querySelector("prosa-chat")?.shadowRoot;
        if (root?.querySelector("[role=menuitem]")) return "open";
        return root?.querySelector("[part=menu][aria-expanded=false]") ? "closed" : "";
      });
      if ((await end.jsonValue()) === "open") return;
    }
    assert.fail("The menu does not open.");
  }

  /** Presses the bubble until the chat is open; each press ends with the chat or with words that say to press again. */
  async function pressUntilOpen(tab: Tab, pressesMax: number): Promise<void> {
    const { page, launcher, input } = tab;
    for (let presses = 0; presses < pressesMax; presses += 1) {
      const known = await page.evaluateHandle(() =>
        document.querySelector("prosa-chat")?.shadowRoot?.querySelector("[role=alert]"),
      );
      await launcher.click();
      await page.waitForFunction((before) => {
        const root = document.querySelector("prosa-chat")?.shadowRoot;
        const said = root?.querySelector("[role=alert]");
        return root?.querySelector("textarea") || (said && said !== before);
      }, known);
      if (await input.isVisible()) return;
    }
    assert.fail(`The chat is not open after ${pressesMax} presses.`);
  }
});
