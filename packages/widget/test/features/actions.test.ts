import { expect } from "@esm-bundle/chai";
import type { Action, Part } from "@prosa/protocol";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { violationsOf } from "../support/accessibility.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, isOnline, stage } from "../support/stage.ts";

const WAYS: readonly Action[] = [
  { type: "link", label: "Ver no mapa", url: "https://shop.example/mapa" },
  { type: "contact", label: "WhatsApp", channel: "whatsapp", to: "+55 35 99999-0000", text: "Oi & olá" },
  { type: "contact", label: "Telegram", channel: "telegram", to: "@aurora_cafe" },
  { type: "contact", label: "Messenger", channel: "messenger", to: "aurora.cafe" },
  { type: "contact", label: "Instagram", channel: "instagram", to: "aurora.cafe" },
  { type: "contact", label: "Ligar", channel: "phone", to: "+55 (35) 3333-0000" },
];

const HOSTILE: readonly Action[] = [
  { type: "link", label: "um", url: "javascript:globalThis.isHurt = true" },
  { type: "link", label: "dois", url: "data:text/html,<script>1</script>" },
  { type: "link", label: "três", url: "/relative" },
  { type: "contact", label: "quatro", channel: "email", to: "a@b.example?bcc=c@d.example" },
  { type: "contact", label: "cinco", channel: "whatsapp", to: "../../evil" },
];

const card = (actions: readonly Action[]): Part => ({
  type: "card",
  title: "Fale com a loja",
  actions: [...actions],
});

async function open(...parts: Part[]): Promise<{ room: FakeRoom; element: ProsaChat }> {
  const room = await openRoom();
  const element = await stage();
  element.open();
  await appears(element, () => isOnline(element));
  room.say({ id: "reply-0001", author: "assistant", end: "done", parts });
  return { room, element };
}

const actionsOf = (element: ProsaChat) => [
  ...element.renderRoot.querySelectorAll<HTMLElement>("[part~=action]"),
];

describe("a card's actions", () => {
  afterEach(clearStage);

  it("open a page or a channel, in a context of its own", async () => {
    const { element } = await open(card(WAYS));
    await appears(element, () => actionsOf(element).length === WAYS.length);
    const isPhone = /Mobile/.test(navigator.userAgent);
    expect(actionsOf(element).map((action) => action.getAttribute("href"))).to.deep.equal([
      "https://shop.example/mapa",
      isPhone
        ? "https://wa.me/5535999990000?text=Oi%20%26%20ol%C3%A1"
        : "https://web.whatsapp.com/send?phone=5535999990000&text=Oi%20%26%20ol%C3%A1",
      "https://t.me/aurora_cafe",
      "https://m.me/aurora.cafe",
      isPhone ? "https://ig.me/m/aurora.cafe" : "https://www.instagram.com/aurora.cafe/",
      "tel:+553533330000",
    ]);
    for (const action of actionsOf(element)) {
      expect(action.getAttribute("rel")).to.equal("noopener noreferrer nofollow ugc");
      const isPage = action.getAttribute("href")?.startsWith("https:");
      expect(action.getAttribute("target")).to.equal(isPage ? "_blank" : null);
      if (isPage) expect(action.textContent).to.include("abre em outra aba");
    }
  });

  it("send a message here, and keep the draft", async () => {
    const { room, element } = await open(
      card([{ type: "say", label: "Horário", text: "Qual é o horário?" }]),
    );
    const button = await appears(element, () => byRole(element, "button", "Horário"));
    const input = byRole(element, "textbox");
    if (!(input instanceof HTMLTextAreaElement)) throw new Error("There is no input.");
    input.value = "Eu queria";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    button.click();
    expect((await room.heard("say")).text).to.equal("Qual é o horário?");
    await element.updateComplete;
    expect(input.value).to.equal("Eu queria");
    await clearStage();
    const again = await stage(element.site);
    again.open();
    await appears(again, () => again.renderRoot.querySelector("textarea")?.value === "Eu queria");
  });

  it("are not offered where they could do harm", async () => {
    const { element } = await open(card([...HOSTILE, ...WAYS.slice(0, 1)]));
    await appears(element, () => actionsOf(element).length > 0);
    expect(actionsOf(element).map(({ textContent }) => textContent?.split(",")[0]?.trim())).to.deep.equal([
      "Ver no mapa",
    ]);
    expect(element.shadowRoot?.innerHTML).not.to.include("javascript:");
  });

  it("show on a product beside its price and its stock", async () => {
    const { element } = await open({
      type: "product",
      name: "Cafeteira",
      price: 189.9,
      currency: "BRL",
      availability: "pre-order",
      image: "https://elsewhere.example/cafeteira.png",
      actions: [{ type: "link", label: "Comprar", url: "https://shop.example/comprar" }],
    });
    await appears(element, () => byRole(element, "link", "Comprar"));
    const product = element.renderRoot.querySelector("[part=card]");
    expect(product?.textContent?.replace(/\s/g, " ").replace(/[\u2066\u2069]/g, ""))
      .to.include("R$ 189,90")
      .and.include("Pré-venda");
    expect(product?.querySelector("img")).to.equal(null);
  });

  it("can be touched and read", async () => {
    const { element } = await open(card(WAYS));
    await appears(element, () => actionsOf(element).length === WAYS.length);
    for (const action of actionsOf(element)) {
      expect(Math.min(action.offsetWidth, action.offsetHeight)).to.be.at.least(44);
    }
    for (const theme of ["light", "dark"] as const) {
      element.theme = theme;
      expect(await violationsOf(element)).to.deep.equal([]);
    }
  });
});

describe("a source without a page", () => {
  afterEach(clearStage);

  it("shows its title alone", async () => {
    const { element } = await open(
      { type: "text", text: "São 30 dias." },
      { type: "citation", title: "Manual da equipe", quote: "30 dias" },
      { type: "citation", title: "Trocas", url: "https://shop.example/trocas", quote: "30 dias" },
    );
    await appears(element, () => element.renderRoot.querySelectorAll("[part=citations] li").length === 2);
    const [own, page] = element.renderRoot.querySelectorAll("[part=citations] li");
    expect(own?.querySelector("a")).to.equal(null);
    expect(own?.textContent?.trim()).to.equal("Manual da equipe");
    expect(page?.querySelector("a")?.href).to.equal("https://shop.example/trocas");
  });
});
