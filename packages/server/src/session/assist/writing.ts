import type { DurableEvent, Language } from "@prosa/protocol";
import {
  summariseRequestSchema,
  type TalkSummary,
  type TranslatedOwn,
  type Translation,
  talkSummarySchema,
  translatedOwnSchema,
  translateOwnRequestSchema,
  translateRequestSchema,
} from "@prosa/protocol/desk";
import type { Fact } from "../../insights/facts/fact.ts";
import { detectLanguage } from "../../language/detect.ts";
import { createTokenBudget, SESSION_TOKENS_PER_HOUR } from "../../models/resilience/token-budget.ts";
import { faultOf } from "../../platform/faults.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { TokenBudget } from "../../platform/token-budget.ts";
import type { Sites } from "../../site/sites.ts";
import type { SessionLog } from "../log/session-log.ts";
import { messageText } from "../turns/reply-events.ts";
import { spentFacts } from "../turns/spent-facts.ts";
import type { Ask } from "./ask.ts";
import { summarise } from "./summarise.ts";
import { isSameLanguage, translate } from "./translate.ts";

/** The most texts of one session that are kept; those beyond are written again each time. */
export const KEPT_TEXTS_MAX = 500;
/** The messages of one request that are translated at a time. */
const AT_ONCE = 4;
/** The last events that a summary is made of: as many as the digest's. */
const SUMMARISED_EVENTS_MAX = 400;
/** From this certainty on a message in the wanted language is not sent to the LLM. */
const SURE = 0.9;

const KEPT = "written:";
const TRANSLATED = `${KEPT}translation:`;
const SUMMARISED = `${KEPT}summary:`;

interface WritingDeps {
  host: RoomHost;
  sites: Sites;
  log: SessionLog;
  inOrder: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * The texts that the site's LLM writes for the people who answer in a session. They are kept with it, sealed, and go with it. The
 * LLM is waited for outside of the session's order of work, so that nobody's message waits for it. These texts have a budget of
 * the session's of their own, beside that of its replies, and the site's.
 */
export class Writing {
  readonly #deps: WritingDeps;
  readonly #budget: TokenBudget;
  /** Texts that are being written, so that two people who look at one conversation have each message written once. */
  readonly #underWay = new Map<string, Promise<TranslatedOwn>>();
  #keptCount: number | null = null;

  constructor(deps: WritingDeps) {
    this.#deps = deps;
    this.#budget = createTokenBudget(SESSION_TOKENS_PER_HOUR, deps.host);
  }

