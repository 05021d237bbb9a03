import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { violationsOf } from "../support/accessibility.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, messages, stage, write } from "../support/stage.ts";

const focused = (element: ProsaChat) => element.shadowRoot?.activeElement;
const press = (element: ProsaChat, key: string) =>
  focused(element)?.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }),
  );

/** Resolves once something in the chat that `selector` fits has the focus. */
function focuses(element: ProsaChat, selector: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!focused(element)?.matches(selector)) return;
      element.shadowRoot?.removeEventListener("focusin", look);
      resolve();
    };
    element.shadowRoot?.addEventListener("focusin", look);
    look();
  });
}

/** A chat whose menu is open, with its button. */
async function openMenu(words = ""): Promise<{ element: ProsaChat; more: HTMLElement }> {
  const element = await stage();
  element.open();
  await appears(element, () => byRole(element, "textbox"));
  if (words) {
    await write(element, words);
    await appears(element, () => messages(element).length === 1);
  }
  const more = await appears(element, () => byRole(element, "button", "Mais opções"));
  more.click();
  await appears(element, () => byRole(element, "menu"));
  await focuses(element, "[role=menuitem]");
  return { element, more };
}

const settled = async (element: ProsaChat) => {
  await appears(element, () => !byRole(element, "menu"));
  // The menu gives the focus back only after it was drawn.
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
};

