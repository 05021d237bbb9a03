import type { StartForm } from "@prosa/protocol";
import { appears, asked, product, type Scene, type Stage, said, text } from "./scene-kit.ts";
import type { Words } from "./words.ts";

type FieldName = "name" | "email" | "phone";

function form(names: readonly FieldName[], isRequired: boolean): NonNullable<Scene["form"]> {
  return ({ asking }): StartForm => ({
    fields: names.map((name) => ({ name, isRequired: name !== "phone" })),
    consent: { text: asking.consent, url: new URL("/shop/garantia.html", location.href).href },
    isRequired,
  });
}

const AUTOCOMPLETE = { name: "name", email: "email", phone: "tel" } as const;

async function fill(stage: Stage, values: Partial<Record<FieldName, string>>): Promise<void> {
  for (const name of ["name", "email", "phone"] as const) {
    const value = values[name];
    if (value === undefined) continue;
    const input = await appears<HTMLInputElement>(stage, `[part=form] [name=${AUTOCOMPLETE[name]}]`);
    input.value = value;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  (await appears(stage, "[part=form] [type=submit]")).click();
}

async function choose(stage: Stage, score: number): Promise<void> {
  (await appears(stage, `[part=survey] [value="${score}"]`)).click();
}

const askedToCall = (words: Words) => [
  said("visitor", [text(words.asking.callBack)]),
  said(
    "assistant",
    [
      text(words.asking.formIntro),
      {
        type: "form",
        fields: [
          { name: "name", isRequired: false },
          { name: "phone", isRequired: true },
        ],
        consent: { text: words.asking.consent },
      },
    ],
    2,
  ),
];

const leaving = (words: Words) => [
  asked(words),
  said("assistant", [text(words.answer)], 4),
  said("assistant", [text(words.asking.surveyIntro), { type: "survey" }], 1),
];

/** What the chat asks of the visitor, and what its cards offer to do. */
export const ASKING_SCENES: readonly Scene[] = [
  { name: "start-form", title: "Formulário inicial", form: form(["name", "email", "phone"], false) },
  { name: "start-required", title: "Formulário inicial obrigatório", form: form(["name", "email"], true) },
  {
    name: "start-error",
    title: "Formulário com enganos",
    form: form(["name", "email"], true),
    act: (stage) => fill(stage, { email: "ana@exemplo" }),
  },
  {
    name: "start-sent",
    title: "Formulário enviado",
    form: form(["name", "email", "phone"], true),
    act: (stage, { asking }) => fill(stage, asking.contact),
  },
  {
    name: "start-offline",
    title: "Formulário guardado, sem conexão",
    form: form(["name", "email"], true),
    act: async (stage, { asking: { contact } }) => {
      await appears(stage, "[part=form] input");
      stage.room.goDown();
      await fill(stage, { name: contact.name, email: contact.email });
    },
  },
  { name: "form", title: "Formulário na conversa", log: askedToCall },
  {
    name: "form-sent",
    title: "Contato deixado na conversa",
    log: askedToCall,
    act: (stage, { asking: { contact } }) => fill(stage, { name: contact.name, phone: contact.phone }),
  },
  { name: "survey", title: "Pesquisa", log: leaving },
  { name: "survey-chosen", title: "Pesquisa com nota", log: leaving, act: (stage) => choose(stage, 4) },
  {
    name: "survey-thanked",
    title: "Pesquisa respondida",
    log: leaving,
    act: async (stage, { asking }) => {
      await choose(stage, 5);
      const comment = await appears<HTMLTextAreaElement>(stage, "[part=survey] textarea");
      comment.value = asking.comment;
      comment.dispatchEvent(new InputEvent("input", { bubbles: true }));
      (await appears(stage, "[part=survey] [type=submit]")).click();
    },
  },
  {
    name: "survey-menu",
    title: "Pesquisa pelo menu",
    log: (words) => [asked(words), said("assistant", [text(words.answer)], 2)],
    act: async (stage) => {
      // Before there was an answer, the menu offers no survey.
      await appears(stage, "[part~=assistant-bubble]");
      (await appears(stage, "[part=menu]")).click();
      (await appears(stage, "[role=menuitem]:nth-child(2)")).click();
      await choose(stage, 2);
    },
  },
  {
    name: "contact-card",
    title: "Cartão de contato",
    log: (words) => {
      const { contactCard, ways } = words.asking;
      return [
        asked(words),
        said(
          "assistant",
          [
            text(words.answer),
            {
              type: "card",
              ...contactCard,
              actions: [
                {
                  type: "contact",
                  label: ways.whatsapp,
                  channel: "whatsapp",
                  to: "+55 35 99999-0000",
                  text: ways.hello,
                },
                { type: "contact", label: "Telegram", channel: "telegram", to: "@aurora_cafe" },
                { type: "contact", label: "Messenger", channel: "messenger", to: "aurora.cafe" },
                { type: "contact", label: "Instagram", channel: "instagram", to: "aurora.cafe" },
                { type: "contact", label: ways.call, channel: "phone", to: "+55 35 3333-0000" },
                { type: "contact", label: ways.mail, channel: "email", to: "oi@aurora.example" },
              ],
            },
          ],
          2,
        ),
      ];
    },
  },
  {
    name: "product-actions",
    title: "Produto com ações e fonte sem endereço",
    log: (words) => {
      const { productActions, productIntro, ways, written } = words.asking;
      return [
        asked(words),
        said(
          "assistant",
          [
            text(productIntro),
            {
              ...product(words),
              actions: [
                {
                  type: "link",
                  label: productActions.buy,
                  url: new URL("/shop/produtos/", location.href).href,
                },
                {
                  type: "contact",
                  label: productActions.ask,
                  channel: "telegram",
                  to: "aurora_cafe",
                  text: ways.hello,
                },
                { type: "say", label: productActions.question, text: productActions.question },
              ],
            },
            { type: "citation", ...written },
          ],
          2,
        ),
      ];
    },
  },
];
