import { expect } from "@esm-bundle/chai";
import { changes, leave, visitWords } from "../support/host-page.ts";

const shown = (root: ShadowRoot) => root.querySelector("[role=dialog]")?.textContent ?? "";

describe("a misconfigured site", () => {
  afterEach(leave);

  for (const [how, words] of [
    ["the address of the script", `<script async src="/prosa.js?site=named"></script>`],
    [
      "a global, under a tag that lost its attributes",
      `<script>window.prosaSettings = { site: "named", countInTitle: true }</script><script async src="/prosa.js"></script>`,
    ],
    ["a module's attributes", `<script type="module" src="/prosa.js" data-site="named"></script>`],
    [
      "the attributes before the rest",
      `<script>window.prosaSettings = { site: "other" }</script><script src="/prosa.js?site=more" data-site="named"></script>`,
    ],
  ] as const) {
    it(`is named by ${how}`, async () => {
      const page = await visitWords(words);
      const { chat, root } = await page.find();
      expect(chat.getAttribute("site")).to.equal("named");
      expect(chat.getAttribute("server")).to.equal(location.origin);
      expect(chat.hasAttribute("count-in-title")).to.equal(words.includes("countInTitle"));
      page.window.Prosa?.("open");
      await changes(root, () => root.querySelector("textarea"));
      expect(page.faults()).to.deep.equal({ lines: [], codes: [] });
    });
  }

  it("says once in the console that its name is missing, and how to give it; visitors are promised nothing", async () => {
    const page = await visitWords(`<script async src="/prosa.js"></script>`);
    const { root } = await page.find();
    page.window.Prosa?.("open");
    await changes(root, () => shown(root).includes("não está disponível nesta página"));
    const { lines, codes } = page.faults();
    expect(lines).to.have.length(1);
    for (const way of ["data-site", "window.prosaSettings", "prosa.js?site="])
      expect(lines[0]).to.include(way);
    expect(new Set(codes)).to.deep.equal(new Set(["not-configured"]));
    expect(shown(root)).to.not.include("assim que a conexão voltar");
  });

  it("says which calls of Prosa there are, for one that is not", async () => {
    const page = await visitWords(
      `<script>window.Prosa = (...call) => (Prosa.q ||= []).push(call); Prosa("show")</script>
      <script async src="/prosa.js" data-site="named"></script>`,
    );
    const { chat } = await page.find();
    await changes(chat, () => chat.hasAttribute("data-fault"));
    const { lines, codes } = page.faults();
    expect(codes).to.deep.equal(["unknown-call"]);
    expect(lines.join()).to.include('Prosa("show")').and.to.include("open, close, send, grantConsent");
  });

  for (const [file, folder] of [
    ["chat.js", "blocked-chat"],
    ["start.js", "blocked"],
  ])
    it(`tells the visitor and the page's author that ${file} is blocked`, async () => {
      const page = await visitWords(`<script async src="/${folder}/prosa.js" data-site="named"></script>`);
      const { root } = await page.find();
      const button = root.querySelector("button");
      button?.click();
      expect(button?.ariaBusy).to.equal("true");
      const note = await changes(root, () => root.querySelector("[role=alert]"));
      expect(note.textContent).to.include("Falha ao abrir a conversa");
      expect(page.faults().codes).to.include("not-loaded");
      expect(page.faults().lines.join()).to.include(`/${folder}/${file} could not be loaded`);
      expect(new Set(page.faults().lines).size).to.equal(1);
      expect(button?.ariaBusy).to.equal("false");
    });

  it("imports nothing offline that the cache does not have, and opens at the next press with a line", async () => {
    const frugal = `<script>Object.defineProperty(navigator, "connection", { value: { saveData: true } })</script>`;
    const page = await visitWords(`${frugal}<script async src="/prosa.js" data-site="named"></script>`);
    const { root } = await page.find();
    const { navigator, fetch } = page.window;
    const setOnline = (isOnline: boolean) => {
      Object.defineProperty(navigator, "onLine", { value: isOnline, configurable: true });
      page.window.fetch = isOnline ? fetch : () => Promise.reject(new TypeError("There is no line."));
    };
    setOnline(false);
    root.querySelector("button")?.click();
    await changes(root, () => root.querySelector("[role=alert]"));
    const asked = [
      ...page.window.document.querySelectorAll("link"),
      ...page.window.performance.getEntriesByType("resource").filter(({ name }) => name.includes("/chat-")),
    ];
    expect(asked).to.deep.equal([]);
    expect(page.faults()).to.deep.equal({ lines: [], codes: [] });
    setOnline(true);
    root.querySelector("button")?.click();
    await changes(root, () => root.querySelector("textarea"));
    await changes(root, () => !root.querySelector(".note"));
  });

  it("opens at the next press where a file came at last, and has lost no call but the one that failed", async () => {
    const early = `<script>window.Prosa = (...call) => (Prosa.q ||= []).push(call)</script>
      <script>Prosa("identify", "known"); Prosa("send", "not now")</script>`;
    const page = await visitWords(`${early}<script async src="/flaky/prosa.js" data-site="named"></script>`);
    const { chat, root } = await page.find();
    await changes(root, () => root.querySelector("[role=alert]"));
    const sent: Event[] = [];
    chat.addEventListener("prosa-before-send", (event) => sent.push(event));
    root.querySelector("button")?.click();
    await changes(root, () => root.querySelector("textarea"));
    expect(Reflect.get(chat, "identity")).to.equal("known");
    expect(sent).to.deep.equal([]);
    await changes(root, () => !root.querySelector(".note"));
  });
});
