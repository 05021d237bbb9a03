/** Words about people who answer, and their hours. */
export interface ServiceWords {
  /** Said after a hand-over while the site is closed; `opens` is its next opening in words, absent where none is known. */
  closed: (opens?: string) => string;
}
