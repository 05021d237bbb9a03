import type { RoomEvent } from "@prosa/protocol";
import { within } from "../../platform/outbox.ts";
import type { RoomHost } from "../../platform/room-host.ts";

/** The rest between two drafts of one reply, in milliseconds: platforms let about one message a second into a chat. */
const DRAFT_INTERVAL_MS = 1_000;

/** The longest that a channel's room may take for a draft, in milliseconds. */
const DRAFT_PATIENCE_MS = 10_000;

interface ReplyDraftsDeps {
  host: Pick<RoomHost, "callRoom" | "after">;
  /** The session, and the room that the person wrote in last; `null` for the web. */
  reader: () => { session: string; room: string } | null;
}

/** A reply that is being written, as far as it was shown. */
interface Draft {
  readonly replyId: string;
  text: string;
  shown: string;
  isShowing: boolean;
}

/**
 * Shows the person on a channel a reply while it is written, where the channel can. Nothing here is kept or tried again: the
 * reply itself goes there by the log, once it is written.
 */
export class ReplyDrafts {
  readonly #deps: ReplyDraftsDeps;
  /** Rooms whose channel shows no drafts. */
  readonly #without = new Set<string>();
  #draft: Draft | null = null;

  constructor(deps: ReplyDraftsDeps) {
    this.#deps = deps;
  }

  /** Follows the events that visitors of the web hear. */
  follow(events: readonly RoomEvent[]): void {
    for (const event of events) {
      if (event.type === "replying")
        this.#draft = { replyId: event.replyId, text: "", shown: "", isShowing: false };
      else if (event.type === "delta" && event.replyId === this.#draft?.replyId)
        this.#draft.text += event.text;
      else if (event.type === "said" && event.message.author !== "visitor") this.#draft = null;
    }
    if (this.#draft) void this.#show(this.#draft);
  }

  /** Shows a reply as far as it is written, again and again until it is over. Never rejects. */
  async #show(draft: Draft): Promise<void> {
    if (draft.isShowing) return;
    draft.isShowing = true;
    while (this.#draft === draft && draft.shown !== draft.text) {
      const { text, replyId } = draft;
      const isTaken = await this.#ask(replyId, text);
      // A draft that was not taken is the last one of its reply.
      if (!isTaken) return;
      draft.shown = text;
      await new Promise<void>((resolve) => this.#deps.host.after(DRAFT_INTERVAL_MS, resolve));
    }
    draft.isShowing = false;
  }

  async #ask(replyId: string, text: string): Promise<boolean> {
    const { host, reader } = this.#deps;
    const found = reader();
    if (!found || this.#without.has(found.room)) return false;
    const { session, room } = found;
    const body = JSON.stringify({ session, replyId, text });
    const asked = host.callRoom("channel", room, "/draft", { method: "POST", body }).catch(() => undefined);
    const response = await within(host, DRAFT_PATIENCE_MS, asked);
    if (response?.status === 404) this.#without.add(room);
    return response?.ok ?? false;
  }
}
