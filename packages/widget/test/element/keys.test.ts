import { expect } from "@esm-bundle/chai";
import { changes, leave, visitWords } from "../support/host-page.ts";

const TAG = '<script async src="/prosa.js" data-site="keys"></script>';
/** A page with shortcuts on every phase, which it does not offer while one writes, as far as it can tell. */
const SHORTCUTS = `<script>
  window.hits = [];
  window.seen = [];
  document.addEventListener("keydown", ({ key }) => seen.push(key), true);
  const take = (event) => {
    const { target } = event;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable) return;
    hits.push(event.type + " " + event.key);
    event.preventDefault();
  };
  const listen = (node, phase) => {
    for (const type of ["keydown", "keypress", "keyup"]) node.addEventListener(type, take, phase);
  };
  const listenAll = () => {
    for (const node of [window, document, document.documentElement, document.body])
      for (const phase of [true, false]) listen(node, phase);
  };
</script>`;

async function write(window: Window & typeof globalThis, input: HTMLTextAreaElement, keys: string[]) {
  for (const key of keys) press(window, input, key);
}

/** Presses a key as a keyboard does: a key that nobody prevents writes its letter. */
function press(
  window: Window & typeof globalThis,
  target: Element,
  key: string,
  init: KeyboardEventInit = {},
): boolean {
  const event = (type: string) =>
    new window.KeyboardEvent(type, { key, bubbles: true, composed: true, cancelable: true, ...init });
  const isFree = target.dispatchEvent(event("keydown")) && target.dispatchEvent(event("keypress"));
  if (isFree && key.length === 1 && !init.ctrlKey) window.document.execCommand("insertText", false, key);
  target.dispatchEvent(event("keyup"));
  return isFree;
}

async function openChat(words: string) {
  const page = await visitWords(words);
  const { chat, root } = await page.find();
  page.window.Prosa?.("open");
  const input = await changes(root, () => root.querySelector("textarea"));
  await changes(root, () => root.querySelector("[part~=menu]"));
  input.focus();
  const hits = (): string[] => Reflect.get(page.window, "hits");
  /** The keys that reached the document, since the last time. */
  const seen = (): string[] => Reflect.get(page.window, "seen").splice(0);
  return { ...page, chat, root, input, hits, seen };
}

describe("keys", () => {
  afterEach(leave);

  for (const [when, words] of [
    ["after", `${SHORTCUTS}${TAG}<script>addEventListener("load", listenAll)</script>`],
    ["before", `${SHORTCUTS}<script>listenAll()</script>${TAG}`],
  ] as const) {
    it(`go to the chat alone while one writes, from shortcuts that were there ${when} it`, async () => {
      const { window, input, hits, seen } = await openChat(words);
      await write(window, input, [..."isso? ok/sk", "ArrowLeft", "Home", "Backspace", "ArrowUp"]);
      expect(input.value).to.equal("isso? ok/sk");
      expect([hits(), seen()]).to.deep.equal([[], []]);
    });
  }

  it("write even what a first listener of the page prevents without asking", async () => {
    const rude = `<script>addEventListener("keydown", (event) => event.preventDefault(), true)</script>`;
    const { window, input } = await openChat(`${rude}${TAG}`);
    await write(window, input, [..."oi?", "Backspace"]);
    expect(input.value).to.equal("oi");
  });

  it("reach the page where the chat has no use for them", async () => {
    const { window, root, input, seen } = await openChat(`${SHORTCUTS}${TAG}`);
    for (const [key, init] of [
      ["k", { ctrlKey: true }],
      ["F2", {}],
      ["Tab", {}],
    ] as const)
      press(window, input, key, init);
    expect(seen()).to.deep.equal(["k", "F2", "Tab"]);
    press(window, input, "c", { ctrlKey: true });
    press(window, input, "@", { ctrlKey: true, altKey: true });
    expect(seen()).to.deep.equal([]);
    const menu = root.querySelector<HTMLElement>("[part~=menu]");
    if (!menu) throw new Error("There is no menu.");
    menu.focus();
    press(window, menu, "k");
    expect(seen()).to.deep.equal(["k"]);
  });

  it("close the chat with Escape, and move among its messages, away from the page", async () => {
    const { window, root, seen } = await openChat(`${SHORTCUTS}<script>listenAll()</script>${TAG}`);
    const log = root.querySelector<HTMLElement>(".scroll");
    if (!log) throw new Error("There is no log.");
    log.focus();
    press(window, log, "F6");
    expect(root.activeElement?.localName).to.equal("textarea");
    log.focus();
    press(window, log, "Escape");
    await changes(root, () => !root.querySelector("[role=dialog]"));
    expect(seen()).to.deep.equal([]);
  });
});
