import { type SessionToken, sessionTokenSchema } from "@prosa/protocol";
import { AgentClient, DeskClient, type Person } from "../../test/agents.ts";
import { Client, freshId, openSession } from "../../test/client.ts";
import type { StillBed } from "../../test/testbed.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** An agent's browser tells the desk that it is there at least this often, in milliseconds. */
const PING_MS = 25_000;

/** The questions that visitors of one language have: those that the site answers, and those that it does not. */
export interface Questions {
  known: readonly string[];
  unknown: readonly string[];
  person: string;
  thanks: string;
  hello: string;
}

interface PlayerParts {
  bed: StillBed;
  site: string;
  team: readonly Person[];
  random: () => number;
}

/** A visitor's session, which may come back. */
export interface KnownVisitor {
  opened: SessionToken;
  questions: Questions;
}

/** A person's desk in a browser: it tells that it is there, and dials again with a new token when its own is over. */
class OpenDesk {
  readonly #dial: () => Promise<DeskClient>;
  #client: DeskClient;
  #isClosed = false;

  private constructor(dial: () => Promise<DeskClient>, client: DeskClient) {
    this.#dial = dial;
    this.#client = client;
    this.#watch();
  }

  static async open(bed: StillBed, person: Person): Promise<OpenDesk> {
    const dial = () => DeskClient.join(bed, person, { now: bed.clock.now() });
    return new OpenDesk(dial, await dial());
  }

  async stay(): Promise<void> {
    if (!this.#isClosed) return this.#client.send({ type: "ping" });
    this.#client = await this.#dial();
    this.#isClosed = false;
    this.#watch();
  }

  close(): void {
    this.#client.close();
  }

  #watch(): void {
    void this.#client.closed.then(() => {
      this.#isClosed = true;
    });
  }
}

/** Plays conversations one after the other: visitors, the agents whom they ask for, and what comes of it. */
export class Player {
  readonly #parts: PlayerParts;
  /** Sessions whose visitors asked for a person and went before one came. */
  #left: string[] = [];
  /** Sessions that a person had, or that wait for one. */
  readonly #handedOver = new Set<string>();

  constructor(parts: PlayerParts) {
    this.#parts = parts;
  }

  /** Opens a session for somebody new. */
  async arrive(questions: Questions): Promise<KnownVisitor> {
    const { bed, site } = this.#parts;
    return { opened: await openSession(bed, site), questions };
  }

  /** Lets a visitor come back with the token that their device kept. */
  async comeBack({ opened, questions }: KnownVisitor): Promise<KnownVisitor> {
    const body = JSON.stringify({ refreshToken: opened.refreshToken });
    const path = `/api/sessions/${opened.session}/token`;
    const response = await this.#parts.bed.fetch(path, { method: "POST", body });
    return { opened: sessionTokenSchema.parse(await response.json()), questions };
  }

  /** True for a visitor whom the assistant answers when they come back: who was with a person goes on with people. */
  mayComeBack({ opened }: KnownVisitor): boolean {
    return !this.#handedOver.has(opened.session);
  }

