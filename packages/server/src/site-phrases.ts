import type { RoomHost } from "./host.ts";
import { digestOf } from "./knowledge-sources/digest.ts";
import { LongRows } from "./knowledge-sources/long-rows.ts";
import { type IntentModel, intentModelSchema } from "./site-rows.ts";
import { type OwnPhrases, trainIntents } from "./understanding/site-intents.ts";

const PREFIX = "intents:";

/** The model that a site's own phrases were learned into, once for all rooms that read messages by it. */
export class SitePhrases {
  readonly #host: Pick<RoomHost, "storage">;
  readonly #rows: LongRows;

  constructor(host: Pick<RoomHost, "storage">) {
    this.#host = host;
    this.#rows = new LongRows(host.storage, PREFIX);
  }

  /** Learns phrases that are not known yet, in half a second, and forgets those before. */
  async learn(phrases: OwnPhrases = {}): Promise<void> {
    const id = await idOf(phrases);
    if ((await this.modelOf(phrases)) === undefined) {
      const model = trainIntents(phrases);
      if (model !== null) await this.#rows.put(id, model);
    }
    const keys = [...(await this.#host.storage.list({ prefix: PREFIX })).keys()];
    await this.#host.storage.delete(keys.filter((key) => !key.startsWith(`${PREFIX}${id}:`)));
  }

  async modelOf(phrases: OwnPhrases = {}): Promise<IntentModel | undefined> {
    return intentModelSchema.safeParse(await this.#rows.get(await idOf(phrases))).data;
  }
}

function idOf(phrases: OwnPhrases): Promise<string> {
  return digestOf(JSON.stringify(phrases));
}
