/** The most ids that are kept: those of a long conversation. */
const IDS_MAX = 1_000;

/**
 * The ids of all events of a log that began in this room's life, those of a step that is being written among them. A new command's
 * id is in none of its rows then, and none is looked at. Of any other log the rows alone can tell.
 */
export class KnownIds {
  #ids: Set<string> | null = null;

  /** Says that the log is empty. */
  begin(): void {
    this.#ids = new Set();
  }

  /** Says that the log may hold others: a disk that failed may have written. */
  lose(): void {
    this.#ids = null;
  }

  keep(events: readonly { id: string }[]): void {
    for (const { id } of events) this.#ids?.add(id);
    if (this.#ids && this.#ids.size > IDS_MAX) this.lose();
  }

  /** True where no event of the log has this id. */
  lacks(id: string): boolean {
    return this.#ids?.has(id) === false;
  }
}