  /** Whether the session's site has an LLM. */
  async hasModel(): Promise<boolean> {
    return (await this.#ask()) !== null;
  }

  /**
   * Answers `POST /translations`, `/own-words` and `/summary`, with `site` as whose desk asks: 404 for another site's, 409 where
   * the site has no LLM. `null` for any other request.
   */
  async answer(request: Request, path: string): Promise<Response | null> {
    if (request.method !== "POST" || !["/translations", "/own-words", "/summary"].includes(path)) return null;
    const { row } = this.#deps.log;
    const site = new URL(request.url).searchParams.get("site");
    if (!row || row.site !== site) return new Response(null, { status: 404 });
    const ask = await this.#ask();
    if (!ask) return new Response(null, { status: 409 });
    const body: unknown = await request.json();
    if (path === "/own-words") {
      const { text, to } = translateOwnRequestSchema.parse(body);
      return Response.json(await translate(text, to, ask));
    }
    if (path === "/summary")
      return Response.json(await this.#summary(summariseRequestSchema.parse(body).to, ask));
    const { messages, to } = translateRequestSchema.parse(body);
    return Response.json({ translations: await this.#translations([...new Set(messages)], to, ask) });
  }

  /** The way to the site's LLM; `null` where it has none. */
  async #ask(): Promise<Ask | null> {
    const { sites, host, log } = this.#deps;
    const site = log.row && (await sites.load(log.row.site, host));
    const write = site && sites.modelFor(site.settings).write;
    if (!site || !write) return null;
    const budgets = [this.#budget, sites.budgetOf(site.id, host)];
    const { modelOptions: options } = site.settings;
    return async (task) => {
      const written = await write({ ...task, options }, budgets, new AbortController().signal);
      await this.#noteSpent(spentFacts(written.tokens, site.settings, host.now()));
      return written;
    };
  }

  /** Notes what a text cost. Where that cannot be kept the figures lack it, and the text is there all the same. */
  async #noteSpent(facts: readonly Fact[]): Promise<void> {
    const { host, log, inOrder } = this.#deps;
    if (facts.length === 0) return;
    await inOrder(async () => {
      if (log.row) await log.append({ events: [], facts, now: host.now() });
    }).catch((error: unknown) => host.log({ level: "warn", event: "cost-not-noted", error: faultOf(error) }));
  }

  async #translations(ids: readonly string[], to: string, ask: Ask): Promise<Translation[]> {
    const done: Translation[] = [];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const piece = ids.slice(at, at + AT_ONCE);
      done.push(
        ...(await Promise.all(piece.map(async (id) => ({ id, ...(await this.#translation(id, to, ask)) })))),
      );
    }
    return done;
  }

  async #translation(id: string, to: string, ask: Ask): Promise<TranslatedOwn> {
    const { host, log } = this.#deps;
    const key = `${TRANSLATED}${to}:${id}`;
    const kept = translatedOwnSchema.safeParse(await host.storage.get(key)).data;
    if (kept) return kept;
    const text = wordsOf(await log.find(id));
    if (!/\p{L}/u.test(text) || isIn(text, to)) return { problem: "same" };
    const running = this.#underWay.get(key);
    if (running) return running;
    const written = translate(text, to, ask);
    this.#underWay.set(key, written);
    try {
      const translated = await written;
      if (translated.text !== undefined || translated.problem === "same")
        await this.#keep(key, translated, true);
      return translated;
    } finally {
      this.#underWay.delete(key);
    }
  }

  async #summary(to: string, ask: Ask): Promise<TalkSummary> {
    const { host, log } = this.#deps;
    const through = log.seq;
    const key = `${SUMMARISED}${to}`;
    const kept = talkSummarySchema.safeParse(await host.storage.get(key)).data;
    if (kept?.through === through) return kept;
    const from = Math.max(0, through - SUMMARISED_EVENTS_MAX);
    const summary = { ...(await summarise(await log.after(from, SUMMARISED_EVENTS_MAX), to, ask)), through };
    if (summary.text !== undefined) await this.#keep(key, summary, kept === undefined);
    return summary;
  }

  /** Keeps what was written; nothing where the session was erased meanwhile, or keeps as many texts as it may. */
  async #keep(key: string, text: TranslatedOwn | TalkSummary, isNew: boolean): Promise<void> {
    const { host, log, inOrder } = this.#deps;
    await inOrder(async () => {
      if (!log.row || log.erasedUntil !== null) return;
      this.#keptCount ??= (await host.storage.list({ prefix: KEPT, limit: KEPT_TEXTS_MAX })).size;
      if (isNew && this.#keptCount >= KEPT_TEXTS_MAX) return;
      if (isNew) this.#keptCount += 1;
      await host.storage.put({ [key]: text });
    });
  }
}

function wordsOf(event: DurableEvent | null): string {
  return event?.type === "said" ? messageText(event.message) : "";
}

/** True where a message is in the language already, as far as the server can tell without the LLM. */
function isIn(text: string, to: string): boolean {
  const { language, confidence } = detectLanguage(text, { fallback: otherThan(to) });
  return confidence >= SURE && isSameLanguage(language, to);
}

/** The language that a text is taken for which reads like several. */
function otherThan(to: string): Language {
  return isSameLanguage(to, "en") ? "pt-BR" : "en";
}
