import * as z from "zod/mini";

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max), z.regex(/\S/));
const link = z.url({ protocol: /^https?$/ });

const common = {
  messaging_product: z.literal("whatsapp"),
  recipient_type: z.literal("individual"),
  /** A phone, or a person's scoped id: one of them. */
  to: z.optional(z.string().check(z.regex(/^\d{7,15}$/))),
  recipient: z.optional(z.string().check(z.regex(/^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/))),
  biz_opaque_callback_data: z.optional(z.string().check(z.maxLength(512))),
};

const unique = <Item>(of: (item: Item) => string) =>
  z.refine<Item[]>((items) => new Set(items.map(of)).size === items.length);

const buttonsSchema = z.strictObject({
  buttons: z
    .array(
      z.strictObject({
        type: z.literal("reply"),
        reply: z.strictObject({ id: text(256), title: text(20) }),
      }),
    )
    .check(
      z.minLength(1),
      z.maxLength(3),
      unique(({ reply }) => reply.title),
      unique(({ reply }) => reply.id),
    ),
});

const listSchema = z
  .strictObject({
    button: text(20),
    sections: z
      .array(
        z.strictObject({
          title: text(24),
          rows: z.array(
            z.strictObject({ id: text(200), title: text(24), description: z.optional(text(72)) }),
          ),
        }),
      )
      .check(z.minLength(1)),
  })
  .check(z.refine(({ sections }) => rowCount(sections) >= 1 && rowCount(sections) <= 10));

function rowCount(sections: readonly { rows: readonly unknown[] }[]): number {
  return sections.reduce((sum, { rows }) => sum + rows.length, 0);
}

const interactiveSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("button"),
    body: z.strictObject({ text: text(1_024) }),
    action: buttonsSchema,
  }),
  z.strictObject({
    type: z.literal("list"),
    body: z.strictObject({ text: text(1_024) }),
    action: listSchema,
  }),
]);

const parameterSchema = z.strictObject({
  type: z.literal("text"),
  text: text(1_024),
  parameter_name: z.optional(z.string()),
});

const componentSchema = z.strictObject({
  type: z.enum(["header", "body", "button"]),
  sub_type: z.optional(z.literal("url")),
  index: z.optional(z.string()),
  parameters: z.array(parameterSchema),
});

/** A message as the Cloud API takes it, and nothing else. */
export const whatsAppSendSchema = z
  .discriminatedUnion("type", [
    z.strictObject({
      ...common,
      type: z.literal("text"),
      text: z.strictObject({ body: text(4_096), preview_url: z.optional(z.boolean()) }),
    }),
    z.strictObject({
      ...common,
      type: z.literal("image"),
      image: z.strictObject({ link, caption: z.optional(text(1_024)) }),
    }),
    z.strictObject({
      ...common,
      type: z.literal("document"),
      document: z.strictObject({ link, filename: text(240), caption: z.optional(text(1_024)) }),
    }),
    z.strictObject({ ...common, type: z.literal("interactive"), interactive: interactiveSchema }),
    z.strictObject({
      ...common,
      type: z.literal("template"),
      template: z.strictObject({
        name: z.string().check(z.regex(/^[a-z0-9_]{1,512}$/)),
        language: z.strictObject({ code: z.string().check(z.regex(/^[a-z]{2,3}(?:_[A-Z]{2})?$/)) }),
        components: z.optional(z.array(componentSchema)),
      }),
    }),
  ])
  .check(z.refine(({ to, recipient }) => (to === undefined) !== (recipient === undefined)));
export type WhatsAppSend = z.infer<typeof whatsAppSendSchema>;

/** The mark that a message of a person was read, with or without the sign that an answer is being written. */
export const whatsAppReadSchema = z.strictObject({
  messaging_product: z.literal("whatsapp"),
  status: z.literal("read"),
  message_id: z.string().check(z.regex(/^wamid\./)),
  typing_indicator: z.optional(z.strictObject({ type: z.literal("text") })),
});

/** The templates of the account: one approved with values to fill in, one without, and one that waits. */
export const WHATSAPP_TEMPLATES = [
  {
    name: "retorno_atendimento",
    language: "pt_BR",
    status: "APPROVED",
    category: "UTILITY",
    components: [
      { type: "HEADER", format: "TEXT", text: "Loja" },
      { type: "BODY", text: "Olá {{1}}, temos uma resposta sobre {{2}}. Podemos continuar por aqui?" },
      { type: "FOOTER", text: "Responda SAIR para não receber mais." },
    ],
  },
  {
    name: "pedido_pronto",
    language: "pt_BR",
    status: "APPROVED",
    category: "UTILITY",
    components: [{ type: "BODY", text: "Seu pedido está pronto para retirada." }],
  },
  {
    name: "promocao",
    language: "pt_BR",
    status: "PENDING",
    category: "MARKETING",
    components: [{ type: "BODY", text: "Promoção de hoje." }],
  },
] as const;
