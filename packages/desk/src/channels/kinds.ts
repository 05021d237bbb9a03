import type { ConnectChannelRequest } from "@prosa/protocol";

/** The channels that can be connected here. */
export const KINDS = ["whatsapp", "telegram", "messenger", "instagram", "email"] as const;
export type Kind = (typeof KINDS)[number];

/** A thing that an owner copies from a platform. */
export type FieldName = "token" | "phoneNumberId" | "accountId" | "pageId" | "appSecret" | "address";

/** A field of the form: how it looks as the platform writes it, and whether it is hidden while it is typed. */
export interface Field {
  readonly name: FieldName;
  readonly pattern: string;
  readonly hint: string;
  readonly isSecret: boolean;
}

const TOKEN = { name: "token", isSecret: true } as const;
const ID = { pattern: "\\d{5,30}", isSecret: false } as const;

const APP_SECRET = { name: "appSecret", pattern: "[0-9a-f]{32}", hint: "0a1b2c…", isSecret: true } as const;
const META_TOKEN = { ...TOKEN, pattern: "\\S{20,1000}", hint: "EAA…" };
const PAGE: readonly Field[] = [{ ...ID, name: "pageId", hint: "104567890123456" }, APP_SECRET, META_TOKEN];

/** The fields of each channel, in the order in which their platform shows them. */
export const FIELDS_OF: Readonly<Record<Kind, readonly Field[]>> = {
  telegram: [{ ...TOKEN, pattern: "\\d{3,20}:[\\w\\-]{20,100}", hint: "123456789:AA…" }],
  whatsapp: [
    { ...ID, name: "phoneNumberId", hint: "106540352242922" },
    { ...ID, name: "accountId", hint: "102290129340398" },
    APP_SECRET,
    META_TOKEN,
  ],
  messenger: PAGE,
  instagram: PAGE,
  email: [
    {
      name: "address",
      pattern: "[^\\s@<>]{1,64}@[^\\s@<>]{3,190}",
      hint: "contato@loja.example",
      isSecret: false,
    },
  ],
};

/** The request that connects a channel with what was typed. */
export function requestOf(kind: Kind, text: (name: FieldName) => string): ConnectChannelRequest {
  const token = text("token");
  switch (kind) {
    case "telegram":
      return { channel: kind, token };
    case "whatsapp": {
      const ids = { phoneNumberId: text("phoneNumberId"), accountId: text("accountId") };
      return { channel: kind, token, appSecret: text("appSecret"), ...ids };
    }
    case "messenger":
    case "instagram":
      return { channel: kind, token, appSecret: text("appSecret"), pageId: text("pageId") };
    case "email":
      return { channel: kind, address: text("address") };
    default:
      return kind satisfies never;
  }
}
