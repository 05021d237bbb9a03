import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import type { RowChange } from "../rows/desk-rows.ts";
import { SAMPLES_MAX } from "./wait.ts";

/** The waits that are kept to compare with what was told of them. */
const WAITS_MAX = 500;

const KEY = "pace";

const waitSchema = z.object({
  /** The wait that was told when the visitor began to wait, in milliseconds; absent where none was. */
  toldMs: z.exactOptional(z.number()),
  actualMs: z.number(),
});
const paceSchema = z.object({ handleMs: z.array(z.number()), waits: z.array(waitSchema) });

/** How well the waits that were told came true. */
interface WaitReport {
  /** The waits of which one was told. */
  count: number;
  /** The middle and the ninetieth of a hundred of their errors, in milliseconds. */
  medianErrorMs?: number;
  p90ErrorMs?: number;
  /** By what was told, the shortest first: how many such waits there were, and the middle of what they were. */
  told: { upToMs: number | null; count: number; medianMs: number }[];
}

/** The bounds by which waits are told apart, in milliseconds; the desk tells them in steps like these. */
const TOLD_UP_TO_MS = [2, 5, 10, 20].map((minutes) => minutes * 60_000);

/** How long people had their last conversations, and how long visitors waited beside what they were told. */
export class PaceStore {
  readonly #storage: RoomHost["storage"];
  #pace: z.infer<typeof paceSchema>;

  private constructor(storage: RoomHost["storage"], pace: z.infer<typeof paceSchema>) {
    this.#storage = storage;
    this.#pace = pace;
  }

  static async open({ storage }: Pick<RoomHost, "storage">): Promise<PaceStore> {
    const parsed = paceSchema.safeParse(await storage.get(KEY));
    return new PaceStore(storage, parsed.data ?? { handleMs: [], waits: [] });
  }

  get handleMs(): readonly number[] {
    return this.#pace.handleMs;
  }

  get report(): WaitReport {
    const errors = this.#pace.waits
      .flatMap(({ toldMs, actualMs }) => (toldMs === undefined ? [] : [Math.abs(actualMs - toldMs)]))
      .sort((one, other) => one - other);
    const at = (share: number) => errors[Math.min(errors.length - 1, Math.floor(share * errors.length))];
    const [medianErrorMs, p90ErrorMs] = [at(0.5), at(0.9)];
    if (medianErrorMs === undefined || p90ErrorMs === undefined) return { count: 0, told: [] };
    return { count: errors.length, medianErrorMs, p90ErrorMs, told: this.#told };
  }

  get #told(): WaitReport["told"] {
    return [...TOLD_UP_TO_MS, null].flatMap((upToMs, index) => {
      const above = TOLD_UP_TO_MS[index - 1] ?? -1;
      const actual = this.#pace.waits
        .flatMap(({ toldMs = -1, actualMs }) =>
          toldMs > above && toldMs <= (upToMs ?? Number.POSITIVE_INFINITY) ? [actualMs] : [],
        )
        .sort((one, other) => one - other);
      const medianMs = actual[Math.floor(actual.length / 2)];
      return medianMs === undefined ? [] : [{ upToMs, count: actual.length, medianMs }];
    });
  }

  /** Learns from a row's change: a conversation that a person let go, and a wait that a person ended. */
  async learn({ before, after }: RowChange, now: number, toldMs: number | undefined): Promise<void> {
    if (!before || !after || before.ownership === after.ownership) return;
    const { handleMs, waits } = this.#pace;
    if (before.owner.type === "agent") {
      this.#pace = { waits, handleMs: [...handleMs, now - before.owner.since].slice(-SAMPLES_MAX) };
    } else if (before.owner.type === "queue" && after.owner.type === "agent") {
      // Who has left does not wait for the person who takes what they wrote.
      if (before.leftAt !== undefined) return;
      const wait = { actualMs: now - before.owner.since, ...(toldMs !== undefined && { toldMs }) };
      this.#pace = { handleMs, waits: [...waits, wait].slice(-WAITS_MAX) };
    } else return;
    await this.#storage.put({ [KEY]: this.#pace });
  }
}
