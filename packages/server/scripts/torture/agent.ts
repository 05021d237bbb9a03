import { PROTOCOL_VERSION } from "@prosa/protocol";
import {
  type AgentCommand,
  type AgentEvent,
  type AgentLoggedCommand,
  type ConversationState,
  decodeAgentEvents,
} from "@prosa/protocol/desk";
import { agentTokenOf, type Person } from "../../test/agents.ts";
import type { Testbed, Transport } from "../../test/testbed.ts";
import type { TortureCounts } from "./counts.ts";
import { Waiting } from "./waiting.ts";

const RESEND_MS = 300;
const RECONNECT_MS = 50;
const PATIENCE_MS = 120_000;

/** How a command ended: at a place in the log, or refused for good. */
type End = { seq: number } | { code: string };

/** An agent at one conversation, who sends each command until it has an end, over kills and over sockets that are torn. */
export class TortureAgent {
  readonly person: Person;
  /** The words to the visitor, and the notes, that were confirmed, in the order in which they were sent. */
  readonly said: string[] = [];
  readonly noted: string[] = [];
  /** The words and notes that were refused for good: nothing of them may be there. */
  readonly refused: string[] = [];
  state: ConversationState | null = null;
  readonly #bed: Testbed;
  readonly #session: string;
  readonly #counts: TortureCounts;
  readonly #ends = new Map<string, End>();
  #transport: Transport | null = null;
  #isWelcome = false;
  readonly #waiting = new Waiting();

  constructor(bed: Testbed, session: string, person: Person, counts: TortureCounts) {
    this.#bed = bed;
    this.#session = session;
    this.person = person;
    this.#counts = counts;
  }

  /** Connects where the agent is not, and resolves once they know who has the conversation. */
  async arrive(): Promise<ConversationState> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      if (this.#isWelcome && this.state) return this.state;
      if (Date.now() > until) throw new Error(`No welcome in ${PATIENCE_MS / 1_000} s.`);
      await this.#connect().catch(() => undefined);
      await this.#waiting.until(() => this.#isWelcome && this.state !== null, RECONNECT_MS);
    }
  }

  /** Sends a command until it ends, the first time also from a second socket or just before one is torn. */
  async act(command: AgentLoggedCommand, how: "once" | "twice" | "torn"): Promise<End> {
    const until = Date.now() + PATIENCE_MS;
    this.#counts.acts += 1;
    for (let attempt = 0; ; attempt += 1) {
      const end = this.#ends.get(command.id);
      if (end) return this.#note(command, end);
      if (Date.now() > until) throw new Error(`No end of ${command.type} in ${PATIENCE_MS / 1_000} s.`);
      await this.arrive();
      if (attempt > 0) this.#counts.resent += 1;
      this.#send(command);
      if (attempt === 0 && how === "twice") this.#send(command);
      if (attempt === 0 && how === "torn") this.#drop();
      else await this.#waiting.until(() => this.#ends.has(command.id) || !this.#isWelcome, RESEND_MS);
    }
  }

  close(): void {
    this.#drop();
  }

  #note(command: AgentLoggedCommand, end: End): End {
    const { type, id } = command;
    if ("code" in end) {
      this.#counts.refused += 1;
      this.refused.push(id);
    } else if (type === "say") this.said.push(id);
    else if (type === "note") this.noted.push(id);
    return end;
  }

  #send(command: AgentCommand): void {
    this.#transport?.send(JSON.stringify(command));
  }

  #drop(): void {
    const transport = this.#transport;
    this.#transport = null;
    this.#isWelcome = false;
    transport?.close();
  }

  async #connect(): Promise<void> {
    if (this.#transport) return;
    const token = await agentTokenOf(this.#bed, this.person, Date.now());
    // A socket of a server that was just killed closes before it opened.
    let transport: Transport | null = null;
    let isClosed = false;
    transport = await this.#bed.dial(this.#session, {
      onFrame: (frame) => {
        if (this.#transport === transport) this.#hear(frame);
      },
      onClose: () => {
        isClosed = true;
        if (this.#transport === transport) this.#drop();
        this.#waiting.look();
      },
    });
    if (isClosed) return;
    this.#transport = transport;
    const cursor = { since: 0, epoch: null, internalSince: 0 };
    this.#send({ type: "agent-hello", protocol: PROTOCOL_VERSION, token, ...cursor });
  }

  #hear(frame: string): void {
    const decoded = decodeAgentEvents(frame);
    if (!decoded.ok) throw new Error(decoded.fault.message);
    for (const event of decoded.value) this.#take(event);
    this.#waiting.look();
  }

  #take(event: AgentEvent): void {
    if ("state" in event && event.state) this.state = event.state;
    if (event.type === "agent-welcome") this.#isWelcome = true;
    if (event.type === "confirmed") {
      const known = this.#ends.get(event.id);
      // A command that was confirmed stays so, and at its place.
      if (known && !("seq" in known && known.seq === event.seq)) this.#counts.misplaced += 1;
      else this.#ends.set(event.id, { seq: event.seq });
    }
    if (event.type !== "agent-rejected" || event.id === undefined || event.retryAfterMs !== undefined) return;
    if (event.code === "internal-error" || event.code === "storage-unavailable") return;
    const known = this.#ends.get(event.id);
    if (known && "seq" in known) this.#counts.misplaced += 1;
    else this.#ends.set(event.id, { code: event.code });
  }
}
