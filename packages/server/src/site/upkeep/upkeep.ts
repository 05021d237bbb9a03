/** Writes down the result of a unit of work; it runs while the site's room does nothing else. */
export type Commit = () => Promise<void>;

/** Work that a site's room does by its alarm, one unit at a time: reading sources, embedding passages. */
export interface Upkeep {
  /** When the next unit is due, in milliseconds since 1970; `null` when there is none. */
  dueAt(): Promise<number | null>;
  /**
   * Does the unit that is due, however long it takes, and returns the commit that writes its result down; `null` when none
   * is due. Other work of the room goes on meanwhile.
   */
  read(): Promise<Commit | null>;
}
