import { expect } from "@esm-bundle/chai";
import { changes, leave, visitWords } from "../support/host-page.ts";

const TAG = '<script async src="/prosa.js" data-site="replaced"></script>';

type Page = Awaited<ReturnType<typeof visitWords>>;

/** Writes a draft into the open chat, and returns its nodes, which must all be there after the page was replaced. */
async function openWithDraft(page: Page) {
  const { chat, root } = await page.find();
  page.window.Prosa?.("open");
  const input = await changes(root, () => root.querySelector("textarea"));
  input.value = "Meio escrito";
  input.dispatchEvent(new page.window.InputEvent("input", { bubbles: true }));
  input.focus();
  return { chat, root, input };
}

/** Counts how often the chat left its page: each time it would hang up and dial again. */
function countRemovals({ window }: Page, chat: HTMLElement): () => number {
  const observer = new MutationObserver(() => {});
  observer.observe(window.document, { childList: true, subtree: true });
  return () => observer.takeRecords().filter(({ removedNodes }) => [...removedNodes].includes(chat)).length;
}

/** Runs the scripts of a new body, as Turbo and its like do. */
function bodyOf({ window }: Page, words: string): HTMLElement {
  const body = window.document.createElement("body");
  body.innerHTML = words;
  for (const script of body.querySelectorAll("script")) {
    const again = window.document.createElement("script");
    for (const { name, value } of script.attributes) again.setAttribute(name, value);
    script.replaceWith(again);
  }
  return body;
}

const loaded = (page: Page) =>
  changes(page.window.document, () => page.window.document.querySelector("script[data-site]")).then(
    (script) => new Promise((resolve) => script.addEventListener("load", resolve, { once: true })),
  );

const REPLACEMENTS: [name: string, replace: (page: Page) => unknown][] = [
  [
    "a new body whose scripts run again (Turbo, Astro)",
    (page) => {
      page.window.document.body.replaceWith(bodyOf(page, `<h1>B</h1>${TAG}`));
      return loaded(page);
    },
  ],
  [
    "other contents in the same body (htmx boost)",
    ({ window }) => {
      window.document.body.innerHTML = "<h1>B</h1>";
    },
  ],
  [
    "a morph, which removes what the next page does not have",
    ({ window }) => {
      for (const child of [...window.document.body.children]) if (child.localName !== "main") child.remove();
      window.document.body.append("B");
    },
  ],
  [
    "a view transition",
    ({ window }) => {
      const { document } = window;
      const swap = () => document.body.replaceChildren(document.createElement("main"));
      return document.startViewTransition ? document.startViewTransition(swap).updateCallbackDone : swap();
    },
  ],
  [
    "a container with the tag in it (pjax)",
    (page) => {
      page.window.document
        .querySelector("main")
        ?.replaceWith(...bodyOf(page, `<main>B${TAG}</main>`).childNodes);
      return loaded(page);
    },
  ],
];

describe("a page that replaces itself", () => {
  afterEach(leave);

  for (const [name, replace] of REPLACEMENTS) {
    it(`keeps the open chat, its focus and its draft through ${name}`, async () => {
      const page = await visitWords(`<main>A${TAG}</main>`);
      const { chat, root, input } = await openWithDraft(page);
      const removals = countRemovals(page, chat);
      await replace(page);
      expect([...page.window.document.querySelectorAll("prosa-chat")]).to.deep.equal([chat]);
      expect(removals()).to.equal(0);
      expect(root.querySelector("textarea") === input).to.equal(true);
      expect([input.value, root.activeElement === input]).to.deep.equal(["Meio escrito", true]);
      expect(page.faults()).to.deep.equal({ lines: [], codes: [] });
    });
  }

  it("comes back to a document that is replaced whole, with its draft", async () => {
    const page = await visitWords(`<main>A</main>${TAG}`);
    const { chat, root } = await openWithDraft(page);
    page.window.document.documentElement.innerHTML = "<head><title>B</title></head><body>B</body>";
    await changes(page.window.document, () => chat.isConnected);
    const input = await changes(root, () => root.querySelector("textarea"));
    expect(input.value).to.equal("Meio escrito");
  });

  it("leaves the page that removes it, and comes back with a call of Prosa", async () => {
    const page = await visitWords(TAG);
    const { chat, root } = await page.find();
    chat.remove();
    await Promise.resolve();
    expect(chat.isConnected).to.equal(false);
    page.window.Prosa?.("open");
    await changes(root, () => root.querySelector("[role=dialog]"));
    expect(chat.isConnected).to.equal(true);
  });

  it("takes the settings of the next page's tag, but not whether the chat is open", async () => {
    const page = await visitWords(TAG);
    const { chat } = await page.find();
    const next = TAG.replace("data-site", 'data-open data-lang="es" data-site');
    page.window.document.body.replaceWith(bodyOf(page, next));
    await loaded(page);
    await changes(chat, () => chat.hasAttribute("lang"));
    expect([chat.getAttribute("lang"), chat.hasAttribute("open")]).to.deep.equal(["es", false]);
  });
});
