import { expect } from "@esm-bundle/chai";
import type { SubmitCommand } from "@prosa/protocol";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { violationsOf } from "../support/accessibility.ts";
import { rowsOf } from "../support/device.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, freshSite, stage } from "../support/stage.ts";

type StartForm = NonNullable<FakeRoom["form"]>;

const CONSENT = { text: "Só para responder a esta conversa.", url: "https://shop.example/", version: 4 };

const OPTIONAL: StartForm = {
  fields: [
    { name: "name", isRequired: true },
    { name: "email", isRequired: true },
    { name: "phone", isRequired: false },
  ],
  consent: CONSENT,
  isRequired: false,
};
const REQUIRED: StartForm = { ...OPTIONAL, isRequired: true };

const shows = (element: ProsaChat, text: string) => element.renderRoot.textContent?.includes(text);

function field(element: ProsaChat, label: string): HTMLInputElement {
  const labels = [...element.renderRoot.querySelectorAll("label")];
  const id = labels.find((one) => one.textContent?.trim().startsWith(label))?.htmlFor;
  const input = id && element.renderRoot.querySelector(`#${CSS.escape(id)}`);
  if (!(input instanceof HTMLInputElement)) throw new Error(`There is no field ${label}.`);
  return input;
}

// A failure names no element: the runner cannot pass one on, and waits for its results instead.
const isFocused = (element: ProsaChat, label: string) =>
  element.shadowRoot?.activeElement === field(element, label);