  /** Plays one conversation; `isOpen` where people are at the desk. */
  async play({ opened, questions }: KnownVisitor, isOpen: boolean): Promise<void> {
    if (isOpen) await this.#catchUp();
    const client = await Client.join(this.#parts.bed, opened);
    if (this.#chance(0.25)) await this.#say(client, questions.hello);
    if (this.#chance(0.07)) {
      await this.#withPerson(client, opened.session, questions, isOpen);
    } else if (!this.#chance(0.04)) {
      await this.#ask(client, opened.session, questions, isOpen);
    }
    if (client.log.some(({ type }) => type === "handed-over")) this.#handedOver.add(opened.session);
    if (isQueued(client)) this.#left.push(opened.session);
    client.close();
    await this.#settle();
  }

  async #ask(client: Client, session: string, questions: Questions, isOpen: boolean): Promise<void> {
    const count = 1 + (this.#chance(0.45) ? 1 : 0) + (this.#chance(0.2) ? 1 : 0);
    let isLost = false;
    let replyId = "";
    for (let asked = 0; asked < count; asked += 1) {
      isLost = this.#chance(0.22);
      replyId = await this.#say(client, this.#one(isLost ? questions.unknown : questions.known));
      if (replyId === "") return;
    }
    if (isLost && this.#chance(0.4)) {
      await this.#withPerson(client, session, questions, isOpen);
      return;
    }
    if (!isLost && this.#chance(0.3)) await this.#say(client, questions.thanks);
    if (this.#chance(0.16)) {
      const rating = this.#chance(isLost ? 0.75 : 0.12) ? "down" : "up";
      client.send({ type: "rate", id: freshId(), messageId: replyId, rating });
    }
    if (this.#chance(0.08)) this.#score(client, isLost ? 2.6 : 4.5);
  }

  /** Asks for a person, who comes after a while, late in the day later; or nobody comes. */
  async #withPerson(client: Client, session: string, questions: Questions, isOpen: boolean): Promise<void> {
    const { bed } = this.#parts;
    const desks = isOpen ? await this.#openDesk() : [];
    client.send({ type: "ask-human", id: freshId() });
    await client.next("handed-over");
    await this.#settle();
    const waitMs = (0.4 + 5 * this.#parts.random() ** 2 + (this.#chance(0.12) ? 9 : 0)) * MINUTE_MS;
    const isLeft = !isOpen || this.#chance(0.05);
    await this.#pass(waitMs, desks);
    if (!isLeft) {
      const person = this.#one(this.#parts.team);
      const join = () => AgentClient.join(bed, session, person, { now: bed.clock.now() });
      let agent = await join();
      await agent.do({ type: "claim" });
      await this.#pass((10 + 50 * this.#parts.random()) * SECOND_MS, desks);
      await agent.do({ type: "say", text: `Oi, aqui é ${person.agent.name}. Já vi o que você perguntou.` });
      client.send({ type: "say", id: freshId(), text: questions.thanks });
      await this.#pass((2 + 9 * this.#parts.random()) * MINUTE_MS, desks);
      // Their token is over by now: a browser dials again with a new one.
      agent.close();
      agent = await join();
      await agent.do({ type: "say", text: "Pronto, resolvi por aqui. Qualquer coisa é só chamar!" });
      await agent.do({ type: "resolve" });
      agent.close();
      await this.#settle();
      if (this.#chance(0.55)) this.#score(client, 4.4);
    }
    for (const desk of desks) desk.close();
  }

  /** The team's first work of a day: to answer those who asked while it was closed. */
  async #catchUp(): Promise<void> {
    const { bed, team } = this.#parts;
    const left = this.#left;
    this.#left = [];
    for (const session of left) {
      const agent = await AgentClient.join(bed, session, this.#one(team), { now: bed.clock.now() });
      await agent.do({ type: "claim" });
      await agent.do({ type: "say", text: "Bom dia! Vi seu recado e já deixei tudo certo por aqui." });
      await agent.do({ type: "resolve" });
      agent.close();
      await this.#pass(MINUTE_MS);
    }
  }

  /** Says something and hears the assistant's reply; returns its id, or nothing where a person has the conversation. */
  async #say(client: Client, text: string): Promise<string> {
    const id = freshId();
    client.say(id, text);
    const { message } = await client.reply(id);
    await this.#pass((6 + 40 * this.#parts.random()) * SECOND_MS);
    return isQueued(client) ? "" : message.id;
  }

  #score(client: Client, mean: number): void {
    const score = Math.max(1, Math.min(5, Math.round(mean + (this.#parts.random() - 0.5) * 2.4)));
    client.send({ type: "score", id: freshId(), score });
  }

  async #openDesk(): Promise<OpenDesk[]> {
    const { bed, team } = this.#parts;
    return Promise.all(team.map((person) => OpenDesk.open(bed, person)));
  }

  /** Lets time pass, in which the agents at the desk stay there. */
  async #pass(ms: number, desks: readonly OpenDesk[] = []): Promise<void> {
    const { clock } = this.#parts.bed;
    for (let left = Math.round(ms); left > 0; left -= PING_MS) {
      clock.advance(Math.min(left, PING_MS));
      for (const desk of desks) await desk.stay();
      await this.#settle();
    }
  }

  #settle(): Promise<void> {
    return settle(this.#parts.bed);
  }

  #chance(share: number): boolean {
    return this.#parts.random() < share;
  }

  #one<T>(of: readonly T[]): T {
    const found = of[Math.floor(this.#parts.random() * of.length)];
    if (found === undefined) throw new Error("There is nothing to choose from.");
    return found;
  }
}

/** True while the conversation of a client waits for a person. */
function isQueued({ log }: Client): boolean {
  const last = log.findLast(({ type }) => ["handed-over", "owner-changed", "resolved"].includes(type));
  return last?.type === "handed-over" || (last?.type === "owner-changed" && last.owner === "queue");
}

/** The turns of the loop in which rooms do what they can without the clock. */
const TURNS = 30;

/** Lets the rooms do what is to be done now; what waits for the clock, as a page that is read again, waits on. */
export async function settle({ platform }: Pick<StillBed, "platform">): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await Promise.race([platform.idle(), turns(TURNS)]);
    await turns(1);
  }
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
