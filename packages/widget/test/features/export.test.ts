import { expect } from "@esm-bundle/chai";
import type { DurableEvent } from "@prosa/protocol";
import { reduce } from "../../src/client/state/reduce.ts";
import { INITIAL_STATE } from "../../src/client/state/state.ts";
import { pageOf } from "../../src/features/export/export-page.ts";
import { loadStrings } from "../../src/strings/index.ts";
import { openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, freshSite, messages, stage, write } from "../support/stage.ts";

const HOSTILE = `<img src=x onerror="globalThis.isHurt = true"></style><script>globalThis.isHurt = true</script>`;

/** The downloads of the page, by name. */
async function caught(work: () => void): Promise<{ name: string; text: string }> {
  const click = HTMLAnchorElement.prototype.click;
  const { promise, resolve } = Promise.withResolvers<{ name: string; text: string }>();
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    void fetch(this.href).then(async (response) =>
      resolve({ name: this.download, text: await response.text() }),
    );
  };
  try {
    work();
    return await promise;
  } finally {
    HTMLAnchorElement.prototype.click = click;
  }
}

describe("the export of the conversation", () => {
  afterEach(clearStage);

  it("downloads it as data and as a page, in two clicks each", async () => {
    const room = await openRoom();
    const site = freshSite();
    const element = await stage(site);
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    await write(element, "Qual o prazo?");
    const { id } = await room.heard("say");
    room.answer("São **30 dias**.", id);
    await appears(element, () => messages(element).length === 2);
    const choose = async (name: string) => {
      (await appears(element, () => byRole(element, "button", "Mais opções"))).click();
      const choice = await appears(element, () => byRole(element, "menuitem", name));
      return caught(() => choice.click());
    };
    const raw = await choose("Baixar como dados");
    expect(raw.name).to.match(new RegExp(`^prosa-${site}-\\d{4}-\\d\\d-\\d\\d\\.json$`));
    const { format, version, events, through, unsent } = JSON.parse(raw.text);
    expect([format, version, through]).to.deep.equal(["prosa-conversation", 1, 2]);
    expect([events, unsent]).to.deep.equal([room.log, []]);
    await appears(element, () => !byRole(element, "menu"));
    const page = await choose("Baixar a conversa");
    expect(page.name).to.match(/\.html$/);
    const read = new DOMParser().parseFromString(page.text, "text/html");
    expect(
      [...read.querySelectorAll("article")].map((article) => article.lastElementChild?.textContent?.trim()),
    ).to.deep.equal(["Qual o prazo?", "São 30\u00a0dias."]);
    expect(read.documentElement.lang).to.equal("pt-BR");
    expect(read.querySelector("strong")?.textContent).to.equal("30\u00a0dias");
  });

  it("offers nothing for an empty conversation", async () => {
    await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    (await appears(element, () => byRole(element, "button", "Mais opções"))).click();
    const choice = await appears(element, () => byRole(element, "menuitem", "Baixar a conversa"));
    expect(choice.getAttribute("aria-disabled")).to.equal("true");
  });

  it("holds submitted forms and surveys in words, sent or not", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    room.say({
      id: "message-1",
      author: "assistant",
      end: "done",
      parts: [
        {
          type: "form",
          fields: [{ name: "phone", isRequired: true }],
          consent: { text: "Só para retornar." },
        },
        { type: "survey" },
        {
          type: "card",
          title: "Loja",
          actions: [
            { type: "link", label: "Mapa", url: "https://shop.example/mapa" },
            { type: "contact", label: "Ligar", channel: "phone", to: "+55 35 3333-0000" },
          ],
        },
      ],
    });
    const given = { contact: { phone: "123456" }, consent: "Só para retornar." };
    const place = (seq: number) => ({ seq, at: Date.now() });
    const events: DurableEvent[] = [
      { type: "submitted", ...place(2), messageId: "message-1", ...given },
      { type: "scored", ...place(3), score: 4, comment: "Rápido." },
    ];
    room.log.push(...events);
    room.tell(...events);
    await appears(element, () => element.renderRoot.textContent?.includes("Obrigado por avaliar!"));
    const choose = async (name: string) => {
      (await appears(element, () => byRole(element, "button", "Mais opções"))).click();
      const choice = await appears(element, () => byRole(element, "menuitem", name));
      return caught(() => choice.click());
    };
    const page = await choose("Baixar a conversa");
    const read = new DOMParser().parseFromString(page.text, "text/html");
    const lines = [...read.querySelectorAll("article")].map((article) =>
      [...article.querySelectorAll("p")].map(({ textContent }) => textContent),
    );
    expect(lines).to.deep.equal([
      [
        "• Telefone",
        "Como foi a conversa?",
        "Loja",
        "• Mapa\nhttps://shop.example/mapa",
        "• Ligar: +55 35 3333-0000",
      ],
      ["Telefone: 123456", "“Só para retornar.”"],
      ["Como foi a conversa? Boa (4/5)", "Rápido."],
    ]);
    await appears(element, () => !byRole(element, "menu"));
    expect(JSON.parse((await choose("Baixar como dados")).text).events).to.deep.equal(room.log);
  });

  it("holds a form that waits to be sent", async () => {
    const contact = { name: "Ana" };
    const command = { type: "submit", id: "command-0001", contact, consent: "Só para responder." } as const;
    const row = { position: 1, command, text: "", state: { type: "sending" } } as const;
    const state = reduce(INITIAL_STATE, { type: "queued", row });
    const page = pageOf(state, await loadStrings("pt-BR"));
    const read = new DOMParser().parseFromString(page, "text/html");
    expect(read.querySelector("article")?.textContent).to.include("Ana").and.include("Enviando");
  });

  it("keeps every text a text", async () => {
    const parts = [
      { type: "text", text: `${HOSTILE}\n\n[x](javascript:isHurt=1)` },
      { type: "citation", title: HOSTILE, url: "javascript:isHurt=1", quote: HOSTILE },
      { type: "citation", title: "Banco", url: "https://banco.example@shop.example/", quote: "Entre" },
      { type: "card", title: HOSTILE, url: 'https://shop.example/?a="><b>' },
      { type: "choices", choices: [{ id: "a", label: HOSTILE }] },
      {
        type: "card",
        title: HOSTILE,
        actions: [
          { type: "link", label: HOSTILE, url: "javascript:isHurt=1" },
          { type: "contact", label: HOSTILE, channel: "email", to: HOSTILE },
        ],
      },
    ] as const;
    const events = (["visitor", "assistant", "agent"] as const).map((author, index): DurableEvent => {
      const message = { id: `message-${index}`, author, parts: structuredClone(parts) as never };
      return { type: "said", seq: index + 1, at: 1_000, message };
    });
    const state = reduce(INITIAL_STATE, { type: "events", events });
    const read = new DOMParser().parseFromString(pageOf(state, await loadStrings("pt-BR")), "text/html");
    expect(read.querySelectorAll("article")).to.have.length(3);
    expect(read.querySelectorAll("script, img, [onerror], b")).to.have.length(0);
    expect(read.querySelectorAll("style")).to.have.length(1);
    expect([...read.querySelectorAll("a")].filter(({ username }) => username)).to.have.length(0);
    const links = [...read.querySelectorAll("a")].map(({ protocol }) => protocol);
    expect(new Set(links)).to.deep.equal(new Set(["https:"]));
    expect(read.body.textContent).to.include("onerror");
  });
});
