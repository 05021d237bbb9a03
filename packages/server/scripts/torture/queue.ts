import type { SessionToken } from "@prosa/protocol";
import type { AgentLoggedCommand, ConversationState } from "@prosa/protocol/desk";
import { DeskClient, type Person } from "../../test/agents.ts";
import type { Testbed } from "../../test/testbed.ts";
import { TortureAgent } from "./agent.ts";
import type { TortureCounts } from "./counts.ts";
import { type QueuedEvent, queueFaults, type Told } from "./queue-check.ts";
import { Visitor } from "./visitor.ts";

/** Visitors who wait at a time. */
const LINE_LENGTH = 3;
const PATIENCE_MS = 120_000;
/** The time after which the desk gives a sign of life, well within a lease. */
const SIGN_MS = 5_000;
const RECONNECT_MS = 100;

interface QueueDeps {
  readonly bed: Testbed;
  readonly person: Person;
  readonly counts: TortureCounts;
  readonly address: () => string;
  /** Opens a session of the site, over kills. */
  readonly open: () => Promise<SessionToken>;
}

/** A visitor in the line, with the places that they were told. */
interface Waiter {
  visitor: Visitor;
  told: (Told & { at: string })[];
}

/** A queue that one agent works through, while the server is killed: who is told which place, and who is offered next. */
export class QueueLine {
  readonly #deps: QueueDeps;
  #desk: DeskClient | null = null;
  /** What the agent's desk was offered since the last visitor who was answered: when, and whether it names one who waits. */
  #offered: { at: string; session: string | null; isWaiting: boolean }[] = [];

  constructor(deps: QueueDeps) {
    this.#deps = deps;
  }

  /** Serves one line after the other as long as something else goes on, and one at least. */
  async serveAlong(others: Promise<unknown>): Promise<void> {
    let isOver = false;
    const ended = others.finally(() => {
      isOver = true;
    });
    const lines = async () => {
      do await this.#serve();
      while (!isOver);
    };
    await Promise.all([ended, lines()]);
  }

  /** Fills the line, has it answered to its end, and adds what was wrong with it. */
  async #serve(): Promise<void> {
    const { counts } = this.#deps;
    const waiting: Waiter[] = [];
    const line: Waiter[] = [];
    for (let place = 0; place < LINE_LENGTH; place += 1) {
      const waiter = await this.#join(waiting);
      line.push(waiter);
      // One after the other: who is told a place is behind those who were told theirs before.
      await waiter.visitor.until(() => waiter.told.length > 0, "place in the queue");
      void waiter.visitor.stay();
    }
    let end = Date.now() + PATIENCE_MS;
    while (waiting.length > 0 && Date.now() < end) {
      const session = await this.#nextOffer();
      const index = waiting.findIndex(({ visitor }) => visitor.opened.session === session);
      this.#offered.push({ at: new Date().toISOString(), session, isWaiting: index >= 0 });
      // An offer of before a kill may name one whom the agent has answered meanwhile.
      if (session === null || index < 0) continue;
      if (index > 0) this.#blame("one is offered ahead of others", waiting[index]);
      waiting.splice(index, 1);
      // An agent who is at the desk and leaves an offer for a minute, over kills, is offered the next visitor.
      this.#leave();
      await this.#answer(session);
      counts.served += 1;
      this.#offered = [];
      end = Date.now() + PATIENCE_MS;
    }
    for (const waiter of waiting) this.#blame("nobody was offered", waiter);
    for (const waiter of line) {
      for (const fault of queueFaults(waiter.told)) this.#blame(fault, waiter);
      waiter.visitor.close();
    }
    this.#leave();
  }

  #leave(): void {
    this.#desk?.close();
    this.#desk = null;
  }

  /** Counts a fault, and prints it with all that the visitor and the desk were told; `--log` keeps the rest, by the session. */
  #blame(fault: string, waiter: Waiter | undefined): void {
    this.#deps.counts.misqueued += 1;
    const session = waiter?.visitor.opened.session;
    const { told } = waiter ?? {};
    console.error(JSON.stringify({ event: "misqueued", fault, session, told, offered: this.#offered }));
  }

  /** A visitor who asks for a person; `waiting` are those before them who have none yet. */
  async #join(waiting: Waiter[]): Promise<Waiter> {
    const { address, counts, open } = this.#deps;
    const visitor = new Visitor(await open(), address, counts);
    const waiter: Waiter = { visitor, told: [] };
    visitor.onPlace = ({ position, wait }: QueuedEvent) => {
      const ahead = waiting.indexOf(waiter);
      waiter.told.push({
        at: new Date().toISOString(),
        position,
        ...(wait && { wait }),
        ...(ahead >= 0 && { ahead }),
      });
    };
    waiting.push(waiter);
    await visitor.send({ type: "say", id: crypto.randomUUID(), text: "oi" }, false);
    await visitor.send({ type: "ask-human", id: crypto.randomUUID() });
    return waiter;
  }

  /** The session that the desk offers; `null` where it has to be asked again. */
  async #nextOffer(): Promise<string | null> {
    const { bed, person } = this.#deps;
    try {
      if (!this.#desk) {
        const desk = await DeskClient.join(bed, person);
        this.#desk = desk;
        void desk.closed.then(() => {
          if (this.#desk === desk) this.#desk = null;
        });
      }
      const desk = this.#desk;
      const sign = setInterval(() => desk.send({ type: "ping" }), SIGN_MS);
      try {
        const offer = await Promise.race([desk.next("offered"), desk.closed]);
        return typeof offer === "number" ? null : offer.row.session;
      } finally {
        clearInterval(sign);
      }
    } catch {
      // The server is on its way down or up, or the offer was made to a desk that is gone.
      this.#leave();
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
      return null;
    }
  }

  async #answer(session: string): Promise<void> {
    const { bed, person, counts } = this.#deps;
    const agent = new TortureAgent(bed, session, person, counts);
    const isMine = ({ owner }: ConversationState) =>
      owner.type === "agent" && owner.agent.id === person.agent.id;
    const isOver = ({ phase }: ConversationState) => phase.type === "resolved";
    await until(agent, isMine, (fence) => ({ ...fence, type: "claim" }));
    await until(agent, isOver, (fence) => ({ ...fence, type: "resolve" }));
    agent.close();
  }
}

/** Gives a command with the state's present ownership until the conversation is as it should be. */
async function until(
  agent: TortureAgent,
  isSo: (state: ConversationState) => boolean,
  command: (fence: { id: string; ownership: number }) => AgentLoggedCommand,
): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const state = await agent.arrive();
    if (isSo(state)) return;
    const done = await agent.act(command({ id: crypto.randomUUID(), ownership: state.ownership }), "once");
    if ("seq" in done) return;
  }
  throw new Error(`A conversation was not taken or ended in ${PATIENCE_MS / 1_000} s.`);
}
