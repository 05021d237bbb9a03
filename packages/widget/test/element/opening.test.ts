import { expect } from "@esm-bundle/chai";
import { changes, forget, leave, openUnloaded, visitWords } from "../support/host-page.ts";
import { openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, stage } from "../support/stage.ts";

type Page = Awaited<ReturnType<typeof visitWords>>;

const FAST = `<script>Object.defineProperty(navigator, "connection", { value: { effectiveType: "4g" } })</script>`;
const FRUGAL = `<script>Object.defineProperty(navigator, "connection", { value: { saveData: true } })</script>`;
const tag = (site: string, more = "") =>
  `<script async src="/held-${site}/prosa.js" data-site="${site}" ${more}></script>`;

/** The paths of the chat's files that the page has asked for, or has begun to; the one that comes right after the bubble apart. */
const chunksOf = (window: Page["window"]) =>
  askedBy(window).filter((path) => path.includes("/chunks/") && !/\/start-\w{8}\.js$/.test(path));

/** The paths of everything that the page has asked for, or has begun to. */
function askedBy(window: Page["window"]): string[] {
  const links = [...window.document.querySelectorAll<HTMLLinkElement>("link[rel=modulepreload]")];
  const loaded = window.performance.getEntriesByType("resource").map(({ name }) => name);
  return [...loaded, ...links.map(({ href }) => href)].map((address) => new URL(address).pathname);
}

