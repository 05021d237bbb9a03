import type { TrackedEvent } from "@prosa/protocol";
import type { ReactiveController } from "lit";
import type { ChatContext } from "../../app/feature.ts";
import { visitedPage } from "../../client/controller.ts";
import { createId } from "../../client/create-id.ts";
import { askEndpoint } from "../../client/post.ts";
import type { ChatState } from "../../client/state/state.ts";
import { readEvent } from "./events.ts";

/** The most events that one request takes, and that wait; of more, the newest are kept. */
const EVENTS_MAX = 20;

/** The least time between two requests, so that what happens together is told together. */
const PAUSE_MS = 5_000;

/** The time to the next attempt after one that found no server, where the server names none. */
const RETRY_MS = 20_000;

/**
 * The events that the page tells of its visitor. They wait in memory until the visitor has a conversation, and are told to the server then
 * and from then on. An erasure takes with it what waits.
 */
export class Tracking implements ReactiveController {
  readonly #context: ChatContext;
  #waiting: readonly TrackedEvent[] = [];
  #wasTalking = false;
  #wasAllowed = false;
  #isAsking = false;
  /** Runs while nothing is asked after a request. */
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(context: ChatContext) {
    this.#context = context;
    this.handleUpdated(context.conversation.state);
    context.host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener("visibilitychange", this.#handleVisibility);
    this.#pump();
  }

  // The events that wait are told once the chat is on a page again; a conversation that is away until then is not erased.
  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.#handleVisibility);
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#wasTalking = false;
    this.#wasAllowed = false;
  }

  /** Takes an event of the page; says in the console what is wrong with one that is not valid. */
  add(given: unknown): void {
    const event = readEvent(given, { id: createId(), url: visitedPage().page ?? "" });
    if (typeof event === "string") this.#context.report("bad-event", event);
    else {
      this.#waiting = [...this.#waiting, event].slice(-EVENTS_MAX);
      this.#pump();
    }
  }

  handleUpdated({ log, consent }: ChatState): void {
    const [isTalking, isAllowed] = [log.length > 0, consent === "given"];
    if ((this.#wasTalking && !isTalking) || (this.#wasAllowed && !isAllowed)) this.#waiting = [];
    this.#wasTalking = isTalking;
    this.#wasAllowed = isAllowed;
    this.#pump();
  }

  // The page may be about to go: what waits for the end of a pause is told now.
  #handleVisibility = (): void => {
    if (document.hidden && this.#mayTell) void this.#tell();
  };

  /** Whether there is a conversation, and something to tell there. */
  get #mayTell(): boolean {
    const { log, consent } = this.#context.conversation.state;
    return this.#waiting.length > 0 && log.length > 0 && consent === "given";
  }

  #pump(): void {
    if (this.#isAsking || this.#pause !== undefined || !this.#mayTell) return;
    this.#isAsking = true;
    void this.#tell().then((pauseMs) => {
      this.#isAsking = false;
      if (pauseMs === undefined || !this.#context.host.isConnected) return;
      this.#pause = setTimeout(() => {
        this.#pause = undefined;
        this.#pump();
      }, pauseMs);
    });
  }

  /**
   * Tells what waits. Resolves to the time before the next request, in milliseconds; to nothing where there is no session to tell
   * it in: the change of state that comes with one asks again.
   */
  async #tell(): Promise<number | undefined> {
    // Events that the page tells in one go leave together.
    await Promise.resolve();
    const events = this.#waiting;
    let hasSession = true;
    const findEndpoint = async (isStale: boolean) => {
      const endpoint = await this.#context.conversation.findEndpoint("track", isStale);
      // Erased meanwhile, or in place of a session that is no more came one in which nothing was said.
      hasSession = endpoint !== undefined && this.#mayTell;
      return hasSession ? endpoint : undefined;
    };
    const init = { method: "POST", body: JSON.stringify({ events }), keepalive: true };
    const response = await askEndpoint(findEndpoint, "", init).catch(() => undefined);
    if (!hasSession) return undefined;
    if (!response || response.status === 401 || response.status === 429 || response.status >= 500)
      return Number(response?.headers.get("retry-after")) * 1_000 || RETRY_MS;
    this.#waiting = this.#waiting.filter((event) => !events.includes(event));
    return PAUSE_MS;
  }
}
