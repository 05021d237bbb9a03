const SHORTEST = 3;
const LONGEST = 5;
const BUCKETS = 1 << 16;
const WORD_LETTERS_MAX = 24;

/** The share of a message's own weight that the talk before it has where letters are compared. */
const TOPIC_SHARE = 0.35;

/**
 * Compares texts by the runs of three to five letters within their words (TF-IDF with sublinear counts): what survives slips
 * of the keyboard, forms that no stemmer joins and compounds. Runs are hashed; a word's are found once.
 */
export class Letters {
  readonly #numbers = new Map<string, number>();
  readonly #idf: Float32Array;
  readonly #runs: WordRuns;

  /** `words` with the count of passages that hold each, among `total`. */
  constructor(words: Iterable<readonly [word: string, count: number]>, total: number) {
    const counts = new Float32Array(BUCKETS);
    const all: number[] = [];
    const starts = [0];
    for (const [word, count] of words) {
      const runs = runsOf(word);
      for (const run of runs) counts[run] = (counts[run] ?? 0) + count;
      if (this.#numbers.has(word)) continue;
      this.#numbers.set(word, starts.length - 1);
      for (const run of runs) all.push(run);
      starts.push(all.length);
    }
    this.#idf = counts.map((count) => Math.log((1 + total) / (1 + Math.min(count, total))) + 1);
    this.#runs = { all: Uint16Array.from(all), starts: Uint32Array.from(starts) };
  }

  /** A word's number; −1 for one that no passage holds. */
  numberOf(word: string): number {
    return this.#numbers.get(word) ?? -1;
  }

  /** The length of a text's vector, by its words' numbers. */
  normOf(words: Int32Array): number {
    const { all, starts } = this.#runs;
    const counts = new Map<number, number>();
    for (const word of words)
      for (let at = starts[word] ?? 0; at < (starts[word + 1] ?? 0); at += 1) {
        const run = all[at] ?? 0;
        counts.set(run, (counts.get(run) ?? 0) + 1);
      }
    let sum = 0;
    for (const [run, count] of counts) sum += ((1 + Math.log(count)) * (this.#idf[run] ?? 0)) ** 2;
    return Math.sqrt(sum);
  }

  /**
   * Prepares a question, folded words of it and of the talk that it leans on, for being compared. For a word that the passages
   * have in another language alone, `formsOf` gives its forms there.
   */
  ask(
    words: readonly string[],
    topic: readonly string[],
    formsOf: (word: string) => readonly string[],
  ): LetterQuestion {
    const counts = new Map<number, number>();
    const add = (all: readonly string[], share: number) => {
      for (const word of all) {
        const forms = formsOf(word);
        for (const form of forms)
          for (const run of runsOf(form)) counts.set(run, (counts.get(run) ?? 0) + share / forms.length);
      }
    };
    add(words, 1);
    add(topic, TOPIC_SHARE);
    let sum = 0;
    for (const [run, count] of counts) {
      const weight = (count > 1 ? 1 + Math.log(count) : count) * (this.#idf[run] ?? 0);
      counts.set(run, weight);
      sum += weight ** 2;
    }
    return new LetterQuestion(counts, Math.sqrt(sum), this.#idf, this.#runs);
  }
}

const UNKNOWN = -1;

/** The runs of every word, one word's behind the other's. */
interface WordRuns {
  readonly all: Uint16Array;
  readonly starts: Uint32Array;
}

/**
 * One question laid out beside the words of its site. All questions of the process use it in turn: one lays itself out again
 * where another used it since.
 */
class Layout {
  owner: LetterQuestion | null = null;
  /** The question's weights by run; zero for every other run. */
  readonly weights = new Float32Array(BUCKETS);
  /** A bit for each run that has a weight: 8 KiB, which stay at hand where a word's runs are gone through. */
  readonly #sieve = new Int32Array(BUCKETS >>> 5);
  readonly #stamps = new Uint32Array(BUCKETS);
  #lastStamp = 0;
  #asked: Iterable<number> = [];
  #idf: Float32Array = new Float32Array(0);
  #runs: WordRuns = { all: new Uint16Array(0), starts: new Uint32Array(0) };
  /** The share of each word of the site in the product of the question's vector and its text's; `UNKNOWN` until it is asked for. */
  #worth = new Float32Array(0);
  /** For a word whose worth is known, which of `#heldRuns` are of both it and the question. */
  #heldFrom = new Uint32Array(0);
  #heldTo = new Uint32Array(0);
  #heldRuns = new Uint16Array(BUCKETS);
  #heldCount = 0;

  take(owner: LetterQuestion, weights: ReadonlyMap<number, number>, runs: WordRuns, idf: Float32Array): void {
    this.owner = owner;
    this.#runs = runs;
    this.#idf = idf;
    for (const run of this.#asked) this.weights[run] = 0;
    this.#sieve.fill(0);
    for (const [run, weight] of weights) {
      this.weights[run] = weight;
      this.#sieve[run >>> 5] = (this.#sieve[run >>> 5] ?? 0) | (1 << (run & 31));
    }
    this.#asked = weights.keys();
    const count = runs.starts.length;
    if (this.#worth.length < count) {
      this.#worth = new Float32Array(count);
      this.#heldFrom = new Uint32Array(count);
      this.#heldTo = new Uint32Array(count);
    }
    this.#worth.fill(UNKNOWN, 0, count);
    this.#heldCount = 0;
  }

  worthOf(word: number): number {
    const worth = this.#worth[word] ?? 0;
    return worth === UNKNOWN ? this.#readWord(word) : worth;
  }

  #readWord(word: number): number {
    const { all, starts } = this.#runs;
    const sieve = this.#sieve;
    const [start, end] = [starts[word] ?? 0, starts[word + 1] ?? 0];
    if (this.#heldCount + end - start > this.#heldRuns.length) {
      const wider = new Uint16Array(2 * this.#heldRuns.length);
      wider.set(this.#heldRuns);
      this.#heldRuns = wider;
    }
    let worth = 0;
    this.#heldFrom[word] = this.#heldCount;
    for (let at = start; at < end; at += 1) {
      const run = all[at] ?? 0;
      if ((((sieve[run >>> 5] ?? 0) >>> (run & 31)) & 1) === 0) continue;
      worth += (this.weights[run] ?? 0) * (this.#idf[run] ?? 0);
      this.#heldRuns[this.#heldCount++] = run;
    }
    this.#heldTo[word] = this.#heldCount;
    this.#worth[word] = worth;
    return worth;
  }

  /** A stamp that no run has yet. */
  nextStamp(): number {
    if (this.#lastStamp === STAMPS_MAX) {
      this.#stamps.fill(0);
      this.#lastStamp = 0;
    }
    this.#lastStamp += 1;
    return this.#lastStamp;
  }

  /** Adds to a sum the squares of the question's weights whose runs are in these words and not under this stamp yet. */
  squaresIn(words: Int32Array, stamp: number, before: number): number {
    const { weights } = this;
    const [stamps, runs] = [this.#stamps, this.#heldRuns];
    let sum = before;
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? -1;
      if (this.worthOf(word) === 0) continue;
      const end = this.#heldTo[word] ?? 0;
      for (let place = this.#heldFrom[word] ?? 0; place < end; place += 1) {
        const run = runs[place] ?? 0;
        if (stamps[run] === stamp) continue;
        stamps[run] = stamp;
        sum += (weights[run] ?? 0) ** 2;
      }
    }
    return sum;
  }
}

const STAMPS_MAX = 2 ** 32 - 1;
const LAYOUT = new Layout();

export class LetterQuestion {
  readonly #weights: ReadonlyMap<number, number>;
  readonly #norm: number;
  readonly #idf: Float32Array;
  readonly #runs: WordRuns;

  constructor(weights: ReadonlyMap<number, number>, norm: number, idf: Float32Array, runs: WordRuns) {
    this.#weights = weights;
    this.#norm = norm;
    this.#idf = idf;
    this.#runs = runs;
  }

  get #layout(): Layout {
    if (LAYOUT.owner !== this) LAYOUT.take(this, this.#weights, this.#runs, this.#idf);
    return LAYOUT;
  }

  /** The cosine with a text of these words (numbers, each once), with the weight of each and the length of its vector. */
  cosine({ words, weights, norm }: { words: Int32Array; weights: Float32Array; norm: number }): number {
    if (this.#norm === 0 || norm === 0) return 0;
    const layout = this.#layout;
    let sum = 0;
    for (let at = 0; at < words.length; at += 1) sum += (weights[at] ?? 0) * layout.worthOf(words[at] ?? -1);
    return Math.min(1, sum / (this.#norm * norm));
  }

  /** The share of the question's own vector that texts of these words hold, 0…1. */
  held(words: Int32Array, others: Int32Array = NO_WORDS): number {
    if (this.#norm === 0) return 0;
    const layout = this.#layout;
    const stamp = layout.nextStamp();
    return layout.squaresIn(others, stamp, layout.squaresIn(words, stamp, 0)) / this.#norm ** 2;
  }
}

const NO_WORDS = new Int32Array(0);

function runsOf(word: string): Uint16Array {
  const padded = `^${word.slice(0, WORD_LETTERS_MAX)}$`;
  const runs: number[] = [];
  for (let from = 0; from < padded.length; from += 1) {
    let hash = 0x811c9dc5;
    for (let length = 1; length <= LONGEST && from + length <= padded.length; length += 1) {
      hash = Math.imul(hash ^ padded.charCodeAt(from + length - 1), 0x01000193);
      if (length >= SHORTEST) runs.push((hash ^ (hash >>> 15)) & (BUCKETS - 1));
    }
  }
  return Uint16Array.from(runs);
}
