import type { Contact, HttpTool } from "@prosa/protocol";
import * as z from "zod/mini";
import type { Passage } from "../../knowledge/passage.ts";
import { packOf } from "../../language/packs.ts";
import { fold } from "../../language/text/words.ts";
import type { Redaction } from "../../security/redact.ts";
import type { DecidedTurn, ReplyDeps } from "../../turn/ports.ts";
import type { ToolCall, ToolOffer } from "../completion.ts";
import type { LinkPolicy } from "../guards/links.ts";
import { type ReplyFinish, readFinish } from "../guards/reply-finish.ts";
import { excerpt, SOURCE_LENGTH_MAX } from "../prompt/choose-sources.ts";
import { fencedSource, plain } from "../prompt/fences.ts";
import { readInput, resultPassage } from "./http-tool.ts";
import { contactArgs, humanArgs, listArgs, OFFERS, productArgs, readArgs, searchArgs } from "./offers.ts";
import { productsCalled, productsListed, statedHours } from "./site-lookups.ts";

const FOUND_MAX = 4;
const LISTED_MAX = 8;
const PAGE_PASSAGES_MAX = 5;
const SOURCES_MAX = 20;
const RESULT_LENGTH_MAX = 8_000;

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
  const mayAsk = ({ needsIdentity }: HttpTool) => !needsIdentity || turn.identity !== undefined;
  const owned = deps.callTool ? (turn.site.httpTools?.tools ?? []).filter(mayAsk) : [];
  let offersHuman = false;
  let finish: ReplyFinish | null = null;

  function cite(passages: readonly Passage[], hide = (written: string) => written): string {
    const fenced: string[] = [];
    for (const passage of passages) {
      const known = sources.findIndex((source) => source.id === passage.id);
      if (known < 0 && sources.length >= SOURCES_MAX) break;
      const number = known < 0 ? sources.push(passage) : known + 1;
      const source = { passage, text: hide(excerpt(passage.text, "", SOURCE_LENGTH_MAX)) };
      fenced.push(fencedSource(source, number, marker, words));
    }
    return fenced.join("\n\n").slice(0, RESULT_LENGTH_MAX) || words.noSources;
  }

  async function search(query: string, signal: AbortSignal): Promise<string> {
    const vector = await deps.meaningOf?.(query, signal);
    const asked = { text: query, language: turn.reading.language, limit: FOUND_MAX };
    const hits = deps.knowledge.search({ ...asked, ...(vector && { vector }) });
    return `Found for "${query}": ${hits.length}.\n\n${cite(hits.map((hit) => hit.passage))}`;
  }

  async function readPage(url: string, signal: AbortSignal): Promise<string> {
    const own = links.own(url);
    if (own === null || !deps.readPage) return "Refused: that is no page of this site.";
    const passages = await deps.readPage(own, signal);
    return cite(passages.slice(0, PAGE_PASSAGES_MAX));
  }

  function listProducts(wishes: z.infer<typeof listArgs>): string {
    const found = productsListed(wishes, deps.knowledge, turn.reading.language);
    const shown = found.slice(0, LISTED_MAX);
    return `${shown.length} of ${found.length} products that fit.\n\n${cite(shown)}`;
  }

  function openingHours(): string {
    const hours = statedHours(turn.site, turn.at, turn.reading.language);
    return hours ? cite([hours]) : words.noSources;
  }

  function openForm(): string {
    if (!deps.noteContact) return "There is no form.";
    deps.noteContact({});
    return "The visitor is shown the form. Do not say that anything was sent.";
  }

  /** Asks a server of the owner's. Personal facts go there as the visitor wrote them, and come back as placeholders. */
  async function askOwner(tool: HttpTool, args: unknown, signal: AbortSignal): Promise<string> {
    const input = readInput(tool, restored(args));
    if (input === undefined || !deps.callTool) return "The tool could not be used with these arguments.";
    const { identity } = turn;
    const answer = await deps.callTool({ tool, input, ...(identity && { identity }) }, signal);
    const place = sources.length + 1;
    return cite([resultPassage(tool, answer, place, turn.reading.language)], redaction.redact);
  }

  function restored(value: unknown): unknown {
    if (typeof value === "string") return redaction.restore(value);
    if (Array.isArray(value)) return value.map(restored);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, restored(one)]));
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
        return cite(productsCalled(z.parse(productArgs, args).name, deps.knowledge).slice(0, FOUND_MAX));
      case OFFERS.list.name:
        return listProducts(z.parse(listArgs, args));
      case OFFERS.hours.name:
        return openingHours();
      case OFFERS.form.name:
        return openForm();
      case OFFERS.human.name:
        z.parse(humanArgs, args);
        offersHuman = true;
        return "The visitor will be offered a human. Do not promise one.";
      case OFFERS.contact.name:
        return noteContact(z.parse(contactArgs, args));
      case OFFERS.end.name:
        finish = readFinish(args);
        return "Now write the reply's words, where they are not written yet.";
      default: {
        const tool = owned.find(({ name }) => name === call.name);
        return tool ? await askOwner(tool, args, signal) : "There is no such tool.";
      }
    }
  }

  const { read, list, hours, contact, form, ...always } = OFFERS;
  return {
    offers: [
      ...Object.values(always),
      ...(deps.knowledge.ofKind("product").length > 1 ? [list] : []),
      ...(turn.site.openingHours ? [hours] : []),
      ...(deps.readPage ? [read] : []),
      ...(deps.noteContact ? [contact, form] : []),
      ...owned.map(({ name, description, input }) => ({ name, description, parameters: input })),
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
