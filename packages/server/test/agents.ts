import { type Decoded, PROTOCOL_VERSION } from "@prosa/protocol";
import {
  type Agent,
  type AgentCommand,
  type AgentEvent,
  type AgentLoggedCommand,
  type ConversationState,
  type DeskCommand,
  type DeskEvent,
  decodeAgentEvents,
  decodeDeskEvents,
  type Role,
} from "@prosa/protocol/desk";
import { issueAgentToken } from "../src/security/agent-tokens.ts";
import { freshId } from "./client.ts";
import { Heard } from "./heard.ts";
import { OWNER_KEY, SECRET, type Testbed, type Transport } from "./testbed.ts";

/** A person of a site as a test plays them: their name, and the cookie in which they are signed in. */
export interface Person {
  agent: Agent;
  role: Role;
  site: string;
  cookie: string;
  /** The address of their account, where they have one. */
  email?: string;
}

export const PASSWORD = "uma senha comprida";

/** Invites a person as the deployment's operator and accepts the link as that person. */
export async function signUp(
  bed: Pick<Testbed, "fetch">,
  site: string,
  name: string,
  role: Role = "agent",
): Promise<Person> {
  const invited = await bed.fetch("/api/desk/invitations", {
    method: "POST",
    headers: { authorization: `Bearer ${OWNER_KEY}` },
    body: JSON.stringify({ site, role }),
  });
  const { path } = (await invited.json()) as { path: string };
  const email = `${name.toLowerCase()}-${freshId()}@loja.example`;
  const accepted = await bed.fetch(path.replace("/desk/#/invitation", "/api/desk/invitations"), {
    method: "POST",
    body: JSON.stringify({ name, email, password: PASSWORD }),
  });
  if (accepted.status !== 201) throw new Error(`The link was not accepted: ${await accepted.text()}`);
  const { account } = (await accepted.json()) as { account: Agent };
  const cookie = cookieOf(accepted);
  return { agent: { id: account.id, name }, role, site, cookie, email };
}

/** Signs a person of `signUp` in again: a sign-in is over after some weeks. */
export async function signInAgain(bed: Testbed, person: Person): Promise<void> {
  const { site, email } = person;
  const body = JSON.stringify({ site, email, password: PASSWORD });
  const answer = await bed.fetch("/api/desk/sign-in", { method: "POST", body });
  if (!answer.ok) throw new Error(`${person.agent.name} was not signed in: ${await answer.text()}`);
  person.cookie = cookieOf(answer);
}

/** The cookie that a response sets, as a browser sends it back. */
export function cookieOf(response: Response): string {
  return response.headers.get("set-cookie")?.split(";")[0] ?? "";
}

