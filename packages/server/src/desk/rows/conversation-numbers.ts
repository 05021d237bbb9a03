import * as z from "zod/mini";
import type { RoomStorage } from "../../platform/room-host.ts";

const KEY = "conversation-number";

/** The digits of a day's count at least, so that numbers of one length are read out. */
const COUNT_DIGITS = 6;

const lastSchema = z.object({ day: z.string(), count: z.int() });
type Last = z.infer<typeof lastSchema>;

/** A number that was chosen: the row that keeps it, to be written with the conversation that gets it. */
interface ChosenNumber {
  number: string;
  rows: Readonly<Record<string, unknown>>;
  /** Notes that the row was written. */
  keep(): void;
}

/**
 * The numbers by which conversations with people are known: the day and a count, as in 20260115-000012. Brazil's rules of
 * customer service (Decreto 11.034/2022) want one told to every consumer who asks for a person.
 */
export class ConversationNumbers {
  #last: Last;
  #format: { timeZone: string; days: Intl.DateTimeFormat } | null = null;

  private constructor(last: Last) {
    this.#last = last;
  }

  static async open(storage: RoomStorage): Promise<ConversationNumbers> {
    const parsed = lastSchema.safeParse(await storage.get(KEY));
    return new ConversationNumbers(parsed.data ?? { day: "", count: 0 });
  }

  /** Chooses the next number of a day, by the calendar of a time zone; it is used up once its row is kept. */
  next(now: number, timeZone: string): ChosenNumber {
    const day = this.#formatOf(timeZone).format(now).replaceAll("-", "");
    // A clock that jumps back must not give a number twice.
    const isNew = day > this.#last.day;
    return this.#chosen(isNew ? { day, count: 1 } : { day: this.#last.day, count: this.#last.count + 1 });
  }

  /** Goes on after a number that a conversation was given before; `null` where the numbers are beyond it already. */
  after(number: string): ChosenNumber | null {
    const [day = "", digits = ""] = number.split("-");
    const count = Number(digits);
    const { day: lastDay, count: lastCount } = this.#last;
    const isKnown = day < lastDay || (day === lastDay && count <= lastCount);
    return isKnown || !Number.isInteger(count) ? null : this.#chosen({ day, count });
  }

  /** Making one costs more than all else of a number. */
  #formatOf(timeZone: string): Intl.DateTimeFormat {
    if (this.#format?.timeZone !== timeZone)
      this.#format = { timeZone, days: new Intl.DateTimeFormat("en-CA", { timeZone }) };
    return this.#format.days;
  }

  #chosen(last: Last): ChosenNumber {
    return {
      number: `${last.day}-${String(last.count).padStart(COUNT_DIGITS, "0")}`,
      rows: { [KEY]: last },
      keep: () => {
        this.#last = last;
      },
    };
  }
}
