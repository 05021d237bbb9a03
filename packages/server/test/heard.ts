const PATIENCE_MS = 15_000;

/** The events that a client heard, in order, and the wait for those that a test names. */
export class Heard<Event extends { type: string }> {
  readonly events: Event[] = [];
  #passed = 0;
  #waiting: (() => void)[] = [];

  add(events: readonly Event[]): void {
    this.events.push(...events);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** The next event of this type that was not asked for yet and passes the test; those before it are passed over. */
  async next<Type extends Event["type"]>(
    type: Type,
    passes: (event: Extract<Event, { type: Type }>) => boolean = () => true,
  ): Promise<Extract<Event, { type: Type }>> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const isIt = (event: Event | undefined): event is Extract<Event, { type: Type }> =>
      event?.type === type && passes(event as Extract<Event, { type: Type }>);
    for (;;) {
      while (this.#passed < this.events.length) {
        const event = this.events[this.#passed];
        this.#passed += 1;
        if (isIt(event)) return event;
      }
      if (signal.aborted) throw new Error(`No ${type} came; heard ${JSON.stringify(this.events.slice(-6))}`);
      await this.#more(signal);
    }
  }

  /** The event that a connection begins with. Rejects at once where the connection closes before it. */
  first<Type extends Event["type"]>(
    type: Type,
    closed: Promise<number>,
  ): Promise<Extract<Event, { type: Type }>> {
    const first = this.next(type);
    const unlessHeard = (code: number) => {
      if (this.events.some((event) => event.type === type)) return first;
      throw new Error(`Closed with ${code} before ${type}; heard ${JSON.stringify(this.events.slice(-6))}`);
    };
    return Promise.race([first, closed.then(unlessHeard)]);
  }

  /** The first event of all that passes the test, heard already or still to come. */
  async find<Found extends Event>(passes: (event: Event) => event is Found): Promise<Found> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const found = this.events.find(passes);
      if (found) return found;
      if (signal.aborted)
        throw new Error(`Nothing fitting came; heard ${JSON.stringify(this.events.slice(-6))}`);
      await this.#more(signal);
    }
  }

  #more(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
  }
}