/** Records the requests for a session, which are answered by the test server. */
function recordSessions(window: Page["window"]): { asked: string[]; next: () => Promise<string> } {
  const asked: string[] = [];
  let wake = () => {};
  const { fetch } = window;
  window.fetch = (input, init) => {
    if (String(input).endsWith("/api/sessions")) {
      asked.push(String(init?.body));
      wake();
    }
    return fetch.call(window, input, init);
  };
  const next = async () => {
    if (asked.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return asked[0] ?? "";
  };
  return { asked, next };
}

const hold = () => fetch("/held/hold");
const release = () => fetch("/held/release");

async function bubbleOf({ find }: Pick<Page, "find">) {
  const { chat, root } = await find();
  const button = root.querySelector("button");
  if (!button) throw new Error("There is no bubble.");
  return { chat, root, button };
}

describe("the first opening", () => {
  beforeEach(hold);
  afterEach(async () => {
    await release();
    leave();
    await clearStage();
  });

  it("asks for the session, the words and all that comes after while the chat's code is on its way", async () => {
    await forget("first");
    const page = await visitWords(FRUGAL + tag("first"));
    const { root, button } = await bubbleOf(page);
    const sessions = recordSessions(page.window);
    expect(chunksOf(page.window)).to.deep.equal([]);
    button.click();
    expect(button.ariaBusy).to.equal("true");
    expect(JSON.parse(await sessions.next())).to.deep.equal({ site: "first", language: "pt-BR" });
    const asked = askedBy(page.window).join(" ");
    for (const name of ["pt-br", "conversation", "features"])
      expect(asked).to.match(new RegExp(`/held-first/chunks/${name}-\\w{8}\\.js`));
    expect(root.querySelector("[role=dialog]")).to.equal(null);
    await release();
    await changes(root, () => root.querySelector("[role=dialog] [data-status]"));
    await changes(root, () => button.ariaBusy === "false");
    expect(sessions.asked).to.have.length(1);
  });

  it("draws a sign of loading on the bubble in the frame after the press", async () => {
    const page = await visitWords(FRUGAL + tag("busy"));
    const { button } = await bubbleOf(page);
    const sign = () => page.window.getComputedStyle(button, "::after");
    expect(sign().content).to.equal("none");
    button.click();
    await new Promise((resolve) => page.window.requestAnimationFrame(resolve));
    expect(sign().content).to.equal('""');
    expect(sign().animationName).to.equal("turn");
  });

  it("asks for no session where the visitor's consent is awaited", async () => {
    await forget("asked");
    const page = await visitWords(FRUGAL + tag("asked", `data-consent="required"`));
    const { root, button } = await bubbleOf(page);
    const sessions = recordSessions(page.window);
    button.click();
    await release();
    await changes(root, () => root.querySelector("[role=dialog] [data-status=ready]"));
    expect(sessions.asked).to.deep.equal([]);
  });

  it("asks for no session where the device has a conversation", async () => {
    await forget("known");
    await new Promise((resolve) => Object.assign(indexedDB.open("prosa:known"), { onsuccess: resolve }));
    const page = await visitWords(FRUGAL + tag("known"));
    const { button } = await bubbleOf(page);
    const sessions = recordSessions(page.window);
    const { databases } = page.window.indexedDB;
    const listed = new Promise<unknown>((resolve) => {
      page.window.indexedDB.databases = () => {
        const list = databases.call(page.window.indexedDB);
        resolve(list);
        return list;
      };
    });
    button.click();
    await listed;
    await new Promise((resolve) => page.window.setTimeout(resolve));
    expect(sessions.asked).to.deep.equal([]);
  });

  it("loads nothing in advance before the page has loaded and painted", async () => {
    const page = openUnloaded(`${FAST}${tag("quiet")}<script defer src="/held-quiet/late.js"></script>`);
    const { chat } = await page.find();
    const { window } = page;
    await new Promise((resolve) => window.requestAnimationFrame(resolve));
    await new Promise((resolve) => window.requestIdleCallback(resolve));
    expect(window.document.readyState).to.equal("interactive");
    expect(chunksOf(window)).to.deep.equal([]);
    await release();
    await window.customElements.whenDefined("prosa-chat");
    expect(Reflect.has(chat, "open")).to.equal(true);
  });

  it("has no heading without words while the site's name is awaited", async () => {
    const room = await openRoom();
    room.isReachable = false;
    const element = await stage();
    element.open();
    const head = await appears(element, () => element.renderRoot.querySelector("h2"));
    expect([head.textContent, head.role]).to.deep.equal(["", "presentation"]);
    room.isReachable = true;
    await appears(element, () => head.textContent === "Armazém Aurora");
    expect(head.role).to.equal(null);
  });

  it("shows the site's name and greeting with the session, before the room has spoken", async () => {
    const room = await openRoom();
    room.intercept = ({ type }) => type === "hello";
    const element = await stage();
    element.open();
    await appears(element, () => element.renderRoot.textContent?.includes(room.greeting));
    expect(byRole(element, "dialog", "Conversa com Armazém Aurora")).to.not.equal(undefined);
    expect(element.renderRoot.querySelectorAll(".starters .skeleton")).to.have.length(3);
  });

  it("shows neither name nor greeting that it would replace", async () => {
    const room = await openRoom();
    const shown = new Set<string>();
    const element = await stage();
    const note = () => {
      for (const selector of ["h2", "[part=greeting] p"]) {
        const words = element.renderRoot.querySelector(selector)?.textContent?.trim();
        if (words) shown.add(words);
      }
    };
    const watch = new MutationObserver(note);
    watch.observe(element.renderRoot, { childList: true, subtree: true, characterData: true });
    element.open();
    await appears(element, () => element.renderRoot.querySelector("[data-status=online]"));
    await appears(element, () => byRole(element, "button", "O que vocês oferecem?"));
    watch.disconnect();
    expect([...shown].sort()).to.deep.equal(["Armazém Aurora", room.greeting].sort());
  });

  it("shows the page's own name and greeting at once, and keeps them", async () => {
    const room = await openRoom();
    room.isReachable = false;
    const element = await stage();
    element.setAttribute("name", "Padaria Sol");
    element.setAttribute("greeting", "Bom dia! Pão quente?");
    element.open();
    await element.updateComplete;
    await appears(element, () => byRole(element, "dialog", "Conversa com Padaria Sol"));
    expect(element.renderRoot.querySelector("[part=greeting]")?.textContent).to.include("Pão quente?");
    room.isReachable = true;
    await appears(element, () => element.renderRoot.querySelector("[data-status=online]"));
    expect(element.renderRoot.querySelector("h2")?.textContent).to.equal("Padaria Sol");
    expect(element.renderRoot.querySelector("[part=greeting]")?.textContent).to.include("Pão quente?");
  });
});
