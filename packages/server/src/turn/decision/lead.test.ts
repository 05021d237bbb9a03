import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Contact, siteSettingsSchema } from "@prosa/protocol";
import { passage } from "../../../test/decided-turn.ts";
import { createKnowledge } from "../../knowledge/search/search.ts";
import { createEmbeddedModel } from "../../models/embedded.ts";
import { formPartsOf } from "../../session/turns/contact-form.ts";
import { EMPTY_CONTEXT } from "../memory.ts";
import { converse } from "../pipeline.ts";
import type { RecordedTurn } from "../turn.ts";

const knowledge = createKnowledge(
  [
    passage({ id: "hours", heading: "Horário", text: "Abrimos de segunda a sexta, das 9h às 18h." }),
    passage({
      id: "contact",
      title: "Contato",
      heading: "",
      kind: "contact",
      text: "Telefone: (21) 3333-4444\nE-mail: oi@clinica.example",
    }),
  ],
  "1",
);

async function take(text: string, settings: object = {}, contact?: Contact): Promise<RecordedTurn> {
  const site = siteSettingsSchema.parse({ name: "Clínica", ...settings });
  const received = { id: "1", text, site, context: EMPTY_CONTEXT, at: 0, ...(contact && { contact }) };
  const steps = converse(received, { knowledge, model: createEmbeddedModel() }, new AbortController().signal);
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

const fieldsOf = (turn: RecordedTurn) =>
  formPartsOf(turn).flatMap((part) => (part.type === "form" ? part.fields.map(({ name }) => name) : []));

describe("a contact that a visitor leaves in words", () => {
  for (const [text, way] of [
    ["meu telefone é 21 98888-7777, me liguem", "phone"],
    ["Ana, 21 98888-7777", "phone"],
    ["podem me ligar no (11) 97777-1234?", "phone"],
    ["segue meu email: ana.souza@correio.example", "email"],
    ["é para a matrícula da Joana, tel 31 99876-5432", "phone"],
    ["+55 31 99876-5432", "phone"],
    ["call me at +1 415 555 0132", "phone"],
    ["my email is ana@mail.example, get back to me please", "email"],
    ["mi correo es ana@correo.example", "email"],
    ["llámenme al +52 55 1234 5678", "phone"],
  ] as const) {
    it(`is offered to be passed on: “${text}”`, async () => {
      const turn = await take(text);
      assert.equal(turn.decision.reason, "leaves a contact");
      assert.deepEqual(fieldsOf(turn), ["name", way]);
    });
  }

  it("is taken by the site's own form, where it has one", async () => {
    const consent = { "pt-BR": "Para retornar." };
    const form = { fields: [{ name: "phone", isRequired: true }], consent, asked: ["start"] };
    const turn = await take("meu telefone é 21 98888-7777", { form });
    assert.deepEqual(formPartsOf(turn), [
      { type: "form", fields: [{ name: "phone", isRequired: true }], consent: { text: "Para retornar." } },
    ]);
  });

  it("is taken after the answer to a question beside it", async () => {
    const turn = await take("qual o horário na sexta-feira? meu email é ana@correio.example");
    assert.match(turn.reply.text, /9h/);
    assert.match(turn.reply.text, /formulário/);
    assert.deepEqual(fieldsOf(turn), ["name", "email"]);
  });

  for (const text of [
    "o telefone de vocês é (21) 3333-4444?",
    "mandei email para oi@clinica.example e nada",
    "mandei um email pra suporte@outra.example e ninguém respondeu",
    "did you call me from 415 555 0132?",
    "recebi ligação do 31 98888-1111, é golpe?",
    "¿me llamaron del 55 1234 5678?",
    "qual o telefone?",
    "meu pedido é o 123456789",
    "(21) 3333-4444 é o número certo?",
  ]) {
    it(`is not seen in “${text}”`, async () => {
      assert.deepEqual(fieldsOf(await take(text)), []);
    });
  }

  it("is not asked for again once a form was sent", async () => {
    const turn = await take("meu telefone é 21 98888-7777", {}, { phone: "+5521988887777" });
    assert.match(turn.reply.text, /já está com a equipe/);
    assert.deepEqual(formPartsOf(turn), []);
  });

  it("is left alone where the owner wants so", async () => {
    assert.deepEqual(fieldsOf(await take("meu telefone é 21 98888-7777", { passOnContacts: false })), []);
  });
});
