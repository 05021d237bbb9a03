import * as z from "zod/mini";
import { channelKindSchema } from "../http/channels.ts";
import { idSchema } from "../scalars/ids.ts";
import { timeSchema } from "./owner.ts";

/** The longest value that is filled into a template, in characters. */
export const TEMPLATE_VALUE_MAX = 500;
const VALUES_MAX = 20;

/**
 * `GET /api/desk/conversations/:session/window`: the channel on which the person wrote last, where it is not the web. `until`
 * is when its window for free words closes, in milliseconds since 1970, where it has one; templates go out after that too.
 */
export const conversationWindowSchema = z.object({
  channel: z.optional(channelKindSchema),
  until: z.optional(timeSchema),
  hasTemplates: z.boolean(),
});
export type ConversationWindow = z.infer<typeof conversationWindowSchema>;

/**
 * A message that the platform has approved, with places to fill. `header`, `body` and `footer` hold the places as `{{name}}`,
 * and `places` names them in the order in which they come.
 */
export const messageTemplateSchema = z.object({
  name: z.string(),
  language: z.string(),
  /** The category of the platform's price list, such as `UTILITY`. */
  category: z.string(),
  header: z.optional(z.string()),
  body: z.string(),
  footer: z.optional(z.string()),
  places: z.array(z.string()),
});
export type MessageTemplate = z.infer<typeof messageTemplateSchema>;

/** `GET /api/desk/conversations/:session/templates`: those that can be sent from the desk. */
export const messageTemplatesSchema = z.object({ templates: z.array(messageTemplateSchema) });
export type MessageTemplates = z.infer<typeof messageTemplatesSchema>;

/** `POST /api/desk/conversations/:session/templates`: sends one; `id` is that of the message, and the same request again sends nothing more. */
export const sendTemplateRequestSchema = z.object({
  id: idSchema,
  name: z.string().check(z.maxLength(512)),
  language: z.string().check(z.maxLength(20)),
  /** The words to fill in, in the order of `places`. */
  values: z
    .array(z.string().check(z.maxLength(TEMPLATE_VALUE_MAX), z.regex(/\S/)))
    .check(z.maxLength(VALUES_MAX)),
});
export type SendTemplateRequest = z.infer<typeof sendTemplateRequestSchema>;

const PLACE = /\{\{\s*([\w ]+?)\s*\}\}/g;

/** The names of a text's places to fill, each once, in the order in which they come first. */
export function placesOfTemplate(text: string): string[] {
  return [...new Set([...text.matchAll(PLACE)].map(([, place = ""]) => place))];
}

/** The words of a template as the person reads them; a place without a value stays as it is written. Pure. */
export function fillTemplate(
  { header = "", body, footer = "" }: Pick<MessageTemplate, "header" | "body" | "footer">,
  values: readonly string[],
): string {
  const own = placesOfTemplate(header).length;
  const filled = [fill(header, values.slice(0, own)), fill(body, values.slice(own)), footer];
  return filled.filter((text) => text !== "").join("\n\n");
}

function fill(text: string, values: readonly string[]): string {
  const places = placesOfTemplate(text);
  return text.replace(PLACE, (written, place: string) => values[places.indexOf(place)] || written);
}
