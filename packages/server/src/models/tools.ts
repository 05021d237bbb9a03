import type { Contact } from "@prosa/protocol";
import * as z from "zod/mini";
import type { Passage } from "../knowledge/passage.ts";
import { packOf } from "../language/packs.ts";
import { fold } from "../language/text/fold.ts";
import type { Redaction } from "../security/redact.ts";
import type { DecidedTurn, ReplyDeps } from "../turn/ports.ts";
import type { ToolCall, ToolOffer } from "./completion.ts";
import type { LinkPolicy } from "./guards/links.ts";
import { type ReplyFinish, readFinish } from "./guards/reply-finish.ts";
import { excerpt, SOURCE_LENGTH_MAX } from "./prompt/choose-sources.ts";
import { fencedSource, plain } from "./prompt/fences.ts";

const FOUND_MAX = 4;
const PAGE_PASSAGES_MAX = 5;
const SOURCES_MAX = 20;
const RESULT_LENGTH_MAX = 8_000;

const text = (lengthMax: number) => z.string().check(z.minLength(1), z.maxLength(lengthMax));
const searchArgs = z.object({ query: text(400) });
const readArgs = z.object({ url: text(2_048) });
const productArgs = z.object({ name: text(200) });
const humanArgs = z.object({ reason: z.optional(z.string()) });
const contactArgs = z.object({
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

const OFFERS = {
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
  human: {
    name: "ask_human",
    description: "Offers the visitor a human. Nothing is promised: the visitor decides.",
    parameters: strings("reason"),
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

/** The tools of one turn. They read, and they propose; nothing that an LLM asks for is done on its word alone. */
export interface Toolbox {
  offers: readonly ToolOffer[];
  /** The outcome of the call as the LLM is told it, fenced where it is not ours. Never throws. */
  use(call: ToolCall, signal: AbortSignal): Promise<string>;
  /** True once the visitor is to be offered a human. */
  readonly offersHuman: boolean;
  /** The finish that `end_reply` gave; null before. */
  readonly finish: ReplyFinish | null;
}

interface ToolboxDeps {
  turn: DecidedTurn;
  deps: ReplyDeps;
  links: LinkPolicy;
  redaction: Redaction;
  marker: string;
  /** Grows by what the tools find, so that it can be cited. */
  sources: Passage[];
}

export function createToolbox({ turn, deps, links, redaction, marker, sources }: ToolboxDeps): Toolbox {
  const words = packOf(turn.reading.language).prompt;
  let offersHuman = false;
  let finish: ReplyFinish | null = null;

  function cite(passages: readonly Passage[]): string {
    const fenced: string[] = [];
    for (const passage of passages) {
      const known = sources.findIndex((source) => source.id === passage.id);
      if (known < 0 && sources.length >= SOURCES_MAX) break;
      const number = known < 0 ? sources.push(passage) : known + 1;
      const source = { passage, text: excerpt(passage.text, "", SOURCE_LENGTH_MAX) };
      fenced.push(fencedSource(source, number, marker, words));
    }
    return fenced.join("\n\n").slice(0, RESULT_LENGTH_MAX) || words.noSources;
  }

  async function search(query: string, signal: AbortSignal): Promise<string> {
    const vector = await deps.meaningOf?.(query, signal);
    const asked = { text: query, language: turn.reading.language, limit: FOUND_MAX };
    const hits = deps.knowledge.search({ ...asked, ...(vector && { vector }) });
    return cite(hits.map((hit) => hit.passage));
  }

  async function readPage(url: string, signal: AbortSignal): Promise<string> {
    const own = links.own(url);
    if (own === null || !deps.readPage) return "Refused: that is no page of this site.";
    const passages = await deps.readPage(own, signal);
    return cite(passages.slice(0, PAGE_PASSAGES_MAX));
  }

  function productDetails(name: string): string {
    const wanted = fold(name);
    const named = deps.knowledge.ofKind("product").filter(({ product }) => {
      const known = fold(product?.name ?? "");
      return known !== "" && (known.includes(wanted) || wanted.includes(known));
    });
    return cite(named.slice(0, FOUND_MAX));
  }

  function noteContact(proposed: z.infer<typeof contactArgs>): string {
    const written = fold([turn.text, ...turn.context.turns.map((past) => past.visitor)].join("\n"));
    const contact: Contact = {};
    for (const field of ["name", "email", "phone"] as const) {
      const value = redaction.restore(proposed[field] ?? "").trim();
      if (value === "") continue;
      if (!written.includes(fold(value))) return "Refused: the visitor did not write that.";
      contact[field] = value;
    }
    if (!deps.noteContact || !(contact.email || contact.phone)) return "Nothing was noted.";
    deps.noteContact(contact);
    return "The visitor is shown a form to confirm it. Do not say that it was noted.";
  }

  async function run(call: ToolCall, signal: AbortSignal): Promise<string> {
    const args: unknown = JSON.parse(call.args || "{}");
    switch (call.name) {
      case OFFERS.search.name:
        return await search(z.parse(searchArgs, args).query, signal);
      case OFFERS.read.name:
        return await readPage(z.parse(readArgs, args).url, signal);
      case OFFERS.product.name:
        return productDetails(z.parse(productArgs, args).name);
      case OFFERS.human.name:
        z.parse(humanArgs, args);
        offersHuman = true;
        return "The visitor will be offered a human. Do not promise one.";
      case OFFERS.contact.name:
        return noteContact(z.parse(contactArgs, args));
      case OFFERS.end.name:
        finish = readFinish(args);
        return "Now write the reply's words, where they are not written yet.";
      default:
        return "There is no such tool.";
    }
  }

  const { read, contact, ...always } = OFFERS;
  return {
    offers: [
      ...Object.values(always),
      ...(deps.readPage ? [read] : []),
      ...(deps.noteContact ? [contact] : []),
    ],
    async use(call, signal) {
      try {
        return plain(await run(call, signal));
      } catch {
        return "The tool could not be used with these arguments.";
      }
    },
    get finish() {
      return finish;
    },
    get offersHuman() {
      return offersHuman;
    },
  };
}
