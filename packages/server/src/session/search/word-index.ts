import { INDEXED_WORDS_MAX, searchableWords, WordDigests } from "../../insights/words/word-digests.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Sites } from "../../site/sites.ts";
import type { SessionLog } from "../log/session-log.ts";
import { messageText } from "../turns/reply-events.ts";

/**
 * The age at most of the site's copy that says whether its owner searches words, in milliseconds: less than the minute for
 * which an index that was turned off takes no words.
 */
const SITE_AGE_MS = 30_000;

/** The events that are read at a time. */
const READ_COUNT = 100;

interface WordIndexDeps {
  host: RoomHost;
  sites: Sites;
  log: SessionLog;
}

/** The digests of the words that were said in a session, for sites whose owners search them. Kept in memory alone. */
export class WordIndex {
  readonly #deps: WordIndexDeps;
  #digests = new Set<string>();
  #through = 0;
  #epoch: string | undefined;

  constructor(deps: WordIndexDeps) {
    this.#deps = deps;
  }

  /** The digests of all words that were said up to now; `undefined` where the site does not search them. */
  async read(): Promise<readonly string[] | undefined> {
    const { host, sites, log } = this.#deps;
    const { row } = log;
    const { environment } = host;
    if (!row || !environment.ok) return undefined;
    const site = await sites.recent(row.site, host, SITE_AGE_MS);
    if (!site?.settings.wordSearch) return undefined;
    if (log.seq < this.#through || row.epoch !== this.#epoch) this.#begin(row.epoch);
    const digests = new WordDigests(environment.value.secret, row.site);
    while (this.#through < log.seq && this.#digests.size < INDEXED_WORDS_MAX) {
      const events = await log.after(this.#through, READ_COUNT);
      const last = events.at(-1);
      if (!last) break;
      this.#through = last.seq;
      for (const event of events) {
        if (event.type !== "said") continue;
        for (const word of searchableWords(messageText(event.message)))
          if (this.#digests.size < INDEXED_WORDS_MAX) this.#digests.add(digests.of(word));
      }
    }
    return [...this.#digests];
  }

  #begin(epoch: string | undefined): void {
    this.#digests = new Set();
    this.#through = 0;
    this.#epoch = epoch;
  }
}
