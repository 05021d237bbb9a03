import {
  type Command,
  type DurableEvent,
  decodeEvents,
  type HelloCommand,
  PROTOCOL_VERSION,
  type RoomEvent,
  type SessionToken,
} from "@prosa/protocol";
import { Heard } from "./heard.ts";
import { OWNER_KEY, type Testbed, type Transport } from "./testbed.ts";

type EventOf<Type extends RoomEvent["type"]> = Extract<RoomEvent, { type: Type }>;

/** A client that keeps every event it hears and waits for those that a test names. */
export class Client {
  readonly frames: string[] = [];
  readonly closed: Promise<number>;
  #transport: Transport | null = null;
  readonly #heard = new Heard<RoomEvent>();
  readonly #onClosed: (code: number) => void;

  private constructor() {
    const { promise, resolve } = Promise.withResolvers<number>();
    this.closed = promise;
    this.#onClosed = resolve;
  }

  static async dial(testbed: Testbed, session: string, origin?: string): Promise<Client> {
    const client = new Client();
    const handlers = { onFrame: (frame: string) => client.#hear(frame), onClose: client.#onClosed };
    client.#transport = await testbed.dial(session, handlers, origin);
    return client;
  }

  /** Dials and says hello; resolves once welcomed. */
  static async join(
    testbed: Testbed,
    { session, token }: SessionToken,
    cursor: Pick<HelloCommand, "since" | "epoch" | "language" | "identity"> = { since: 0, epoch: null },
  ): Promise<Client> {
    const client = await Client.dial(testbed, session);
    client.send({ type: "hello", protocol: PROTOCOL_VERSION, token, ...cursor });
    await client.#heard.first("welcome", client.closed);
    return client;
  }

  get events(): RoomEvent[] {
    return this.#heard.events;
  }

  send(command: Command): void {
    this.sendFrame(JSON.stringify(command));
  }

  sendFrame(frame: string): void {
    this.#transport?.send(frame);
  }

  say(id: string, text: string): void {
    this.send({ type: "say", id, text });
  }

  close(): void {
    this.#transport?.close();
  }

  /** The next event of this type that was not asked for yet and passes the test; those before it are passed over. */
  next<Type extends RoomEvent["type"]>(
    type: Type,
    passes?: (event: EventOf<Type>) => boolean,
  ): Promise<EventOf<Type>> {
    return this.#heard.next(type, passes);
  }

  /** The assistant's reply to a message, as it is in the log. */
  async reply(messageId: string): Promise<EventOf<"said">> {
    return this.next(
      "said",
      ({ message }) => message.author === "assistant" && message.replyTo === messageId,
    );
  }

  /** Everything heard that is in the log. */
  get log(): DurableEvent[] {
    return this.events.filter((event): event is DurableEvent => "seq" in event && "at" in event);
  }

  #hear(frame: string): void {
    this.frames.push(frame);
    const decoded = decodeEvents(frame);
    if (!decoded.ok) throw new Error(`The room sent what its protocol does not know: ${frame.slice(0, 200)}`);
    this.#heard.add(decoded.value);
  }
}

/** Puts a site's settings, as its owner. */
export async function putSite(testbed: Testbed, site: string, settings: object = {}): Promise<void> {
  const response = await testbed.fetch(`/api/sites/${site}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${OWNER_KEY}` },
    body: JSON.stringify({ name: "Loja Teste", ...settings }),
  });
  if (!response.ok) throw new Error(`The site was not put: ${await response.text()}`);
}

/** Reads a page into a site's knowledge, as its owner. */
export async function addPage(testbed: Testbed, site: string, url: string): Promise<void> {
  const response = await testbed.fetch("/api/knowledge/pages", {
    method: "POST",
    headers: { authorization: `Bearer ${OWNER_KEY}` },
    body: JSON.stringify({ site, url }),
  });
  if (response.status !== 201) throw new Error(`The page was not read: ${await response.text()}`);
}

export async function openSession(testbed: Testbed, site: string): Promise<SessionToken> {
  const response = await testbed.fetch("/api/sessions", { method: "POST", body: JSON.stringify({ site }) });
  if (response.status !== 201) throw new Error(`No session was opened: ${await response.text()}`);
  return (await response.json()) as SessionToken;
}

let count = 0;

/** An id that no other command of this run has. */
export function freshId(name = "message"): string {
  count += 1;
  return `${name}-${process.pid}-${count}-${Math.random().toString(36).slice(2, 8)}`;
}

/** True for the notice that tells a conversation's number, which comes once the desk has taken the conversation's row. */
export function isNumberNotice(event: DurableEvent): boolean {
  return event.type === "said" && event.message.id === "conversation-number";
}
