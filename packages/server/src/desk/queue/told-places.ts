import * as z from "zod/mini";
import type { RoomStorage } from "../../platform/room-host.ts";
import type { RowChange } from "../rows/desk-rows.ts";

const KEY = "told-places";

/** The most visitors of whom it is kept what they were told; those who were told longest ago go first. */
const TOLD_MAX = 500;

const toldSchema = z.object({
  /** The index of the span of the wait that was told last. */
  span: z.exactOptional(z.int()),
  /** The wait that was told first, in milliseconds. */
  toldMs: z.exactOptional(z.number()),
});
const storedSchema = z.array(z.tuple([z.string(), toldSchema]));

/** The last that a visitor was told of their wait; `text` is the whole of it, which a restart tells again. */
interface ToldPlace extends z.infer<typeof toldSchema> {
  text?: string;
}

/** The waits that visitors were told. They are promises, so that they outlive a restart. */
export class ToldPlaces {
  readonly #storage: RoomStorage;
  readonly #told: Map<string, ToldPlace>;
  #isWritten = true;

  private constructor(storage: RoomStorage, told: Map<string, ToldPlace>) {
    this.#storage = storage;
    this.#told = told;
  }

  static async open({ storage }: { storage: RoomStorage }): Promise<ToldPlaces> {
    return new ToldPlaces(storage, new Map(storedSchema.safeParse(await storage.get(KEY)).data));
  }

  get(session: string): ToldPlace | undefined {
    return this.#told.get(session);
  }

  /** Notes what a visitor is told now; `write` keeps it. */
  set(session: string, place: ToldPlace): void {
    const before = this.#told.get(session);
    const isSame = before?.span === place.span && before?.toldMs === place.toldMs;
    if (!isSame) this.#isWritten = false;
    this.#told.delete(session);
    this.#told.set(session, place);
    const [oldest] = this.#told.keys();
    if (this.#told.size > TOLD_MAX && oldest !== undefined) this.#told.delete(oldest);
  }

  /**
   * Takes in a change of a row: forgets a visitor who waits no more, or begins to wait again at the queue's end, and has one who left hear
   * their place again once they are back.
   */
  follow({ before, after, session }: RowChange): void {
    const place = this.#told.get(session);
    if (!place) return;
    const sinceOf = (row: RowChange["after"]) => (row?.owner.type === "queue" ? row.owner.since : undefined);
    const since = sinceOf(after);
    if (since === undefined || (before && since !== sinceOf(before))) {
      this.#told.delete(session);
      this.#isWritten = false;
    } else if (after?.leftAt !== undefined) this.tellAgain(session);
  }

  /** Has a visitor hear their place again, though it is the one that they were told; what they were promised stays. */
  tellAgain(session: string): void {
    const place = this.#told.get(session);
    if (!place) return;
    const { text: _, ...promised } = place;
    this.#told.set(session, promised);
  }

  /** Writes what changed since the last time, as one row; nothing where nothing did. */
  async write(): Promise<void> {
    if (this.#isWritten) return;
    this.#isWritten = true;
    const told = [...this.#told].map(([session, { text: _, ...rest }]) => [session, rest]);
    await this.#storage.put({ [KEY]: told }).catch((error: unknown) => {
      this.#isWritten = false;
      throw error;
    });
  }
}
