import { webhookBodySchema } from "@prosa/protocol";
import { Webhook } from "standardwebhooks";
import { type FakeAnswer, type FakeRequest, type FakeServer, startFake } from "./fake-server.ts";

/** A webhook that was taken, its signature verified. */
export interface Received {
  readonly id: string;
  readonly type: string;
  readonly conversation: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** A local receiver of webhooks as a site's owner might write one: it verifies each by the standard's own library, and fails on demand. */
export class FakeReceiver {
  /** Everything that it answered with 200, repeats among it. */
  readonly taken: Received[] = [];
  /** The requests that came, whatever became of them. */
  requests = 0;
  /** Requests whose signature was wrong. */
  forged = 0;
  /** Any of these verifies: two while one takes the place of the other. */
  secrets: string[] = [];
  /** Answers in place of 200, used up in order; with a type only for such events. */
  readonly faults: { answer: FakeAnswer; type?: string }[] = [];
  /** Answers so for as long as it is set. */
  always: FakeAnswer | null = null;
  /** Takes a request and answers nothing to it, as a machine does whose power fails. */
  takesSilently = false;
  #server: FakeServer | null = null;
  readonly #isAnyTime: boolean;

  /** `isAnyTime` takes webhooks whose time is not this machine's, as a test's clock writes them; their signatures are checked all the same. */
  constructor({ isAnyTime = false }: { isAnyTime?: boolean } = {}) {
    this.#isAnyTime = isAnyTime;
  }

  async start(port = 0): Promise<this> {
    this.#server = await startFake((request) => this.#answer(request), port);
    return this;
  }

  get origin(): string {
    return this.#server?.origin ?? "";
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }

  /** What was taken, without repeats of the same id, in the order of their first coming. */
  get distinct(): Received[] {
    const seen = new Set<string>();
    return this.taken.filter(({ id }) => !seen.has(id) && seen.add(id));
  }

  #answer({ headers, text }: FakeRequest): FakeAnswer | Promise<FakeAnswer> {
    this.requests += 1;
    const received = this.#verified(headers, text);
    if (!received) {
      this.forged += 1;
      return { status: 401, body: "signature" };
    }
    if (this.always) return this.always;
    const index = this.faults.findIndex(({ type }) => type === undefined || type === received.type);
    const [fault] = index < 0 ? [] : this.faults.splice(index, 1);
    if (fault) return fault.answer;
    this.taken.push(received);
    return this.takesSilently ? new Promise(() => {}) : { body: "ok" };
  }

  #verified(headers: Headers, text: string): Received | null {
    const id = headers.get("webhook-id") ?? "";
    if (!this.secrets.some((secret) => this.#isSigned(new Webhook(secret), id, headers, text))) return null;
    const { type, data } = webhookBodySchema.parse(JSON.parse(text));
    const conversation = typeof data.conversation === "string" ? data.conversation : undefined;
    return { id, type, conversation, data, text };
  }

  #isSigned(webhook: Webhook, id: string, headers: Headers, text: string): boolean {
    if (this.#isAnyTime) {
      const at = new Date(1_000 * Number(headers.get("webhook-timestamp")));
      return (headers.get("webhook-signature") ?? "").split(" ").includes(webhook.sign(id, at, text));
    }
    try {
      webhook.verify(text, Object.fromEntries(headers));
      return true;
    } catch {
      return false;
    }
  }
}
