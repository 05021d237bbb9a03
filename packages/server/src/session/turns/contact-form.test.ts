import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { chatAnswerSchema, type Message, PROTOCOL_VERSION, type WelcomeEvent } from "@prosa/protocol";
import { addPage, Client, freshId } from "../../../test/client.ts";
import { ask, listContacts, SessionBed, SITE, unsealedRows } from "../../../test/session-bed.ts";
import { startShop } from "../../../test/testbed.ts";
import { createEmbeddedModel } from "../../models/embedded.ts";
import type { Model } from "../../turn/ports.ts";

const FORM = {
  fields: [
    { name: "name", isRequired: true },
    { name: "email", isRequired: false },
  ],
  consent: { "pt-BR": "Usamos seus dados só para responder.", en: "We use this only to answer." },
  privacyUrl: "https://loja.example/privacidade",
};

const url = FORM.privacyUrl;

async function welcome(room: SessionBed, language?: "pt-BR" | "en" | "es"): Promise<WelcomeEvent["site"]> {
  const client = await Client.dial(room.bed, room.opened.session);
  const { token } = room.opened;
  const hello = { type: "hello", protocol: PROTOCOL_VERSION, token, since: 0, epoch: null } as const;
  client.send({ ...hello, ...(language && { language }) });
  return (await client.next("welcome")).site;
}

async function submit(client: Client, messageId?: string, consent = FORM.consent["pt-BR"]): Promise<void> {
  const contact = { name: "Ana" };
  const form = { contact, consent, ...(messageId !== undefined && { messageId }) };
  client.send({ type: "submit", id: freshId(), ...form });
  await client.next("confirmed");
}

async function askHuman(client: Client): Promise<Message> {
  client.send({ type: "ask-human", id: freshId() });
  return (await client.next("said", ({ message }) => message.author === "assistant")).message;
}

function formOf({ parts }: Message) {
  return parts.find((part) => part.type === "form");
}

describe("the form at the start", () => {
  it("[P25] comes with the welcome, in the visitor's language, else in the site's first", async () => {
    const room = await SessionBed.start({ form: { ...FORM, isRequired: true } });
    const { fields, consent } = FORM;
    for (const [language, text] of [
      ["en", consent.en],
      ["es", consent["pt-BR"]],
      [undefined, consent["pt-BR"]],
    ] as const) {
      const { form } = await welcome(room, language);
      assert.deepEqual(form, { fields, consent: { text, url, version: 1 }, isRequired: true });
    }
  });

  it("is not asked again once it was submitted, also after a kill, until the transcript is gone", async () => {
    const room = await SessionBed.start({ form: FORM });
    const client = await room.join();
    await ask(client);
    assert.ok((await welcome(room)).form);
    await submit(client);
    room.bed.platform.kill();
    assert.equal((await welcome(room)).form, undefined);
    room.bed.clock.advance(2 * 24 * 60 * 60 * 1_000);
    await room.settled();
    const back = await room.join();
    const [first] = back.events;
    assert.ok(first?.type === "welcome" && first.site.form);
  });

  it("is left out where the site asks nothing, or only at a hand-over", async () => {
    for (const settings of [{}, { form: { ...FORM, asked: ["hand-over"] } }])
      assert.equal((await welcome(await SessionBed.start(settings))).form, undefined);
  });
});

describe("a form that no site asks for", () => {
  it("[P25] is refused, and reaches no list of contacts", async () => {
    for (const settings of [{}, { form: { ...FORM, asked: ["hand-over"] } }]) {
      const room = await SessionBed.start(settings);
      const client = await room.join();
      client.send({ type: "submit", id: freshId(), contact: { name: "Ana" }, consent: "Sim." });
      assert.equal((await client.next("rejected")).code, "unknown-message");
      assert.deepEqual(await listContacts(room.bed), []);
    }
  });
});

