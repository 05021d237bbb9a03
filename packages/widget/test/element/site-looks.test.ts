import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { changes, leave, visitWords } from "../support/host-page.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import {
  appears,
  byRole,
  clearStage,
  erase,
  freshSite,
  isOnline,
  messages,
  stage,
  write,
} from "../support/stage.ts";

const LOOKS = "accent=%230b7a75&position=left&theme=dark&radius=4&font=serif&new=x";
const NAMES = ["accent", "position", "theme", "radius", "font", "logo"];

/** The looks that an element wears, by their attributes. */
const wornBy = (element: Element) =>
  Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = element.getAttribute(name);
      return value === null ? [] : [[name, value]];
    }),
  );

const keysOf = (site: string) => Object.keys(localStorage).filter((key) => key.includes(`looks:${site}`));

/** Opens the chat, waits for the room's welcome and for the code that takes the looks, and closes it again. */
async function openOnce(element: ProsaChat): Promise<void> {
  element.open();
  await appears(element, () => isOnline(element) && byRole(element, "button", "Mais opções"));
  element.close();
  await element.updateComplete;
  await element.updateComplete;
}

async function stageWith(site: string, attributes: Record<string, string>): Promise<ProsaChat> {
  const element = document.createElement("prosa-chat");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const staged = await stage(site, element);
  return staged;
}

