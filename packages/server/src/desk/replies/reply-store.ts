import { type CannedReply, cannedReplySchema, REPLIES_MAX } from "@prosa/protocol/desk";
import type { RoomHost } from "../../platform/room-host.ts";
import { DeskRefusal } from "../people/desk-refusal.ts";

const PREFIX = "reply:";

/** The texts that people of a site insert into their replies, each under its shortcut. */
export class ReplyStore {
  readonly #host: Pick<RoomHost, "storage" | "now">;

  constructor(host: Pick<RoomHost, "storage" | "now">) {
    this.#host = host;
  }

  /** All of them, by shortcut. */
  async list(): Promise<CannedReply[]> {
    const rows = await this.#host.storage.list({ prefix: PREFIX });
    return [...rows.values()].flatMap((row) => cannedReplySchema.safeParse(row).data ?? []);
  }

  /** Keeps a text under its shortcut, in place of the one before. Throws a `DeskRefusal` where there are too many. */
  async put(shortcut: string, text: string): Promise<CannedReply> {
    const { storage, now } = this.#host;
    const held = await this.list();
    if (held.length >= REPLIES_MAX && !held.some((one) => one.shortcut === shortcut)) {
      throw new DeskRefusal("too-many-replies", `A site has at most ${REPLIES_MAX} canned replies.`, 409);
    }
    const reply: CannedReply = { shortcut, text, changedAt: now() };
    await storage.put({ [PREFIX + shortcut]: reply });
    return reply;
  }

  async remove(shortcut: string): Promise<void> {
    await this.#host.storage.delete([PREFIX + shortcut]);
  }
}
