import type { DurableEvent, SessionToken } from "@prosa/protocol";
import type { AgentLoggedCommand, ConversationState, DeskRow, InternalEvent } from "@prosa/protocol/desk";
import { ROWS_PAGE_MAX, viewSchema } from "@prosa/protocol/desk";
import { DeskClient, type Person } from "../../test/agents.ts";
import type { Testbed } from "../../test/testbed.ts";
import { rebuiltSchema } from "../rebuild/rebuild-desk.ts";
import { TortureAgent } from "./agent.ts";
import type { TortureCounts } from "./counts.ts";
import { checkTalk, type Standing, standingOf } from "./desk-check.ts";
import { Visitor } from "./visitor.ts";

const ACTS = 14;
const WORDS = 5;
/** One of so many talks is erased by its visitor once it is over. */
const ERASED_EVERY = 4;
const SETTLE_MS = 1_000;

interface TalksDeps {
  readonly bed: Testbed;
  readonly site: string;
  readonly people: readonly [Person, Person];
  readonly counts: TortureCounts;
  readonly random: () => number;
  readonly address: () => string;
  readonly ownerKey: string;
  /** Asks again until there is an answer. */
  readonly until: <T>(ask: () => Promise<T | null>) => Promise<T>;
}

/** Conversations that two agents take, pass, answer and end at the same time, while the server is killed. */
export class DeskTalks {
  readonly #deps: TalksDeps;
  /** How each conversation stands by its log; `null` for one that was erased. */
  readonly #standings = new Map<string, Standing | null>();

  constructor(deps: TalksDeps) {
    this.#deps = deps;
  }

