import type { ConversationPanel } from "@prosa/protocol/desk";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { readPanel } from "../client/conversation-requests.ts";
import type { Conversation } from "../client/conversation-state.ts";

/** Keeps what is known of the conversation that its host shows: asked for as it opens, and again after each step of its log. */
export class PanelController implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly conversation: Conversation };
  #panel: { session: string; answer: ConversationPanel } | undefined;
  /** The place in the log that was last asked for. */
  #asked = "";
  #isAsking = false;

  constructor(host: ReactiveControllerHost & { readonly conversation: Conversation }) {
    this.#host = host;
    host.addController(this);
  }

  /** Absent until it is known of this conversation. */
  get panel(): ConversationPanel | undefined {
    return this.#panel?.session === this.#host.conversation.session ? this.#panel.answer : undefined;
  }

  hostUpdated(): void {
    void this.#follow();
  }

  async #follow(): Promise<void> {
    const { session, chat, internal } = this.#host.conversation;
    // Colleagues set facts about the visitor without a step of the log.
    const setCount = internal.filter((event) => event.type === "acted" && event.act === "described").length;
    const wanted = `${session} ${chat.cursor} ${setCount}`;
    if (chat.cursor === 0 || this.#isAsking || wanted === this.#asked) return;
    this.#asked = wanted;
    this.#isAsking = true;
    const answer = await readPanel(session).catch(() => undefined);
    this.#isAsking = false;
    if (answer) this.#panel = { session, answer };
    // The update asks again where something was said meanwhile.
    this.#host.requestUpdate();
  }
}
