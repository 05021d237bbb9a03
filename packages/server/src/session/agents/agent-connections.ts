import type { Decoded } from "@prosa/protocol";
import {
  type Agent,
  type AgentCommand,
  type AgentHello,
  type AgentLoggedCommand,
  agentSchema,
  decodeAgentCommand,
} from "@prosa/protocol/desk";
import { faultOf } from "../../platform/faults.ts";
import type { Connection, RoomHost } from "../../platform/room-host.ts";
import { explain } from "../commands/rejection.ts";
import { agentWelcome, checkAgentHello } from "../handshake/agent-handshake.ts";
import { isCursor, resetEvent } from "../handshake/visitor-handshake.ts";
import { stateOf } from "../log/people-row.ts";
import { PAGE_COUNT } from "../log/transcript.ts";
import type { Outgoing } from "../outgoing.ts";
import type { SessionRuntime } from "../session-runtime.ts";
import { AgentRejection } from "./agent-rejection.ts";
import { applyAgentCommand } from "./apply-agent-command.ts";
import { viewersOf } from "./viewers.ts";

/** The most connections of agents to one conversation at a time. */
const AGENTS_MAX = 40;

/** The refused commands whose repeats are known; a repeat that is under way comes within the next few. */
const REFUSED_MAX = 200;

/** The time after which a sign of writing lapses by itself, in milliseconds. */
const REPLYING_MS = 30_000;

type AgentState = Extract<Connection["state"], { phase: "agent" }>;

/** The parts of a room that its agents' connections work with. */
interface AgentDeps {
  host: RoomHost;
  outgoing: Outgoing;
  inOrder: <T>(work: () => Promise<T>) => Promise<T>;
  open: () => Promise<SessionRuntime>;
}

/** The agents' connections to a conversation: their hello, their commands, and who of them is looking and writing. */
export class AgentConnections {
  readonly #deps: AgentDeps;
  /** Commands that were refused, with their senders: what an agent was told of one holds for its repeat. */
  readonly #refused = new Map<string, AgentRejection>();

  constructor(deps: AgentDeps) {
    this.#deps = deps;
  }

  /** Handles a frame of an agent's connection, or the agent's hello that makes it one. */
  async onFrame(connection: Connection, frame: unknown): Promise<void> {
    const { host, outgoing, inOrder, open } = this.#deps;
    const decoded = decodeAgentCommand(frame);
    const receiver = await this.#findReceiver(connection, decoded);
    try {
      await inOrder(async () => this.#handle(await open(), connection, decoded, receiver));
    } catch (error) {
      if (connection.state.phase === "greeting") {
        host.log({ level: "error", event: "greeting-failed", error: faultOf(error) });
        return outgoing.refuseAgent(connection, "unavailable");
      }
      const id = decoded.ok && "id" in decoded.value ? { id: decoded.value.id } : {};
      if (!(error instanceof AgentRejection)) {
        return outgoing.rejectAgent(connection, { ...id, ...explain(error, host) });
      }
      const { row } = (await open()).log;
      const state = row ? { state: stateOf(row.people) } : {};
      outgoing.rejectAgent(connection, { ...id, code: error.code, message: error.message, ...state });
    }
  }

  /** Tells the others that an agent's connection is gone. */
  onClose(connection: Connection): void {
    if (connection.state.phase === "agent") this.#publishViewers(connection);
  }

  /** Tells the agents whether a page of the visitor's is connected. */
  publishVisitor(isOnline: boolean): void {
    this.#deps.outgoing.publishToAgents([{ type: "visitor-online", isOnline }]);
  }

  async #handle(
    runtime: SessionRuntime,
    connection: Connection,
    decoded: Decoded<AgentCommand>,
    receiver: Agent | null,
  ): Promise<void> {
    const { host, outgoing } = this.#deps;
    const { state } = connection;
    if (state.phase !== "agent") {
      if (!decoded.ok || decoded.value.type !== "agent-hello")
        return outgoing.refuseAgent(connection, "hello-first");
      return this.#welcome(runtime, connection, decoded.value);
    }
    if (state.until <= host.now()) return outgoing.refuseAgent(connection, "token-expired");
    if (runtime.log.row === null) {
      outgoing.rejectAgent(connection, { code: "erased", message: "The visitor erased this conversation." });
      return outgoing.refuseAgent(connection, "bad-token");
    }
    if (!decoded.ok) return outgoing.rejectFrame(connection, decoded.fault);
    return this.#apply(runtime, connection, state, decoded.value, receiver);
  }