describe("the menu", () => {
  let room: FakeRoom;

  beforeEach(async () => {
    room = await openRoom();
  });
  afterEach(clearStage);

  it("leaves the focus in the input that the visitor moves to", async () => {
    const { element } = await openMenu("oi");
    byRole(element, "textbox")?.focus();
    await settled(element);
    expect(focused(element)?.matches("[part=input]")).to.equal(true);
  });

  it("leaves the focus in the page's field that the visitor moves to", async () => {
    const field = document.createElement("input");
    document.body.append(field);
    const { element } = await openMenu("oi");
    field.focus();
    await settled(element);
    expect(document.activeElement === field).to.equal(true);
    field.remove();
  });

  it("closes by its own button, and by Escape gives the focus back to it", async () => {
    const { element, more } = await openMenu("oi");
    if (more.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }))) more.focus();
    more.click();
    await settled(element);
    expect(byRole(element, "menu")).to.equal(undefined);
    more.click();
    await focuses(element, "[role=menuitem]");
    press(element, "Escape");
    await settled(element);
    expect(focused(element) === more).to.equal(true);
    expect(element.isOpen).to.equal(true);
  });

  it("can be read and closed by keyboard while there is nothing to do in it", async () => {
    const { element } = await openMenu();
    expect(focused(element)?.getAttribute("aria-disabled")).to.equal("true");
    if (focused(element) instanceof HTMLElement) (focused(element) as HTMLElement).click();
    press(element, "ArrowDown");
    expect(byRole(element, "menu")).to.not.equal(undefined);
    press(element, "Escape");
    await settled(element);
    expect(element.isOpen).to.equal(true);
  });

  it("changes the language, also before anything was said, and keeps it for the next chat", async () => {
    const { element } = await openMenu();
    try {
      const language = await appears(element, () => byRole(element, "menuitem", "Idioma"));
      expect(language.getAttribute("aria-disabled")).to.equal("false");
      language.click();
      const english = await appears(element, () => byRole(element, "menuitemradio", "English"));
      expect(byRole(element, "menuitemradio", "Português")?.getAttribute("aria-checked")).to.equal("true");
      english.click();
      await appears(element, () => byRole(element, "button", "More options") && !byRole(element, "menu"));
      await focuses(element, "[part=menu]");
      const other = await stage();
      other.open();
      await appears(other, () => byRole(other, "button", "More options"));
    } finally {
      localStorage.removeItem("prosa:language");
    }
  });

  it("offers to go on by phone where the site has a channel, by a link that opens the app", async () => {
    room.channels = { channels: ["whatsapp"], joined: [] };
    const { element } = await openMenu("oi");
    (await appears(element, () => byRole(element, "menuitem", "Continuar no WhatsApp"))).click();
    const link = await appears(element, () => byRole(element, "link", "Abrir o WhatsApp"));
    expect(link.getAttribute("href")).to.equal("https://whatsapp.example/code");
    expect(link.getAttribute("rel")).to.equal("noopener noreferrer");
    press(element, "Escape");
    await appears(element, () => !byRole(element, "dialog", "Continuar no WhatsApp"));
    await focuses(element, "[part=menu]");
  });

  it("offers no channel where the server answers something else", async () => {
    const asked = Promise.withResolvers<void>();
    room.answerChannels = () => {
      asked.resolve();
      return Response.json({});
    };
    const { element, more } = await openMenu("oi");
    await asked.promise;
    press(element, "Escape");
    await settled(element);
    more.click();
    await appears(element, () => byRole(element, "menuitem", "Apagar a conversa"));
    expect(byRole(element, "menuitem", "Continuar no WhatsApp")).to.equal(undefined);
  });

  it("ends what was joined, and offers nothing where the site has no channel", async () => {
    room.channels = { channels: ["telegram"], joined: ["telegram"] };
    const { element, more } = await openMenu("oi");
    (await appears(element, () => byRole(element, "menuitem", "Deixar de usar o Telegram"))).click();
    await room.until(() => room.channels.joined.length === 0);
    await settled(element);
    more.click();
    await appears(element, () => byRole(element, "menuitem", "Continuar no Telegram"));
    expect(byRole(element, "menuitem", "Continuar no WhatsApp")).to.equal(undefined);
  });

  it("has the conversation mailed where the server can, and tells how that went", async () => {
    room.mails = true;
    const { element } = await openMenu("oi");
    (await appears(element, () => byRole(element, "menuitem", "Receber por e-mail"))).click();
    await focuses(element, "input[type=email]");
    const field = focused(element) as HTMLInputElement;
    field.value = " ana@exemplo.com.br";
    room.mailStatus = 503;
    field.form?.requestSubmit();
    const problem = await appears(element, () =>
      element.renderRoot.querySelector("[data-menu] [role=alert]"),
    );
    expect(await violationsOf(element)).to.deep.equal([]);
    expect(problem.textContent).to.contain("Tente de novo");
    room.mailStatus = 202;
    (await appears(element, () => byRole(element, "button", "Enviar") as HTMLButtonElement)).click();
    const told = await appears(element, () => element.renderRoot.querySelector("[data-menu] [role=status]"));
    expect(told.textContent).to.contain("a caminho de ana@exemplo.com.br");
    expect(room.mailed.length).to.equal(2);
    const [first, second] = room.mailed as { id: string; email: string; language: string }[];
    expect(second).to.deep.equal({ id: first?.id, email: "ana@exemplo.com.br", language: "pt-BR" });
    expect(await violationsOf(element)).to.deep.equal([]);
    press(element, "Escape");
    await appears(element, () => !element.renderRoot.querySelector("[data-menu]"));
    expect(element.isOpen).to.equal(true);
  });

  it("keeps the ways to other devices beside each other, before what is mailed and downloaded", async () => {
    room.mails = true;
    room.channels = { channels: ["whatsapp", "telegram"], joined: [] };
    const { element } = await openMenu("oi");
    await appears(element, () => byRole(element, "menuitem", "Continuar no Telegram"));
    const entries = [...element.renderRoot.querySelectorAll("[role=menuitem]")];
    expect(entries.slice(1, 6).map((entry) => entry.textContent?.trim())).to.deep.equal([
      "Continuar no WhatsApp",
      "Continuar no Telegram",
      "Continuar em outro aparelho",
      "Baixar a conversa",
      "Receber por e-mail",
    ]);
  });

  it("hides the mail while the server sends none", async () => {
    const { element } = await openMenu("oi");
    expect(byRole(element, "menuitem", "Receber por e-mail")).to.equal(undefined);
  });
});
