import * as z from "zod/mini";
import type { RoomHost } from "../platform/room-host.ts";
import { type OwnPhrases, trainSiteIntents } from "../understanding/intents/intent.ts";
import { shippedIntents } from "../understanding/intents/shipped-intents.ts";
import { digestOf } from "./long-values/digest.ts";
import { LongRows } from "./long-values/long-rows.ts";

const PREFIX = "intents:";

export const intentModelSchema = z.object({
  labels: z.array(z.string()),
  families: z.array(z.string()),
  idf: z.string(),
  weights: z.string(),
  scales: z.array(z.number()),
  bias: z.array(z.number()),
  calibration: z.array(z.number()),
  corpus: z.string(),
});

/** A model of intents, as `writeModel` makes it. */
type IntentModel = z.infer<typeof intentModelSchema>;

/** Learns a site's own phrases into a model, once for all rooms that read messages by it. */
export class SitePhrases {
  readonly #host: Pick<RoomHost, "storage">;
  readonly #rows: LongRows;

  constructor(host: Pick<RoomHost, "storage">) {
    this.#host = host;
    this.#rows = new LongRows(host.storage, PREFIX);
  }

  /** Learns phrases that are new, in half a second, and drops the model of earlier ones; `undefined` where there are none. */
  async learn(phrases: OwnPhrases = {}): Promise<IntentModel | undefined> {
    const id = await idOf(phrases);
    const known = intentModelSchema.safeParse(await this.#rows.get(id)).data;
    if (known) return known;
    const learned = trainSiteIntents(phrases);
    if (learned) await this.#rows.put(id, learned);
    const keys = [...(await this.#host.storage.list({ prefix: PREFIX })).keys()];
    const stale = keys.filter((key) => !key.startsWith(`${PREFIX}${id}:`));
    if (stale.length > 0) await this.#host.storage.delete(stale);
    return intentModelSchema.safeParse(learned).data;
  }
}

let shippedDigest: Promise<string> | undefined;

/** Names a model by its phrases and by the shipped model beside which it was learned. */
async function idOf(phrases: OwnPhrases): Promise<string> {
  shippedDigest ??= digestOf(`${shippedIntents.families.length} ${shippedIntents.weights}`);
  return digestOf(`${await shippedDigest} ${JSON.stringify(phrases)}`);
}
