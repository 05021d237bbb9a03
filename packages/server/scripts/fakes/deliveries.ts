/** An update on its way to a webhook: what is posted, and the headers that prove whose it is. */
export interface Delivery {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How a platform misbehaves when it delivers: it sends a share of its updates twice, and several at once in any order. */
export interface DeliveryFaults {
  repeats: number;
  isReordered: boolean;
}

/** The most updates that are on their way at a time, as at the platforms. */
const AT_ONCE = 20;
const RETRY_MS = 40;

/** Sends updates to a webhook until it has acknowledged each; stops by itself once everything is, or with `close`. */
export class Deliveries {
  readonly faults: DeliveryFaults = { repeats: 0, isReordered: false };
  /** Decides what is repeated, and in which order updates come. */
  readonly random: () => number;
  /** Brings one request to its address. */
  readonly send: typeof fetch;
  #webhook: string | null = null;
  #waiting: Delivery[] = [];
  #isClosed = false;
  #running: Promise<void> | null = null;
  /** Posts that were answered by something else than an acknowledgement, or not at all. */
  failed = 0;

  constructor(random: () => number = Math.random, send: typeof fetch = fetch) {
    this.random = random;
    this.send = send;
  }

  set webhook(address: string | null) {
    this.#webhook = address;
  }

  /** Queues updates; resolves once the webhook has acknowledged all that wait. */
  deliver(deliveries: readonly Delivery[]): Promise<void> {
    for (const one of deliveries) {
      this.#waiting.push(one);
      if (this.random() < this.faults.repeats) this.#waiting.push(one);
    }
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** The text that an address answers to a GET; `null` where it refuses or does not answer. */
  async get(address: string): Promise<string | null> {
    const response = await this.send(address, { method: "GET" }).catch(() => null);
    return response?.ok ? response.text() : null;
  }

  close(): void {
    this.#isClosed = true;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#isClosed) {
      const step = this.#waiting.splice(0, this.faults.isReordered ? AT_ONCE : 1);
      if (this.faults.isReordered) step.sort(() => this.random() - 0.5);
      const taken = await Promise.all(step.map((one) => this.#post(one)));
      const left = step.filter((_, index) => !taken[index]);
      this.#waiting.unshift(...left);
      if (left.length > 0) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  async #post({ body, headers }: Delivery): Promise<boolean> {
    if (this.#webhook === null) return false;
    const init = { method: "POST", headers: { "content-type": "application/json", ...headers }, body };
    const response = await this.send(this.#webhook, init).catch(() => null);
    await response?.arrayBuffer().catch(() => undefined);
    if (response?.ok) return true;
    this.failed += 1;
    return false;
  }
}