describe("the form at a hand-over", () => {
  const settings = { form: { ...FORM, asked: ["hand-over"] } };

  it("[P25] is part of the reply, in the language of the conversation, and is answered there", async () => {
    const room = await SessionBed.start(settings);
    const client = await room.join();
    await ask(client, "Hello, do you sell flights to the Moon?");
    const message = await askHuman(client);
    assert.deepEqual(formOf(message), {
      type: "form",
      fields: FORM.fields,
      consent: { text: FORM.consent.en, url, version: 1 },
    });
    await submit(client, message.id, FORM.consent.en);
    assert.equal((await client.next("submitted")).messageId, message.id);
    assert.equal(formOf(await askHuman(client)), undefined);
  });

  it("comes with a pressed choice and with words that ask for a person, and with no other reply", async () => {
    const room = await SessionBed.start(settings);
    const client = await room.join();
    const asked = freshId();
    client.say(asked, "Vocês vendem passagem para a Lua?");
    const { message } = await client.reply(asked);
    assert.equal(formOf(message), undefined);
    const pressed = freshId();
    client.send({ type: "press", id: pressed, messageId: message.id, choiceId: "ask-human" });
    assert.ok(formOf((await client.reply(pressed)).message));
    const said = freshId();
    client.say(said, "Quero falar com um atendente");
    assert.ok(formOf((await client.reply(said)).message));
  });

  it("is left out where the site asks at the start alone", async () => {
    const room = await SessionBed.start({ form: FORM });
    assert.equal(formOf(await askHuman(await room.join())), undefined);
  });

  it("comes by HTTP too, among the reply's parts", async () => {
    const room = await SessionBed.start(settings);
    const body = JSON.stringify({ text: "Quero falar com um atendente" });
    const response = await room.bed.fetch("/api/chat", { method: "POST", body });
    const { reply, citations } = chatAnswerSchema.parse(await response.json());
    assert.equal(response.status, 200);
    assert.deepEqual([reply.parts.map(({ type }) => type), citations], [["text", "form"], []]);
  });
});

describe("a contact that a model proposes to note", () => {
  /** Proposes what the visitor wrote, as an LLM's tool would, and says so. */
  const proposing: Model = {
    ...createEmbeddedModel(),
    isInstant: false,
    async *reply(_turn, _signal, reach) {
      const canPropose = reach?.noteContact !== undefined;
      reach?.noteContact?.({ email: "ana@exemplo.com.br" });
      yield { type: "text", text: canPropose ? "Confirme abaixo." : "Certo." };
      yield { type: "end", end: "done", citations: [], choices: [], products: [] };
    },
  };
  const models = { embedded: createEmbeddedModel(), openai: proposing };

  async function propose(settings: object): Promise<{ room: SessionBed; client: Client; message: Message }> {
    const room = await SessionBed.start({ model: "openai", ...settings }, { models });
    const client = await room.join();
    const id = freshId();
    client.say(id, "Me escreva em ana@exemplo.com.br");
    return { room, client, message: (await client.reply(id)).message };
  }

  it("is kept nowhere: the visitor is shown the site's form, and alone may send it", async () => {
    const { room, client, message } = await propose({ form: FORM });
    assert.equal(formOf(message)?.consent.text, FORM.consent["pt-BR"]);
    assert.equal(room.row.contact, undefined);
    await room.settled();
    assert.doesNotMatch(JSON.stringify([...unsealedRows(room.bed, "site", SITE)]), /ana@/);
    await submit(client, message.id);
    const again = freshId();
    client.say(again, "ou em bia@exemplo.com.br");
    assert.deepEqual((await client.reply(again)).message.parts, [{ type: "text", text: "Certo." }]);
  });

  it("cannot be proposed where the site has no form and passes no contacts on", async () => {
    const { message } = await propose({ passOnContacts: false });
    assert.deepEqual(message.parts, [{ type: "text", text: "Certo." }]);
  });
});

describe("a visitor who leaves to think about it", () => {
  async function leave(settings: object, first?: string): Promise<Message> {
    const room = await SessionBed.start(settings);
    const client = await room.join();
    for (const text of [first, "vou pensar"]) {
      if (text === undefined) continue;
      const id = freshId();
      client.say(id, text);
      const { message } = await client.reply(id);
      if (text === "vou pensar") return message;
    }
    throw new Error("Nothing was said.");
  }

  it("is offered to be written to, by the site's form or a plain one", async () => {
    const fields = [
      { name: "name", isRequired: false },
      { name: "email", isRequired: true },
    ];
    assert.deepEqual(formOf(await leave({}, "quanto custa a cafeteira?"))?.fields, fields);
    assert.deepEqual(formOf(await leave({ form: FORM }, "quanto custa a cafeteira?"))?.fields, FORM.fields);
  });

  it("is not asked before anything was talked of, nor where contacts are not passed on", async () => {
    assert.equal(formOf(await leave({})), undefined);
    assert.equal(formOf(await leave({ passOnContacts: false }, "quanto custa a cafeteira?")), undefined);
  });
});

describe("the form of a reply", () => {
  it("comes after its text, citations and choices", async () => {
    const shop = await startShop();
    try {
      const room = await SessionBed.start({ form: { ...FORM, asked: ["hand-over"] } });
      await addPage(room.bed, SITE, shop.url);
      const { parts } = await askHuman(await room.join());
      assert.equal(parts.at(-1)?.type, "form");
      assert.equal(parts[0]?.type, "text");
    } finally {
      await shop.close();
    }
  });
});