function fill(element: ProsaChat, values: Readonly<Record<string, string>>): void {
  for (const [label, value] of Object.entries(values)) {
    const input = field(element, label);
    input.value = value;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}

const send = (element: ProsaChat) =>
  element.renderRoot.querySelector<HTMLElement>("[part=form] [type=submit]")?.click();

const descriptionOf = (element: ProsaChat, input: HTMLElement) =>
  element.renderRoot.querySelector(`#${CSS.escape(input.getAttribute("aria-describedby") ?? "none")}`)
    ?.textContent;

const composer = (element: ProsaChat) =>
  element.renderRoot.querySelector<HTMLTextAreaElement>("textarea[part=input]");

async function open(form?: StartForm, site = freshSite()): Promise<{ room: FakeRoom; element: ProsaChat }> {
  const room = await openRoom();
  room.form = form;
  return { room, element: await begin(site) };
}

async function begin(site: string): Promise<ProsaChat> {
  const element = await stage(site);
  element.open();
  await appears(element, () => byRole(element, "textbox"));
  return element;
}

const askIn = (room: FakeRoom, id = "message-form") =>
  room.say({
    id,
    author: "assistant",
    end: "done",
    parts: [
      { type: "text", text: "Como podemos entrar em contato?" },
      { type: "form", fields: [{ name: "phone", isRequired: true }], consent: { text: CONSENT.text } },
    ],
  });

describe("the form at the start", () => {
  afterEach(clearStage);

  it("takes the place of the suggestions, and goes at one press", async () => {
    const { element } = await open(OPTIONAL);
    const pass = await appears(element, () => byRole(element, "button", "Agora não"));
    expect(byRole(element, "button", "O que vocês oferecem?")).to.equal(undefined);
    expect(composer(element)?.disabled).to.equal(false);
    pass.click();
    const starter = await appears(element, () => byRole(element, "button", "O que vocês oferecem?"));
    expect(element.renderRoot.querySelector("[part=form]")).to.equal(null);
    await appears(element, () => element.shadowRoot?.activeElement === starter);
  });

  it("has fields that browsers and keyboards know", async () => {
    const { element } = await open(OPTIONAL);
    await appears(element, () => shows(element, "Telefone"));
    const told = ["Nome", "E-mail", "Telefone"].map((label) => {
      const { type, autocomplete, inputMode, enterKeyHint, required } = field(element, label);
      return [type, autocomplete, inputMode, enterKeyHint, required];
    });
    expect(told).to.deep.equal([
      ["text", "name", "text", "next", true],
      ["email", "email", "email", "next", true],
      ["tel", "tel", "tel", "send", false],
    ]);
    for (const label of ["Nome", "E-mail", "Telefone"]) {
      const { fontSize } = getComputedStyle(field(element, label));
      expect(Number.parseFloat(fontSize), label).to.be.at.least(16);
    }
  });

  it("links to the site's privacy page, in a context of its own", async () => {
    const { element } = await open(OPTIONAL);
    const link = await appears(element, () => byRole(element, "link", "Privacidade"));
    expect(link.getAttribute("href")).to.equal(CONSENT.url);
    expect(link.getAttribute("rel")).to.equal("noopener noreferrer");
    expect(link.getAttribute("target")).to.equal("_blank");
    const star = await appears(element, () => element.renderRoot.querySelector(".star"));
    expect(getComputedStyle(link).color).to.equal(getComputedStyle(star).color);
  });

  it("explains each fault beside its field, and focuses the first", async () => {
    const { room, element } = await open(OPTIONAL);
    await appears(element, () => shows(element, "Telefone"));
    fill(element, { "E-mail": "ana@exemplo", Telefone: "123" });
    send(element);
    await appears(element, () => isFocused(element, "Nome"));
    const faults = ["Nome", "E-mail", "Telefone"].map((label) =>
      descriptionOf(element, field(element, label))?.trim(),
    );
    expect(faults).to.deep.equal([
      "Escreva o seu nome.",
      "Confira o e-mail: deve ser como nome@exemplo.com.",
      "Confira o telefone: são pelo menos seis números.",
    ]);
    expect(field(element, "E-mail").getAttribute("aria-invalid")).to.equal("true");
    fill(element, { "E-mail": "ana@exemplo.com" });
    await appears(element, () => !field(element, "E-mail").hasAttribute("aria-invalid"));
    expect(room.commands.some(({ type }) => type === "submit")).to.equal(false);
  });

  it("goes from field to field by Enter, and is sent from the last", async () => {
    const { room, element } = await open(OPTIONAL);
    await appears(element, () => shows(element, "Telefone"));
    fill(element, { Nome: "Ana", "E-mail": "ana@exemplo.com" });
    const press = (label: string) => {
      const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
      field(element, label).dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(press("Nome")).to.equal(true);
    expect(isFocused(element, "E-mail")).to.equal(true);
    expect(press("E-mail")).to.equal(true);
    expect(isFocused(element, "Telefone")).to.equal(true);
    expect(press("Telefone")).to.equal(false);
    expect(room.commands.some(({ type }) => type === "submit")).to.equal(false);
  });

  it("is sent with the accepted consent, shows the submission, and lets it be corrected", async () => {
    const { room, element } = await open(OPTIONAL);
    await appears(element, () => shows(element, "Telefone"));
    fill(element, { Nome: "  Ana Souza ", "E-mail": "ana@exemplo.com" });
    send(element);
    const { id: _, ...sent } = await room.heard("submit");
    expect(sent).to.deep.equal({
      type: "submit",
      contact: { name: "Ana Souza", email: "ana@exemplo.com" },
      consent: CONSENT.text,
      consentVersion: CONSENT.version,
    });
    await appears(element, () => shows(element, "Dados enviados") && shows(element, "ana@exemplo.com"));
    await appears(element, () => element.shadowRoot?.activeElement === composer(element));
    byRole(element, "button", "Corrigir")?.click();
    await appears(element, () => element.shadowRoot?.activeElement?.matches("[autocomplete=name]"));
    expect(field(element, "E-mail").value).to.equal("ana@exemplo.com");
    fill(element, { "E-mail": "ana@outro.com" });
    send(element);
    expect((await room.heard("submit", 2)).contact.email).to.equal("ana@outro.com");
    await appears(element, () => shows(element, "Dados enviados") && shows(element, "ana@outro.com"));
    expect(shows(element, "ana@exemplo.com")).to.equal(false);
  });

  it("has the input wait where it is required, and says so", async () => {
    const { room, element } = await open(REQUIRED);
    const go = await appears(element, () => byRole(element, "button", "Preencher"));
    expect(composer(element)?.disabled).to.equal(true);
    expect(byRole(element, "button", "Agora não")).to.equal(undefined);
    expect(byRole(element, "button", "Falar com uma pessoa")?.hasAttribute("disabled")).to.equal(false);
    // The input had the focus when the form came.
    await appears(element, () => shows(element, "Telefone") && isFocused(element, "Nome"));
    field(element, "Nome").blur();
    go.click();
    expect(isFocused(element, "Nome")).to.equal(true);
    fill(element, { Nome: "Ana", "E-mail": "ana@exemplo.com" });
    send(element);
    await room.heard("submit");
    await appears(element, () => composer(element)?.disabled === false);
    expect(byRole(element, "button", "Preencher")).to.equal(undefined);
    await appears(element, () => byRole(element, "button", "O que vocês oferecem?"));
  });

  it("has the focus as the input would have it when the chat is opened again", async () => {
    const { element } = await open(REQUIRED);
    await appears(element, () => byRole(element, "button", "Preencher"));
    element.close();
    await element.updateComplete;
    const launcher = element.renderRoot.querySelector<HTMLElement>("[part~=launcher]");
    launcher?.focus();
    launcher?.click();
    await appears(element, () => element.shadowRoot?.activeElement?.matches("[autocomplete=name]"));
  });

  it("is kept without a network, survives a reload, and is sent when the connection is back", async () => {
    const site = freshSite();
    const { room, element } = await open(REQUIRED, site);
    await appears(element, () => shows(element, "Telefone"));
    room.isReachable = false;
    room.cut();
    await appears(element, () => shows(element, "Sem conexão"));
    fill(element, { Nome: "Ana", "E-mail": "ana@exemplo.com" });
    send(element);
    await appears(element, () => shows(element, "Guardados: serão enviados quando a conexão voltar"));
    expect(composer(element)?.disabled).to.equal(false);
    await clearStage();

    const again = await begin(site);
    await appears(again, () => shows(again, "Guardados: serão enviados quando a conexão voltar"));
    expect(shows(again, "ana@exemplo.com")).to.equal(true);
    room.isReachable = true;
    expect((await room.heard("submit")).contact.name).to.equal("Ana");
    await appears(again, () => shows(again, "Dados enviados"));
  });

  it("shows again without a network", async () => {
    const site = freshSite();
    const { room, element } = await open(REQUIRED, site);
    await appears(element, () => byRole(element, "button", "Preencher"));
    room.say({ id: "message-1", author: "agent", parts: [{ type: "text", text: "Oi." }] });
    await appears(element, () => shows(element, "Oi."));
    await clearStage();
    room.isReachable = false;
    const again = await begin(site);
    await appears(again, () => byRole(again, "button", "Preencher"));
    expect(field(again, "Nome").required).to.equal(true);
  });

  it("says why it was not taken, and can be sent again or deleted", async () => {
    const { room, element } = await open(REQUIRED);
    let isFull = true;
    room.intercept = (command) => {
      if (command.type !== "submit" || !isFull) return false;
      room.tell({ type: "rejected", id: command.id, code: "storage-unavailable", message: "Full." });
      return true;
    };
    await appears(element, () => shows(element, "Telefone"));
    fill(element, { Nome: "Ana", "E-mail": "ana@exemplo.com" });
    send(element);
    const retry = await appears(element, () => byRole(element, "button", "Tentar de novo"));
    expect(shows(element, "O servidor não conseguiu guardar")).to.equal(true);
    expect(composer(element)?.disabled).to.equal(false);
    isFull = false;
    retry.click();
    await appears(element, () => shows(element, "Dados enviados"));

    isFull = true;
    byRole(element, "button", "Corrigir")?.click();
    await appears(element, () => shows(element, "Telefone"));
    fill(element, { Nome: "Bia" });
    send(element);
    (await appears(element, () => byRole(element, "button", "Apagar"))).click();
    await appears(element, () => shows(element, "Dados enviados") && shows(element, "Ana"));
  });

  it("keeps its draft while the chat is closed, and forgets it with an erasure", async () => {
    const site = freshSite();
    const { room, element } = await open(OPTIONAL, site);
    await appears(element, () => shows(element, "Telefone"));
    fill(element, { Nome: "Ana Souza" });
    element.close();
    await element.updateComplete;
    element.open();
    await element.updateComplete;
    await appears(element, () => shows(element, "Telefone") && field(element, "Nome").value === "Ana Souza");
    const kept = JSON.stringify([...(await rowsOf(site)).keys()]);
    expect(kept).not.to.include("form");

    element.send("oi");
    await room.heard("say");
    byRole(element, "button", "Mais opções")?.click();
    (await appears(element, () => byRole(element, "menuitem", "Apagar a conversa"))).click();
    const question = await appears(element, () => byRole(element, "alertdialog"));
    question.querySelector<HTMLElement>(".alert")?.click();
    await appears(element, () => shows(element, "Telefone"));
    expect(field(element, "Nome").value).to.equal("");
  });
});

describe("a form in the conversation", () => {
  afterEach(clearStage);

  it("is sent for its own message, and shows its submission there", async () => {
    const { room, element } = await open();
    askIn(room);
    await appears(element, () => shows(element, "Telefone"));
    fill(element, { Telefone: "(35) 99999-0000" });
    send(element);
    const { messageId, contact } = await room.heard("submit");
    expect([messageId, contact]).to.deep.equal(["message-form", { phone: "(35) 99999-0000" }]);
    const row = await appears(element, () => {
      const found = element.renderRoot.querySelector('[data-id="message-form"]');
      return found?.textContent?.includes("Dados enviados") && found;
    });
    expect(row.textContent).to.include("(35) 99999-0000");
    await appears(element, () => element.shadowRoot?.activeElement?.matches("[data-ask=message-form]"));
  });

  it("begins with the visitor's earlier submission", async () => {
    const { room, element } = await open({ ...OPTIONAL, fields: [{ name: "phone", isRequired: true }] });
    await appears(element, () => shows(element, "Telefone"));
    fill(element, { Telefone: "123456" });
    send(element);
    await room.heard("submit");
    askIn(room);
    await appears(element, () => element.renderRoot.querySelector("[data-ask=message-form] input"));
    expect(field(element, "Telefone").value).to.equal("123456");
  });

  it("adds no day and no row to the log", async () => {
    const { room, element } = await open();
    askIn(room);
    await appears(element, () => shows(element, "Telefone"));
    fill(element, { Telefone: "123456" });
    send(element);
    await appears(element, () => shows(element, "Dados enviados"));
    expect(element.renderRoot.querySelectorAll(".day:not(.unread)")).to.have.length(1);
    expect(element.renderRoot.querySelectorAll("[part~=message]")).to.have.length(1);
  });

  it("is sent once, however often it is pressed", async () => {
    const { room, element } = await open();
    askIn(room);
    await appears(element, () => shows(element, "Telefone"));
    fill(element, { Telefone: "123456" });
    send(element);
    send(element);
    await appears(element, () => shows(element, "Dados enviados"));
    expect(
      room.commands.filter((command): command is SubmitCommand => command.type === "submit"),
    ).to.have.length(1);
  });
});

const STATES: Readonly<Record<string, (room: FakeRoom, element: ProsaChat) => Promise<unknown>>> = {
  optional: async () => {},
  faulty: async (_, element) => {
    send(element);
    await appears(element, () => shows(element, "Escreva o seu nome."));
  },
  sent: async (_, element) => {
    fill(element, { Nome: "Ana", "E-mail": "ana@exemplo.com" });
    send(element);
    await appears(element, () => shows(element, "Dados enviados"));
  },
  "not sent": async (room, element) => {
    room.intercept = (command) => {
      if (command.type !== "submit") return false;
      room.tell({ type: "rejected", id: command.id, code: "session-full", message: "Full." });
      return true;
    };
    fill(element, { Nome: "Ana", "E-mail": "ana@exemplo.com" });
    send(element);
    await appears(element, () => shows(element, "Os dados não foram enviados"));
  },
};

describe("forms for everybody", () => {
  afterEach(clearStage);

  for (const theme of ["light", "dark"] as const) {
    for (const [name, reach] of Object.entries(STATES)) {
      it(`have no violations when ${name}, ${theme}`, async () => {
        const { room, element } = await open(OPTIONAL);
        element.theme = theme;
        await appears(element, () => shows(element, "Telefone"));
        await reach(room, element);
        expect(await violationsOf(element)).to.deep.equal([]);
      });
    }
  }

  it("have no violations when required, from the right", async () => {
    const room = await openRoom();
    room.form = REQUIRED;
    const element = await stage();
    element.lang = "ar";
    element.open();
    await appears(element, () => shows(element, "البريد الإلكتروني"));
    expect(await violationsOf(element)).to.deep.equal([]);
  });
});
