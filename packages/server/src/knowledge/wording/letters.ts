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
  readonly #worth: WorthTable;

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
    this.#worth = { byWord: new Float32Array(starts.length), owner: null };
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
    return new LetterQuestion(counts, Math.sqrt(sum), this.#idf, this.#runs, this.#worth);
  }
}

const UNKNOWN = -1;

/** The runs of every word, one word's behind the other's. */
interface WordRuns {
  readonly all: Uint16Array;
  readonly starts: Uint32Array;
}

/** The worth of each word of a site for the question that asked last; `UNKNOWN` until it is asked for. */
interface WorthTable {
  readonly byWord: Float32Array;
  owner: LetterQuestion | null;
}

/**
 * The weights of one question laid out by run; zero for every other run. One table serves all sites of the process in turn: a
 * question lays its weights out again where another used the table since.
 */
const ASKED: { readonly weights: Float32Array; owner: LetterQuestion | null } = {
  weights: new Float32Array(BUCKETS),
  owner: null,
};

/** The stamp under which a run was counted last. */
const SEEN = { stamps: new Uint32Array(BUCKETS), last: 0 };
const STAMPS_MAX = 2 ** 32 - 1;

function nextStamp(): number {
  if (SEEN.last === STAMPS_MAX) {
    SEEN.stamps.fill(0);
    SEEN.last = 0;
  }
  SEEN.last += 1;
  return SEEN.last;
}

export class LetterQuestion {
  readonly #weights: ReadonlyMap<number, number>;
  readonly #norm: number;
  readonly #idf: Float32Array;
  readonly #runs: WordRuns;
  readonly #worth: WorthTable;

  constructor(
    weights: ReadonlyMap<number, number>,
    norm: number,
    idf: Float32Array,
    runs: WordRuns,
    worth: WorthTable,
  ) {
    this.#weights = weights;
    this.#norm = norm;
    this.#idf = idf;
    this.#runs = runs;
    this.#worth = worth;
  }

  /** The weights by run; laid out again where another question used the table since. */
  get #asked(): Float32Array {
    const { weights } = ASKED;
    if (ASKED.owner !== this) {
      if (ASKED.owner) for (const run of ASKED.owner.#weights.keys()) weights[run] = 0;
      for (const [run, weight] of this.#weights) weights[run] = weight;
      ASKED.owner = this;
    }
    return weights;
  }

  get #worthByWord(): Float32Array {
    const table = this.#worth;
    if (table.owner !== this) {
      table.byWord.fill(UNKNOWN);
      table.owner = this;
    }
    return table.byWord;
  }

  /** The share of a word in the product of the question's vector and its text's. */
  #worthOf(word: number, known: Float32Array, asked: Float32Array): number {
    let worth = known[word] ?? 0;
    if (worth === UNKNOWN) {
      const { all, starts } = this.#runs;
      const end = starts[word + 1] ?? 0;
      worth = 0;
      for (let at = starts[word] ?? 0; at < end; at += 1) {
        const run = all[at] ?? 0;
        const weight = asked[run] ?? 0;
        if (weight !== 0) worth += weight * (this.#idf[run] ?? 0);
      }
      known[word] = worth;
    }
    return worth;
  }

  /** The cosine with a text of these words (numbers, each once), with the weight of each and the length of its vector. */
  cosine({ words, weights, norm }: { words: Int32Array; weights: Float32Array; norm: number }): number {
    if (this.#norm === 0 || norm === 0) return 0;
    const known = this.#worthByWord;
    const asked = this.#asked;
    let sum = 0;
    for (let at = 0; at < words.length; at += 1)
      sum += (weights[at] ?? 0) * this.#worthOf(words[at] ?? -1, known, asked);
    return Math.min(1, sum / (this.#norm * norm));
  }

  /** The share of the question's own vector that texts of these words hold, 0…1. */
  held(words: Int32Array, others: Int32Array = NO_WORDS): number {
    if (this.#norm === 0) return 0;
    const stamp = nextStamp();
    return this.#squaresIn(others, stamp, this.#squaresIn(words, stamp)) / this.#norm ** 2;
  }

  /** Adds to a sum the squares of the question's weights whose runs are in these words and not under this stamp yet. */
  #squaresIn(words: Int32Array, stamp: number, before = 0): number {
    const { stamps } = SEEN;
    const { all, starts } = this.#runs;
    const known = this.#worthByWord;
    const asked = this.#asked;
    let sum = before;
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? -1;
      if (this.#worthOf(word, known, asked) === 0) continue;
      const end = starts[word + 1] ?? 0;
      for (let place = starts[word] ?? 0; place < end; place += 1) {
        const run = all[place] ?? 0;
        const weight = asked[run] ?? 0;
        if (weight === 0 || stamps[run] === stamp) continue;
        stamps[run] = stamp;
        sum += weight ** 2;
      }
    }
    return sum;
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