  async #apply(
    runtime: SessionRuntime,
    connection: Connection,
    state: AgentState,
    command: AgentCommand,
    receiver: Agent | null,
  ): Promise<void> {
    const { outgoing } = this.#deps;
    switch (command.type) {
      case "agent-hello":
        throw new AgentRejection("already-welcomed", "Say hello once; open a new socket to start again.");
      case "ping":
        return outgoing.send(connection, [{ type: "pong" }]);
      case "typing":
        return this.#handleTyping(connection, state, command.isTyping);
      case "seen":
        return this.#handleSeen(runtime, state, command.through);
      case "sync":
        return this.#catchUp(runtime, connection, { ...command, epoch: state.epoch });
      default:
        return this.#handleLogged(runtime, connection, state, command, receiver);
    }
  }

  async #handleLogged(
    runtime: SessionRuntime,
    connection: Connection,
    state: AgentState,
    command: AgentLoggedCommand,
    receiver: Agent | null,
  ): Promise<void> {
    const { host, outgoing } = this.#deps;
    const { agent, role } = state;
    const file = command.type === "attach" ? await runtime.files.find(command.fileId) : null;
    const key = `${agent.id} ${JSON.stringify(command)}`;
    const refused = this.#refused.get(key);
    if (refused) throw refused;
    const sender = { agent, role, receiver, file };
    const applied = await applyAgentCommand(command, sender, { ...runtime, now: host.now }).catch(
      (error: unknown) => {
        if (error instanceof AgentRejection) this.#remember(key, error);
        throw error;
      },
    );
    outgoing.send(connection, [{ type: "confirmed", id: command.id, seq: applied.seq }]);
    if (applied.isRepeat) return;
    if (command.type === "say") this.#handleTyping(connection, state, false);
    await runtime.afterStep();
  }

  #remember(key: string, refused: AgentRejection): void {
    this.#refused.set(key, refused);
    const oldest = this.#refused.keys().next();
    if (this.#refused.size > REFUSED_MAX && !oldest.done) this.#refused.delete(oldest.value);
  }

  async #welcome(runtime: SessionRuntime, connection: Connection, hello: AgentHello): Promise<void> {
    const { host, outgoing } = this.#deps;
    const { log } = runtime;
    const checked = await checkAgentHello(hello, { host, log });
    if (!checked.ok) return outgoing.refuseAgent(connection, checked.code);
    const agents = [...host.connections()].filter(({ state }) => state.phase === "agent");
    if (agents.length >= AGENTS_MAX) return outgoing.refuseAgent(connection, "rate-limited");
    const { identity } = checked;
    const epoch = log.row?.epoch ?? "";
    const session = log.row?.session ?? "";
    const { address } = connection.state;
    const rest = { session, address, epoch, replyingUntil: 0, badFrames: 0 };
    connection.setState({ ...identity, phase: "agent", ...rest });
    const connections = [...host.connections()];
    outgoing.send(connection, [agentWelcome(identity, log, connections, host.now())]);
    await this.#catchUp(runtime, connection, hello);
    this.#publishViewers();
  }

  /** Sends what follows a cursor of both logs, after a reset where the log's own is of no use, and the reply being written. */
  async #catchUp(
    { log, turns }: SessionRuntime,
    connection: Connection,
    { since, epoch, internalSince }: Pick<AgentHello, "since" | "epoch" | "internalSince">,
  ): Promise<void> {
    const { outgoing } = this.#deps;
    const { row } = log;
    if (!row) return;
    const isKept = isCursor({ since, epoch }, log, row.epoch) && internalSince <= row.people.internalSeq;
    if (!isKept) outgoing.send(connection, [resetEvent(log, row.epoch)]);
    await page(isKept ? since : log.first - 1, log.seq, async (from) => {
      const events = await log.after(from, PAGE_COUNT);
      outgoing.send(connection, events);
      outgoing.flush();
      return events.at(-1)?.seq;
    });
    await page(isKept ? internalSince : 0, row.people.internalSeq, async (from) => {
      const events = await log.internal.after(from, PAGE_COUNT);
      outgoing.send(connection, events);
      outgoing.flush();
      return events.at(-1)?.n;
    });
    outgoing.send(connection, turns.live());
  }

  #handleTyping(connection: Connection, state: AgentState, isTyping: boolean): void {
    const { host, outgoing } = this.#deps;
    const wasReplying = state.replyingUntil > host.now();
    connection.setState({ ...state, replyingUntil: isTyping ? host.now() + REPLYING_MS : 0 });
    if (wasReplying === isTyping) return;
    outgoing.publishToVisitors([{ type: "typing", author: "agent", isTyping }]);
    this.#publishViewers();
  }

  async #handleSeen(runtime: SessionRuntime, { agent }: AgentState, through: number): Promise<void> {
    const { host, outgoing } = this.#deps;
    const { log } = runtime;
    const { owner, agentSeen } = log.row?.people ?? {};
    const seen = Math.min(through, log.seq);
    // A colleague who only looks promises the visitor nothing.
    if (owner?.type !== "agent" || owner.agent.id !== agent.id || seen <= (agentSeen ?? 0)) return;
    const people = { agentSeen: seen, ...(seen === log.seq && { unread: 0 }) };
    await log.append({ events: [], people, now: host.now() });
    outgoing.publish([{ type: "agent-seen", through: seen }]);
    await runtime.afterStep();
  }

  #publishViewers(except?: Connection): void {
    const { host, outgoing } = this.#deps;
    const connections = [...host.connections()].filter((connection) => connection !== except);
    outgoing.publishToAgents([{ type: "viewers", viewers: viewersOf(connections, host.now()) }]);
  }

  /** Finds the person whom a transfer names; asked before the room's order of work, which must wait for no other room. */
  async #findReceiver({ state }: Connection, decoded: Decoded<AgentCommand>): Promise<Agent | null> {
    if (state.phase !== "agent" || !decoded.ok || decoded.value.type !== "transfer") return null;
    const { to } = decoded.value;
    if (to.type !== "person") return null;
    const response = await this.#deps.host
      .callRoom("desk", state.site, `/people/${to.person}`)
      .catch(() => null);
    return response?.ok ? (agentSchema.safeParse(await response.json()).data ?? null) : null;
  }
}

/** Calls `send` with each place from which more follows, until the end. */
async function page(
  since: number,
  end: number,
  send: (from: number) => Promise<number | undefined>,
): Promise<void> {
  let from = since;
  while (from < end) {
    const last = await send(from);
    if (last === undefined) return;
    from = last;
  }
}
