import type { RoomHost } from "../platform/room-host.ts";
import { shippedIntents } from "../understanding/intents/shipped-intents.ts";
import { type OwnPhrases, trainIntents } from "../understanding/intents/site-intents.ts";
import { type IntentModel, intentModelSchema } from "./site-rows.ts";
import { digestOf } from "./sources/digest.ts";
import { LongRows } from "./sources/long-rows.ts";

const PREFIX = "intents:";

/** The model that a site's own phrases were learned into, once for all rooms that read messages by it. */
export class SitePhrases {
  readonly #host: Pick<RoomHost, "storage">;
  readonly #rows: LongRows;

  constructor(host: Pick<RoomHost, "storage">) {
    this.#host = host;
    this.#rows = new LongRows(host.storage, PREFIX);
  }

  /** Learns phrases that are not known yet, in half a second, and forgets those before; `undefined` where there are none. */
  async learn(phrases: OwnPhrases = {}): Promise<IntentModel | undefined> {
    const id = await idOf(phrases);
    const known = intentModelSchema.safeParse(await this.#rows.get(id)).data;
    if (known) return known;
    const learned = trainIntents(phrases);
    if (learned) await this.#rows.put(id, learned);
    const keys = [...(await this.#host.storage.list({ prefix: PREFIX })).keys()];
    const stale = keys.filter((key) => !key.startsWith(`${PREFIX}${id}:`));
    if (stale.length > 0) await this.#host.storage.delete(stale);
    return intentModelSchema.safeParse(learned).data;
  }
}

let shippedDigest: Promise<string> | undefined;

/** A model is read as the shipped one is; one that was learned beside another is learned anew. */
async function idOf(phrases: OwnPhrases): Promise<string> {
  shippedDigest ??= digestOf(`${shippedIntents.families.length} ${shippedIntents.weights}`);
  return digestOf(`${await shippedDigest} ${JSON.stringify(phrases)}`);
}