  /** One conversation from its beginning, compared with its log at its end. */
  async talk(): Promise<void> {
    const { bed, site, people, counts, random, address, until } = this.#deps;
    const opened = await until(() => this.#post<SessionToken>("/api/sessions", { site }));
    const visitor = new Visitor(opened, address, counts);
    await visitor.send({ type: "say", id: crypto.randomUUID(), text: "oi" }, false);
    await visitor.send({ type: "ask-human", id: crypto.randomUUID() });
    const agents = people.map((person) => new TortureAgent(bed, opened.session, person, counts));
    await Promise.all([
      ...agents.map((agent, index) => this.#work(agent, people[1 - index])),
      this.#ask(visitor),
    ]);
    counts.talks += 1;
    const log = await until(() => this.#read(opened.session));
    checkTalk(visitor.said, agents, log, counts);
    this.#standings.set(opened.session, standingOf(log.events));
    for (const one of [visitor, ...agents]) one.close();
    if (random() * ERASED_EVERY >= 1) return;
    this.#standings.set(opened.session, null);
    counts.erasures += 1;
    await until(async () => {
      const headers = { authorization: `Bearer ${opened.token}` };
      const response = await fetch(`${address()}/api/sessions/${opened.session}`, {
        method: "DELETE",
        headers,
      });
      return response.status === 204 ? true : null;
    });
  }

  /** Holds the desk's rows against the logs, then has every session tell its row again, which must change nothing. */
  async check(patienceMs: number): Promise<void> {
    const { counts, until, site, ownerKey, address } = this.#deps;
    const end = Date.now() + patienceMs;
    for (;;) {
      const rows = await until(() => this.#rows());
      const wrong = [...this.#standings].filter(
        ([session, standing]) => !stands(rows.get(session), standing),
      );
      const isOver = Date.now() > end;
      if (wrong.length > 0 && !isOver) {
        await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
        continue;
      }
      counts.misprojected += wrong.length;
      break;
    }
    const headers = { authorization: `Bearer ${ownerKey}` };
    for (let from: string | undefined; ; ) {
      const body: string = JSON.stringify({ site, ...(from !== undefined && { from }) });
      const rebuilt = await until(async () => {
        const response = await fetch(`${address()}/api/desk/rebuild`, { method: "POST", headers, body });
        return response.ok ? rebuiltSchema.parse(await response.json()) : null;
      });
      counts.misprojected += rebuilt.changed + rebuilt.removed;
      from = rebuilt.next;
      if (from === undefined) return;
    }
  }

  async #work(agent: TortureAgent, other: Person | undefined): Promise<void> {
    const { random } = this.#deps;
    for (let act = 0; act < ACTS; act += 1) {
      const state = await agent.arrive();
      const command = this.#choose(agent, state, other);
      const how = random();
      await agent.act(command, how < 0.15 ? "torn" : how < 0.3 ? "twice" : "once");
    }
  }

  async #ask(visitor: Visitor): Promise<void> {
    for (let word = 0; word < WORDS; word += 1) {
      await visitor.send({ type: "say", id: crypto.randomUUID(), text: `Mais uma coisa, ${word}.` }, false);
    }
  }

  /** What an agent does next, as chance has it; a part of it is refused, since the other may have been faster. */
  #choose(
    { person }: TortureAgent,
    { owner, ownership, offer, phase }: ConversationState,
    other: Person | undefined,
  ): AgentLoggedCommand {
    const id = crypto.randomUUID();
    const chance = this.#deps.random();
    if (chance < 0.12) return { type: "note", id, text: `nota ${id}` };
    if (chance < 0.17) return { type: "set-tags", id, tags: [id.slice(0, 8)] };
    const isMine = owner.type === "agent" && owner.agent.id === person.agent.id && phase.type === "open";
    if (!isMine) {
      if (offer?.to.id === person.agent.id && chance < 0.3) return { type: "decline", id, ownership };
      // Words that the room has to refuse, no matter who has the conversation.
      if (chance < 0.4) return { type: "say", id, ownership, text: `sem vez ${id}` };
      return { type: "claim", id, ownership, ...(person.role === "lead" && { isTakeover: true }) };
    }
    if (chance < 0.65) return { type: "say", id, ownership, text: `resposta ${id}` };
    if (chance < 0.78 && other && !offer)
      return { type: "transfer", id, ownership, to: { type: "person", person: other.agent.id } };
    if (chance < 0.85) return { type: "transfer", id, ownership, to: { type: "queue" } };
    if (chance < 0.93) return { type: "hand-back", id, ownership, note: "segue com você" };
    return { type: "resolve", id, ownership, reason: "pronto" };
  }

  async #read(session: string): Promise<{ events: DurableEvent[]; internal: InternalEvent[] } | null> {
    const { address, ownerKey, site } = this.#deps;
    const found: { events: DurableEvent[]; internal: InternalEvent[] } = { events: [], internal: [] };
    for (let since: number | undefined = 0; since !== undefined; ) {
      const at: string = `${address()}/api/conversations/${session}?site=${site}&since=${since}`;
      const response = await fetch(at, { headers: { authorization: `Bearer ${ownerKey}` } });
      if (!response.ok) return null;
      const page = (await response.json()) as typeof found & { next?: number };
      found.events.push(...page.events);
      if (since === 0) found.internal = page.internal;
      since = page.next;
    }
    return found;
  }

  async #rows(): Promise<Map<string, DeskRow>> {
    const { bed, people } = this.#deps;
    const desk = await DeskClient.join(bed, people[0]);
    const rows = new Map<string, DeskRow>();
    try {
      for (const view of viewSchema.options)
        for (let from: string | undefined = ""; from !== undefined; ) {
          desk.send({ type: "list", view, limit: ROWS_PAGE_MAX, ...(from && { from }) });
          const page: { rows: DeskRow[]; next?: string | undefined } = await desk.next(
            "page",
            (event) => event.view === view,
          );
          for (const row of page.rows) rows.set(row.session, row);
          from = page.next;
        }
    } finally {
      desk.close();
    }
    return rows;
  }

  async #post<T>(at: string, body: object): Promise<T | null> {
    const response = await fetch(this.#deps.address() + at, { method: "POST", body: JSON.stringify(body) });
    return response.ok ? ((await response.json()) as T) : null;
  }
}

/** True where the desk shows a conversation as its log has it, and nothing of one that was erased. */
function stands(row: DeskRow | undefined, standing: Standing | null): boolean {
  if (!row || !standing) return !row && !standing;
  const holder = row.owner.type === "agent" ? row.owner.agent.id : null;
  return (
    row.owner.type === standing.owner &&
    holder === standing.holder &&
    row.ownership === standing.ownership &&
    (row.phase.type === "resolved") === standing.isResolved &&
    row.number !== undefined
  );
}
