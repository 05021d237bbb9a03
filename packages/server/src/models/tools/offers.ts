import * as z from "zod/mini";
import type { ToolOffer } from "../completion.ts";

const text = (lengthMax: number) => z.string().check(z.minLength(1), z.maxLength(lengthMax));
/** Models write no wish as null, as an empty text, or not at all. */
const wish = <Schema extends z.ZodMiniType>(schema: Schema) => z.catch(z.optional(schema), undefined);

export const searchArgs = z.object({ query: text(400) });
export const readArgs = z.object({ url: text(2_048) });
export const productArgs = z.object({ name: text(200) });
export const listArgs = z.object({
  need: wish(text(200)),
  max_price: wish(z.number().check(z.positive())),
  min_price: wish(z.number().check(z.nonnegative())),
  in_stock: wish(z.boolean()),
});
export type ListArgs = z.infer<typeof listArgs>;
export const humanArgs = z.object({ reason: z.optional(z.string()) });
export const contactArgs = z.object({
  name: z.optional(z.string().check(z.maxLength(100))),
  email: z.optional(z.string().check(z.maxLength(254))),
  phone: z.optional(z.string().check(z.maxLength(40))),
});

const strings = (...names: string[]): ToolOffer["parameters"] => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
  required: names,
});

/** Ends a reply where the server takes tools; elsewhere the reply's last line says the same. */
export const END_TOOL = "end_reply";

/** The tools that every site has, but for those that need something which it lacks. */
export const OFFERS = {
  search: {
    name: "search_knowledge",
    description:
      "Searches the site's pages for more sources. Use other words than the visitor's when the sources given do not answer.",
    parameters: strings("query"),
  },
  read: {
    name: "read_page",
    description: "Reads one page of the site as it is now, by the address of a source.",
    parameters: strings("url"),
  },
  product: {
    name: "product_details",
    description: "Gives what the site states of a product: price, availability, brand.",
    parameters: strings("name"),
  },
  list: {
    name: "list_products",
    description:
      "Lists products of the site, the cheapest first, or by how well they fit a need. All of it may be left out.",
    parameters: {
      type: "object",
      properties: {
        need: { type: "string", description: "The purpose or kind, in the words of the site's pages." },
        max_price: { type: "number" },
        min_price: { type: "number" },
        in_stock: { type: "boolean", description: "Leaves out what the site says is out of stock." },
      },
      required: [],
    },
  },
  hours: {
    name: "opening_hours",
    description: "Gives the opening hours, and whether it is open now and until when.",
    parameters: { type: "object", properties: {}, required: [] },
  },
  human: {
    name: "ask_human",
    description: "Offers the visitor a human. Nothing is promised: the visitor decides.",
    parameters: strings("reason"),
  },
  form: {
    name: "open_form",
    description:
      "Shows the visitor the site's form, to leave a name and a way to be reached. Nothing is sent before the visitor sends it.",
    parameters: { type: "object", properties: {}, required: [] },
  },
  contact: {
    name: "note_contact",
    description:
      "Offers the visitor a form to confirm how to be reached, when the visitor wants that and wrote it. Nothing is noted before the form is sent.",
    parameters: { ...strings("name", "email", "phone"), required: [] },
  },
  end: {
    name: END_TOOL,
    description:
      "Ends the reply in place of its last line. Call it after the reply's words, with what the reply does and the numbers of the sources used.",
    parameters: {
      type: "object",
      properties: {
        action: { type: "string", enum: ["answer", "clarify", "hand-over", "decline"] },
        citations: { type: "array", items: { type: "integer" } },
      },
      required: ["action", "citations"],
    },
  },
} satisfies Record<string, ToolOffer>;