describe("the looks of the site's settings", () => {
  let room: FakeRoom;
  beforeEach(async () => {
    room = await openRoom();
    room.looks = LOOKS;
  });
  afterEach(() => {
    leave();
    return clearStage();
  });
  const all = { accent: "#0b7a75", position: "left", theme: "dark", radius: "4", font: "serif" };

  it("change nothing in an open chat, show once it is closed, and at once on the next page", async () => {
    const site = freshSite();
    const element = await stage(site);
    element.open();
    await appears(element, () => isOnline(element));
    await element.updateComplete;
    expect(wornBy(element)).to.deep.equal({});
    element.close();
    await appears(element, () => element.hasAttribute("accent"));
    expect(wornBy(element)).to.deep.equal(all);
    await clearStage();
    expect(wornBy(await stage(site))).to.deep.equal(all);
  });

  it("give the chat its roundness and its font", async () => {
    const element = await stage();
    await openOnce(element);
    element.open();
    await appears(element, () => isOnline(element));
    const panel = await appears(element, () => element.renderRoot.querySelector(".panel"));
    const style = getComputedStyle(panel);
    const shown = () => [style.borderTopLeftRadius, style.fontFamily.split(",")[0]];
    expect(shown()).to.deep.equal(["10px", "ui-serif"]);
    element.setAttribute("radius", "99");
    element.setAttribute("font", "page");
    await element.updateComplete;
    expect(getComputedStyle(panel).borderTopLeftRadius).to.equal("24px");
    expect(getComputedStyle(panel).fontFamily).to.equal(getComputedStyle(document.body).fontFamily);
  });

  it("leave a theme that follows the device to the page that says so, and else set it", async () => {
    const site = freshSite();
    const element = await stageWith(site, { theme: "auto" });
    await openOnce(element);
    await appears(element, () => element.hasAttribute("accent"));
    expect([element.getAttribute("theme"), element.theme]).to.deep.equal(["auto", "auto"]);
    await clearStage();
    // What the device remembers of the settings comes after the page's word, too.
    const next = await stageWith(site, { theme: "auto" });
    expect(wornBy(next)).to.deep.equal({ ...all, theme: "auto" });
    await clearStage();
    const silent = freshSite();
    await openOnce(await stage(silent));
    await clearStage();
    room.looks = "accent=%230b7a75";
    const dark = await stage(silent);
    expect([dark.getAttribute("theme"), dark.theme]).to.deep.equal(["dark", "dark"]);
    await openOnce(dark);
    await appears(dark, () => !dark.hasAttribute("theme"));
    expect(dark.theme).to.equal("auto");
  });

  it("leave the page's own attributes alone, on every page", async () => {
    const site = freshSite();
    const own = { accent: "#c2185b", position: "right" };
    for (const radius of ["4", "8"]) {
      const element = await stageWith(site, own);
      await openOnce(element);
      expect(wornBy(element)).to.deep.equal({ ...all, radius, ...own });
      await clearStage();
      room.looks = LOOKS.replace("radius=4", "radius=8");
      if (radius === "4") expect(wornBy(await stageWith(site, own)).radius).to.equal("4");
      await clearStage();
    }
  });

  it("go where the owner takes them back, and stay where a server tells none", async () => {
    const site = freshSite();
    await openOnce(await stage(site));
    await clearStage();
    room.looks = undefined;
    const untold = await stage(site);
    await openOnce(untold);
    expect(wornBy(untold)).to.deep.equal(all);
    await clearStage();
    room.looks = "";
    const element = await stage(site);
    await openOnce(element);
    expect(wornBy(element)).to.deep.equal({});
    await clearStage();
    expect(wornBy(await stage(site))).to.deep.equal({});
  });

  it("begin with those of the tag; a tag that was copied since comes before what the device knows", async () => {
    const site = freshSite();
    const first = await stageWith(site, { looks: "accent=#2e7d32&radius=12" });
    expect(wornBy(first)).to.deep.equal({ accent: "#2e7d32", radius: "12" });
    await openOnce(first);
    expect(wornBy(first)).to.deep.equal(all);
    await clearStage();
    const looks = "accent=#1f6feb";
    expect(wornBy(await stageWith(site, { looks }))).to.deep.equal({ accent: "#1f6feb" });
    expect(wornBy(await stageWith(site, { looks: "accent=#2e7d32&radius=12" }))).to.deep.equal(all);
    await clearStage();
    await openOnce(await stageWith(site, { looks }));
    expect(keysOf(site)).to.deep.equal([`prosa:looks:${site}|${looks}`]);
  });

  it("have no say where the page wants none", async () => {
    const site = freshSite();
    const element = await stageWith(site, { looks: "none" });
    await openOnce(element);
    expect(wornBy(element)).to.deep.equal({});
    expect(keysOf(site)).to.deep.equal([]);
  });

  it("go from the device with the conversation", async () => {
    const site = freshSite();
    const element = await stage(site);
    await openOnce(element);
    expect(keysOf(site)).to.have.length(1);
    element.open();
    await appears(element, () => isOnline(element));
    await write(element, "oi");
    const { id } = await room.heard("say");
    room.answer("olá", id);
    await appears(element, () => messages(element).length === 2);
    await erase(element);
    await appears(element, () => messages(element).length === 0);
    expect(keysOf(site)).to.deep.equal([]);
  });

  it("colour the bubble of the script tag before anything else is loaded", async () => {
    const site = freshSite();
    const bubbleOf = async (attributes: string) => {
      const { window, find } = await visitWords(
        `<script async src="/held-looks/prosa.js" data-site="${site}" data-theme="light" ${attributes}></script>`,
      );
      const { chat, root } = await find();
      expect(Reflect.has(chat, "open")).to.equal(false);
      const button = root.querySelector("button");
      const colour = button && window.getComputedStyle(button).backgroundColor;
      return [colour, wornBy(chat).position];
    };
    const tag = 'data-looks="accent=#2e7d32&amp;position=left"';
    await fetch("/held/hold");
    try {
      expect(await bubbleOf(tag)).to.deep.equal(["rgb(46, 125, 50)", "left"]);
      localStorage.setItem(`prosa:looks:${site}|accent=#2e7d32&position=left`, "accent=%231f6feb&onclick=x");
      expect(await bubbleOf(tag)).to.deep.equal(["rgb(31, 111, 235)", undefined]);
      expect(await bubbleOf(`${tag} data-accent="#c2185b"`)).to.deep.equal(["rgb(194, 24, 91)", undefined]);
    } finally {
      await fetch("/held/release");
    }
  });

  it("are asked of the device before the first frame only where its cache had the script tag's file", async () => {
    const site = freshSite();
    localStorage.setItem(`prosa:looks:${site}|`, "accent=%231f6feb");
    // The tests' service worker answers as a cache does: the size is that of a line, or of a cache with an `ETag`.
    const spyOn = (transferSize: number) => `<script>
      performance.getEntriesByName = (name) => [{ transferSize: name.endsWith("/prosa.js") ? ${transferSize} : 0 }];
      const store = localStorage;
      const asked = [];
      Object.defineProperty(window, "localStorage", { get: () => (asked.push("memory"), store) });
      new MutationObserver(() => asked.push("drawn")).observe(document.documentElement, { childList: true });
    </script>`;
    const visitOver = async (transferSize: number) => {
      const { window, find } = await visitWords(
        `${spyOn(transferSize)}<script async src="/held-${site.replaceAll("-", "_")}/prosa.js" data-site="${site}"></script>`,
      );
      const { chat } = await find();
      await changes(chat, () => chat.hasAttribute("accent"));
      expect(chat.getAttribute("accent")).to.equal("#1f6feb");
      return window.eval("asked.slice(0, 2)");
    };
    await fetch("/held/hold");
    try {
      expect(await visitOver(4_300)).to.deep.equal(["drawn", "memory"]);
      expect(await visitOver(300)).to.deep.equal(["memory", "drawn"]);
    } finally {
      await fetch("/held/release");
    }
  });

  it("of the device leave what the page set meanwhile alone", async () => {
    const site = freshSite();
    localStorage.setItem(`prosa:looks:${site}|`, "accent=%231f6feb&position=left");
    await fetch("/held/hold");
    try {
      const page = `<script>performance.getEntriesByName = () => [{ transferSize: 4_300 }]</script>
        <script async src="/held-${site.replaceAll("-", "_")}/prosa.js" data-site="${site}"></script>
        <script>
          new MutationObserver(() => document.querySelector("prosa-chat").setAttribute("accent", "#c2185b"))
            .observe(document.documentElement, { childList: true });
        </script>`;
      const { chat } = await (await visitWords(page)).find();
      await changes(chat, () => chat.hasAttribute("position"));
      expect(wornBy(chat)).to.deep.equal({ accent: "#c2185b", position: "left" });
    } finally {
      await fetch("/held/release");
    }
  });
});
