import { idSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { RoomStorage } from "../../platform/room-host.ts";
import { makeVapidJwk, Vapid, vapidJwkSchema } from "../../security/push/vapid.ts";
import { hashSchema } from "../people/sign-ins.ts";
import { PUSH_KEY, PUSH_PREFIX } from "../rows/seal-rows.ts";

const TARGET_PREFIX = `${PUSH_PREFIX}at-`;

const targetSchema = z.object({
  signIn: hashSchema,
  person: idSchema,
  endpoint: z.string(),
  contact: z.string(),
});
type PushSubscriber = z.infer<typeof targetSchema>;

/** The browsers that a site's people are told in, one a sign-in, and the key that signs what is sent to them; sealed. */
export class PushStore {
  readonly #storage: RoomStorage;
  readonly #subscribers = new Map<string, PushSubscriber>();
  #vapid: Promise<Vapid> | null = null;

  private constructor(storage: RoomStorage) {
    this.#storage = storage;
  }

  static async open(storage: RoomStorage): Promise<PushStore> {
    const store = new PushStore(storage);
    for (const row of (await storage.list({ prefix: TARGET_PREFIX })).values()) {
      const target = targetSchema.safeParse(row).data;
      if (target) store.#subscribers.set(target.signIn, target);
    }
    return store;
  }

  get(signIn: string): PushSubscriber | undefined {
    return this.#subscribers.get(signIn);
  }

  /** Those of a person, or of everybody. */
  of(person?: string): PushSubscriber[] {
    return [...this.#subscribers.values()].filter((one) => person === undefined || one.person === person);
  }

  async put(target: PushSubscriber): Promise<void> {
    await this.#storage.put({ [TARGET_PREFIX + target.signIn]: target });
    this.#subscribers.set(target.signIn, target);
  }

  async remove(signIn: string): Promise<void> {
    if (!this.#subscribers.delete(signIn)) return;
    await this.#storage.delete([TARGET_PREFIX + signIn]);
  }

  /** The site's key: made at random when the first browser asks for it, and kept from then on. */
  vapid(): Promise<Vapid> {
    this.#vapid ??= this.#openVapid().catch((error: unknown) => {
      this.#vapid = null;
      throw error;
    });
    return this.#vapid;
  }

  async #openVapid(): Promise<Vapid> {
    const held = vapidJwkSchema.safeParse(await this.#storage.get(PUSH_KEY)).data;
    if (held) return Vapid.open(held);
    const made = await makeVapidJwk();
    await this.#storage.put({ [PUSH_KEY]: made });
    return Vapid.open(made);
  }
}