/** Asks the server as a browser does in which a person is signed in, or nobody. */
export function askAs(
  bed: Pick<Testbed, "fetch">,
  person: Pick<Person, "cookie"> | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  return bed.fetch(path, {
    method,
    headers: person ? { cookie: person.cookie } : {},
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** A person without an account, whose token the test signs itself: enough for conversations, not for the desk. */
export function visitingAgent(site: string, name: string, role: Role = "agent"): Person {
  return { agent: { id: `person-${name.toLowerCase()}`.padEnd(8, "-"), name }, role, site, cookie: "" };
}

/** The token with which a person speaks at a conversation; without an account the test signs it. */
export async function agentTokenOf(
  bed: Testbed,
  { agent, role, site, cookie }: Person,
  now: number,
): Promise<string> {
  if (cookie === "") return issueAgentToken([SECRET], { agent, role, site }, now);
  const response = await bed.fetch("/api/desk/tokens", { method: "POST", headers: { cookie } });
  return ((await response.json()) as { token: string }).token;
}

type EventOf<Type extends AgentEvent["type"]> = Extract<AgentEvent, { type: Type }>;
type Fenced = Extract<AgentLoggedCommand, { ownership: number }>;
type Unfenced<Command> = Command extends Fenced ? Omit<Command, "id" | "ownership"> : never;

/** An agent at a conversation, who knows its state as the room told it last. */
export class AgentClient {
  readonly heard = new Heard<AgentEvent>();
  readonly closed: Promise<number>;
  readonly person: Person;
  #transport: Transport | null = null;
  readonly #onClosed: (code: number) => void;

  private constructor(person: Person) {
    this.person = person;
    const { promise, resolve } = Promise.withResolvers<number>();
    this.closed = promise;
    this.#onClosed = resolve;
  }

  /** Dials and says hello; resolves once welcomed. */
  static async join(
    bed: Testbed,
    session: string,
    person: Person,
    {
      now = Date.now(),
      ...cursor
    }: { now?: number; since?: number; epoch?: string | null; internalSince?: number } = {},
  ): Promise<AgentClient> {
    const client = new AgentClient(person);
    client.#transport = await bed.dial(session, {
      onFrame: (frame) => client.heard.add(take(decodeAgentEvents(frame), frame)),
      onClose: client.#onClosed,
    });
    const token = await agentTokenOf(bed, person, now);
    const hello = { type: "agent-hello", protocol: PROTOCOL_VERSION, token } as const;
    client.send({ ...hello, since: 0, epoch: null, internalSince: 0, ...cursor });
    await client.heard.first("agent-welcome", client.closed);
    return client;
  }

  get state(): ConversationState {
    const told = this.heard.events.findLast((event) => "state" in event);
    if (!told || !("state" in told) || !told.state) throw new Error("The agent was not welcomed.");
    return told.state;
  }

  /** The places of the events that the agent heard, of the log and of the internal ones. */
  get places(): { seqs: number[]; ns: number[] } {
    const { events } = this.heard;
    return {
      seqs: events.flatMap((event) => ("seq" in event && "at" in event ? [event.seq] : [])),
      ns: events.flatMap((event) => ("n" in event ? [event.n] : [])),
    };
  }

  send(command: AgentCommand): void {
    this.#transport?.send(JSON.stringify(command));
  }

  /** Sends a fenced command with the ownership that the agent saw last; returns its id. */
  ask(command: Unfenced<Fenced>, ownership = this.state.ownership): string {
    const id = freshId();
    this.send({ ...command, id, ownership } as AgentCommand);
    return id;
  }

  /** Does the same and waits until it is confirmed. */
  async do(command: Unfenced<Fenced>, ownership?: number): Promise<string> {
    const id = this.ask(command, ownership);
    await this.next("confirmed", (event) => event.id === id);
    return id;
  }

  /** How a command ended: applied, or rejected. */
  endOf(id: string): Promise<EventOf<"confirmed" | "agent-rejected">> {
    return this.heard.find(
      (event): event is EventOf<"confirmed" | "agent-rejected"> =>
        (event.type === "confirmed" || event.type === "agent-rejected") && event.id === id,
    );
  }

  next<Type extends AgentEvent["type"]>(
    type: Type,
    passes?: (event: EventOf<Type>) => boolean,
  ): Promise<EventOf<Type>> {
    return this.heard.next(type, passes);
  }

  close(): void {
    this.#transport?.close();
  }
}

/** An agent at the desk of their site. */
export class DeskClient {
  readonly heard = new Heard<DeskEvent>();
  readonly closed: Promise<number>;
  readonly frames: string[] = [];
  #transport: Transport | null = null;
  readonly #onClosed: (code: number) => void;

  private constructor() {
    const { promise, resolve } = Promise.withResolvers<number>();
    this.closed = promise;
    this.#onClosed = resolve;
  }

  static async join(
    bed: Testbed,
    person: Person,
    { now = Date.now(), ...cursor }: { now?: number; since?: number; epoch?: string | null } = {},
  ): Promise<DeskClient> {
    const client = new DeskClient();
    const handlers = { onFrame: (frame: string) => client.#hear(frame), onClose: client.#onClosed };
    client.#transport = await bed.dial(person.site, handlers, undefined, undefined, "desk");
    const token = await agentTokenOf(bed, person, now);
    client.send({ type: "desk-hello", protocol: PROTOCOL_VERSION, token, since: 0, epoch: null, ...cursor });
    await client.heard.first("desk-welcome", client.closed);
    return client;
  }

  send(command: DeskCommand): void {
    this.#transport?.send(JSON.stringify(command));
  }

  next<Type extends DeskEvent["type"]>(
    type: Type,
    passes?: (event: Extract<DeskEvent, { type: Type }>) => boolean,
  ): Promise<Extract<DeskEvent, { type: Type }>> {
    return this.heard.next(type, passes);
  }

  close(): void {
    this.#transport?.close();
  }

  #hear(frame: string): void {
    this.frames.push(frame);
    this.heard.add(take(decodeDeskEvents(frame), frame));
  }
}

function take<Event>(decoded: Decoded<Event[]>, frame: string): Event[] {
  if (!decoded.ok) throw new Error(`The room sent what its protocol does not know: ${frame.slice(0, 200)}`);
  return decoded.value;
}
