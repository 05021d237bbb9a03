import {
  type CannedReply,
  cannedReplySchema,
  MACROS_MAX,
  type Macro,
  macroSchema,
  REPLIES_MAX,
} from "@prosa/protocol/desk";
import type { RoomHost } from "../../platform/room-host.ts";
import { DeskRefusal } from "../people/desk-refusal.ts";

/** Something that people of a site keep under a shortcut. */
interface Kept {
  shortcut: string;
  changedAt: number;
}

interface Kind<Value extends Kept> {
  prefix: string;
  max: number;
  /** Reads a row; `undefined` for one that is none. */
  read: (row: unknown) => Value | undefined;
  refusal: { code: string; message: string };
}

/** The texts that people insert into their replies. */
const REPLIES: Kind<CannedReply> = {
  prefix: "reply:",
  max: REPLIES_MAX,
  read: (row) => cannedReplySchema.safeParse(row).data,
  refusal: { code: "too-many-replies", message: `A site has at most ${REPLIES_MAX} canned replies.` },
};

/** The things that people do by one choice. */
const MACROS: Kind<Macro> = {
  prefix: "macro:",
  max: MACROS_MAX,
  read: (row) => macroSchema.safeParse(row).data,
  refusal: { code: "too-many-macros", message: `A site has at most ${MACROS_MAX} macros.` },
};

/** One kind of things that people of a site keep, each under its shortcut. */
export class ShortcutStore<Value extends Kept> {
  readonly #host: Pick<RoomHost, "storage" | "now">;
  readonly #kind: Kind<Value>;

  private constructor(host: Pick<RoomHost, "storage" | "now">, kind: Kind<Value>) {
    this.#host = host;
    this.#kind = kind;
  }

  static ofReplies(host: Pick<RoomHost, "storage" | "now">): ShortcutStore<CannedReply> {
    return new ShortcutStore(host, REPLIES);
  }

  static ofMacros(host: Pick<RoomHost, "storage" | "now">): ShortcutStore<Macro> {
    return new ShortcutStore(host, MACROS);
  }

  /** All of them, by shortcut. */
  async list(): Promise<Value[]> {
    const { prefix, read } = this.#kind;
    const rows = await this.#host.storage.list({ prefix });
    return [...rows.values()].flatMap((row) => read(row) ?? []);
  }

  /** Keeps a thing in place of the one before. Throws a `DeskRefusal` where there are too many. */
  async put(make: (changedAt: number) => Value): Promise<Value> {
    const { storage, now } = this.#host;
    const { prefix, max, refusal } = this.#kind;
    const value = make(now());
    const held = await this.list();
    if (held.length >= max && !held.some(({ shortcut }) => shortcut === value.shortcut))
      throw new DeskRefusal(refusal.code, refusal.message, 409);
    await storage.put({ [prefix + value.shortcut]: value });
    return value;
  }

  async remove(shortcut: string): Promise<void> {
    await this.#host.storage.delete([this.#kind.prefix + shortcut]);
  }
}
