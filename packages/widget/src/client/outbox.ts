import type { LoggedCommand } from "@prosa/protocol";
import type { History } from "../storage/history.ts";
import { outboxKey } from "../storage/keys.ts";
import type { OutboxRow } from "./state/state.ts";

interface OutboxOptions {
  history: History;
  /** The rows that are shown now. */
  rows: () => readonly OutboxRow[];
  /** Shows a row that is stored. */
  onQueued: (row: OutboxRow) => void;
}

/** The commands of the visitor that the room has not confirmed yet: stored first, then shown, in the order of their positions. */
export class Outbox {
  readonly #options: OutboxOptions;
  #position = 0;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Continues after the positions of stored rows. */
  adopt(rows: readonly OutboxRow[]): void {
    this.#position = Math.max(this.#position, ...rows.map((row) => row.position));
  }

  /** Saves a command, so that it survives a reload; then shows it. */
  async queue(command: LoggedCommand, text: string): Promise<void> {
    this.adopt(this.#options.rows());
    this.#position += 1;
    const row: OutboxRow = { position: this.#position, command, text, state: { type: "sending" } };
    await this.#options.history.saveRow(outboxKey(row), row);
    this.#options.onQueued(row);
  }

  /** Reads the commands that other tabs queued. A change in this tab is newer than the rows, which are then read again. */
  async read(): Promise<readonly OutboxRow[] | undefined> {
    const { history, rows } = this.#options;
    let known: readonly OutboxRow[];
    let stored: readonly OutboxRow[] | undefined;
    do {
      known = rows();
      stored = await history.loadOutbox();
    } while (known !== rows());
    return stored;
  }
}
