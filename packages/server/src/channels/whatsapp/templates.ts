import { type MessageTemplate, placesOfTemplate } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { ChannelTemplates } from "../channel.ts";
import { askGraph, type GraphAccess } from "../meta/graph.ts";

/** The most templates that are read of an account. */
const TEMPLATES_MAX = 200;

const FIELDS = "name,language,status,category,parameter_format,components";

const componentSchema = z.object({
  type: z.string(),
  format: z.optional(z.string()),
  text: z.optional(z.string()),
  buttons: z.optional(z.array(z.object({ type: z.string(), url: z.optional(z.string()) }))),
});
const templateSchema = z.object({
  name: z.string(),
  language: z.string(),
  status: z.string(),
  category: z.string(),
  components: z.array(componentSchema),
});
const pageSchema = z.object({ data: z.array(z.unknown()) });

/** The templates of an account, and the message that one of them makes. */
export function whatsAppTemplates(access: GraphAccess, accountId: string): ChannelTemplates {
  return {
    async list(platform) {
      const path = `${accountId}/message_templates?status=APPROVED&fields=${FIELDS}&limit=${TEMPLATES_MAX}`;
      const answer = await askGraph(access, platform, "GET", path);
      const page = answer.error ? undefined : pageSchema.safeParse(answer.value).data;
      return page ? page.data.flatMap(readTemplate) : null;
    },
    encode({ name, language, header = "", body }, values) {
      const own = placesOfTemplate(header).length;
      const component = (type: string, text: string, given: readonly string[]) => {
        const parameters = placesOfTemplate(text).map((place, at) => ({
          type: "text",
          ...(/^\d+$/.test(place) ? {} : { parameter_name: place }),
          text: given[at] ?? "",
        }));
        return parameters.length > 0 ? [{ type, parameters }] : [];
      };
      const components = [
        ...component("header", header, values.slice(0, own)),
        ...component("body", body, values.slice(own)),
      ];
      const template = { name, language: { code: language }, ...(components.length > 0 && { components }) };
      return { method: "messages", body: { type: "template", template } };
    },
  };
}

/** Only those whose every place is one of text: pictures and addresses that change cannot be filled in at the desk. */
function readTemplate(given: unknown): MessageTemplate[] {
  const template = templateSchema.safeParse(given).data;
  if (template?.status !== "APPROVED") return [];
  const { name, language, category, components } = template;
  const textOf = (type: string) => components.find((one) => one.type.toUpperCase() === type)?.text;
  const [header, body, footer] = [textOf("HEADER"), textOf("BODY"), textOf("FOOTER")];
  const isOfWords = components.every(
    ({ type, format = "TEXT", buttons = [] }) =>
      (type.toUpperCase() !== "HEADER" || format === "TEXT") &&
      buttons.every(({ type: kind, url }) => kind !== "COPY_CODE" && !url?.includes("{{")),
  );
  if (body === undefined || !isOfWords) return [];
  const places = [...placesOfTemplate(header ?? ""), ...placesOfTemplate(body)];
  return [{ name, language, category, ...(header && { header }), body, ...(footer && { footer }), places }];
}
