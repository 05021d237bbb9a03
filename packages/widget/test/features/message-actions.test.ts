import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { violationsOf } from "../support/accessibility.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, messages, stage } from "../support/stage.ts";

const RICH =
  "A troca é **grátis**:\n\n1. Abra [Meus pedidos](https://shop.example/trocas)\n2. Escolha o *motivo*\n\n| Frete | Prazo |\n|---|---|\n| Capital | 2 dias |\n\n```\nAUR-2041\n  SP\n```";

let copied: Record<string, string> | undefined;

/** Replaces the browser's clipboard, which asks for a permission. */
function withClipboard(clipboard: Partial<Clipboard> | undefined): void {
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: clipboard });
}

const working: Partial<Clipboard> = {
  write: async ([first]) => {
    const kinds = (first?.types ?? []).map(async (type) => [
      type,
      await (await first?.getType(type))?.text(),
    ]);
    copied = Object.fromEntries(await Promise.all(kinds));
  },
};

const articles = (element: ProsaChat) => [
  ...element.renderRoot.querySelectorAll<HTMLElement>("[role=log] [role=article]"),
];
const copyOf = (element: ProsaChat, index: number) =>
  articles(element)[index]?.querySelector<HTMLElement>("button[aria-label=Copiar]");

describe("the buttons of a message", () => {
  let room: FakeRoom;
  let element: ProsaChat;

  beforeEach(async () => {
    copied = undefined;
    room = await openRoom();
    room.say({ id: "message-1", author: "visitor", parts: [{ type: "text", text: "Como troco?" }] });
    room.say({
      id: "reply-0001",
      author: "assistant",
      replyTo: "message-1",
      end: "done",
      parts: [
        { type: "text", text: RICH },
        { type: "product", name: "Cafeteira", price: 189.9, currency: "BRL", availability: "in-stock" },
        { type: "citation", title: "Trocas", url: "https://shop.example/trocas", quote: "30 dias" },
        { type: "choices", choices: [{ id: "a", label: "Prazo" }] },
      ],
    });
    element = await stage();
    element.open();
    await appears(element, () => copyOf(element, 1));
    await appears(element, () => byRole(element, "link", "Meus pedidos"));
    await appears(element, () => !element.renderRoot.querySelector(".revealing"));
  });

  afterEach(async () => {
    Reflect.deleteProperty(navigator, "clipboard");
    await clearStage();
  });

  it("copies an answer as words and as rich text, without its buttons, and says so", async () => {
    withClipboard(working);
    copyOf(element, 1)?.click();
    const status = await appears(element, () => byRole(element, "status", "Copiado"));
    expect(status.closest("[role=log]")).to.equal(null);
    expect(copied?.["text/plain"]?.replaceAll("\u00a0", " ")).to.equal(
      [
        "A troca é grátis:",
        "",
        "1. Abra Meus pedidos (https://shop.example/trocas)",
        "2. Escolha o motivo",
        "",
        "Frete\tPrazo",
        "Capital\t2 dias",
        "",
        "AUR-2041",
        "  SP",
        "",
        "Cafeteira",
        "R$ 189,90",
        "Em estoque",
        "",
        "Fontes",
        "",
        "1. Trocas",
        "  shop.example (https://shop.example/trocas)",
      ].join("\n"),
    );
    const html = copied?.["text/html"] ?? "";
    expect(html).to.include(
      '<ol start="1"><li>Abra <a href="https://shop.example/trocas">Meus pedidos</a></li>',
    );
    expect(html)
      .to.include("<strong>grátis</strong>")
      .and.not.match(/class=|style=|button|Prazo<\/button/);
  });

  it("copies plain words where the clipboard takes nothing else", async () => {
    let words = "";
    withClipboard({
      write: () => Promise.reject(new DOMException("No.", "NotAllowedError")),
      writeText: async (text) => {
        words = text;
      },
    });
    copyOf(element, 1)?.click();
    await appears(element, () => byRole(element, "status", "Copiado"));
    expect(words).to.match(/^A troca é grátis:/);
  });

  it("selects the words for the visitor to copy where nothing else is left, and keeps the focus", async () => {
    withClipboard(undefined);
    const { execCommand } = document;
    document.execCommand = () => false;
    try {
      const button = copyOf(element, 1);
      button?.focus();
      button?.click();
      await appears(element, () => byRole(element, "status", "Selecionado"));
      expect(getSelection()?.type).to.equal("Range");
      expect(element.shadowRoot?.activeElement).to.equal(button);
      expect(element.renderRoot.querySelectorAll("textarea")).to.have.length(1);
    } finally {
      document.execCommand = execCommand;
      getSelection()?.removeAllRanges();
    }
  });

  it("has them at hand for the newest answer, and for older ones once they have the focus", async () => {
    room.say({ id: "message-2", author: "visitor", parts: [{ type: "text", text: "Obrigado" }] });
    room.answer("De nada!", "message-2");
    await appears(element, () => copyOf(element, 3));
    const [newest, older] = [copyOf(element, 3), copyOf(element, 1)];
    expect(newest?.tabIndex).to.equal(0);
    expect(newest && getComputedStyle(newest).opacity).to.equal("1");
    expect(older?.tabIndex).to.equal(-1);
    expect(older && getComputedStyle(older).opacity).to.equal("0");
    const before = articles(element).map((article) => article.getBoundingClientRect().top);
    articles(element)[1]?.focus({ preventScroll: true });
    expect(older?.tabIndex, "in reach of the Tab key").to.equal(0);
    expect(articles(element).map((article) => article.getBoundingClientRect().top)).to.deep.equal(before);
    articles(element)[3]?.focus();
    expect(older?.tabIndex).to.equal(-1);
    expect(copyOf(element, 0) ?? copyOf(element, 2), "the visitor's own words").to.equal(null);
  });

  it("has targets of 24 pixels at least", () => {
    const tools = element.renderRoot.querySelectorAll(".tool");
    expect(tools.length).to.be.greaterThan(3);
    for (const tool of tools) {
      const { width, height } = tool.getBoundingClientRect();
      expect(Math.min(width, height), tool.ariaLabel ?? "").to.be.at.least(24);
    }
  });

  it("rates an answer, and keeps the rating", async () => {
    byRole(element, "button", "A resposta ajudou")?.click();
    expect(await room.heard("rate")).to.include({ messageId: "reply-0001", rating: "up" });
    await appears(element, () => byRole(element, "button", "A resposta ajudou")?.ariaPressed === "true");
  });

  it("shows a rating at once, also before the room has it", async () => {
    room.intercept = ({ type }) => type === "rate";
    byRole(element, "button", "A resposta não ajudou")?.click();
    await room.heard("rate");
    await appears(element, () => byRole(element, "button", "A resposta não ajudou")?.ariaPressed === "true");
  });

  it("is accessible, light and dark, with the word for a copied answer", async () => {
    withClipboard(working);
    copyOf(element, 1)?.click();
    await appears(element, () => byRole(element, "status", "Copiado"));
    for (const theme of ["light", "dark"] as const) {
      element.theme = theme;
      await element.updateComplete;
      expect(await violationsOf(element), theme).to.deep.equal([]);
    }
    expect(messages(element)).to.have.length(2);
  });
});
