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
  readonly #runs: Uint16Array[] = [];
  readonly #idf: Float32Array;
  /** The question whose weights are laid out; two tables of this size a question would cost more than the comparing. */
  readonly #tables: Tables = {
    asked: new Float32Array(BUCKETS),
    seen: new Uint32Array(BUCKETS),
    stamp: 0,
    owner: null,
  };

  /** `words` with the count of passages that hold each, among `total`. */
  constructor(words: Iterable<readonly [word: string, count: number]>, total: number) {
    const counts = new Float32Array(BUCKETS);
    for (const [word, count] of words)
      for (const run of this.#learn(word)) counts[run] = (counts[run] ?? 0) + count;
    this.#idf = counts.map((count) => Math.log((1 + total) / (1 + Math.min(count, total))) + 1);
  }

  /** A word's number; of one that no passage holds as well, as long as `remember`. */
  numberOf(word: string): number {
    return this.#numbers.get(word) ?? -1;
  }

  #learn(word: string): Uint16Array {
    const known = this.#numbers.get(word);
    if (known !== undefined) return this.#runs[known] ?? NO_RUNS;
    const runs = runsOf(word);
    this.#numbers.set(word, this.#runs.push(runs) - 1);
    return runs;
  }

  /** The length of a text's vector, by its words' numbers. */
  normOf(words: Int32Array): number {
    const counts = new Map<number, number>();
    for (const word of words)
      for (const run of this.#runs[word] ?? NO_RUNS) counts.set(run, (counts.get(run) ?? 0) + 1);
    let sum = 0;
    for (const [run, count] of counts) sum += ((1 + Math.log(count)) * (this.#idf[run] ?? 0)) ** 2;
    return Math.sqrt(sum);
  }

  /** Prepares a question, folded words of it and of the talk that it leans on, for being compared. */
  ask(words: readonly string[], topic: readonly string[]): LetterQuestion {
    const counts = new Map<number, number>();
    const add = (all: readonly string[], share: number) => {
      for (const word of all) for (const run of runsOf(word)) counts.set(run, (counts.get(run) ?? 0) + share);
    };
    add(words, 1);
    add(topic, TOPIC_SHARE);
    let sum = 0;
    for (const [run, count] of counts) {
      const weight = (count > 1 ? 1 + Math.log(count) : count) * (this.#idf[run] ?? 0);
      counts.set(run, weight);
      sum += weight ** 2;
    }
    return new LetterQuestion(counts, Math.sqrt(sum), this.#idf, this.#runs, this.#tables);
  }
}

const NO_RUNS = new Uint16Array(0);
const UNKNOWN = -1;

/** Tables by run that the questions of a site use in turn. */
interface Tables {
  /** The weights of the owner's runs; zero for every other. */
  readonly asked: Float32Array;
  /** The stamp under which a run was counted last. */
  readonly seen: Uint32Array;
  stamp: number;
  owner: LetterQuestion | null;
}

export class LetterQuestion {
  readonly #weights: ReadonlyMap<number, number>;
  readonly #norm: number;
  readonly #idf: Float32Array;
  readonly #runs: readonly Uint16Array[];
  /** The worth of each word, by its number; `UNKNOWN` until it is asked for. */
  readonly #worth: Float32Array;
  readonly #tables: Tables;

  constructor(
    weights: ReadonlyMap<number, number>,
    norm: number,
    idf: Float32Array,
    runs: readonly Uint16Array[],
    tables: Tables,
  ) {
    this.#weights = weights;
    this.#norm = norm;
    this.#idf = idf;
    this.#runs = runs;
    this.#worth = new Float32Array(runs.length).fill(UNKNOWN);
    this.#tables = tables;
  }

  /** The weights by run; laid out again where another question used the tables since. */
  get #asked(): Float32Array {
    const tables = this.#tables;
    if (tables.owner !== this) {
      if (tables.owner) for (const run of tables.owner.#weights.keys()) tables.asked[run] = 0;
      for (const [run, weight] of this.#weights) tables.asked[run] = weight;
      tables.owner = this;
    }
    return tables.asked;
  }

  /** The share of a word in the product of the question's vector and its text's. */
  #worthOf(word: number): number {
    let worth = this.#worth[word] ?? 0;
    if (worth === UNKNOWN) {
      worth = 0;
      const asked = this.#asked;
      for (const run of this.#runs[word] ?? NO_RUNS) worth += (asked[run] ?? 0) * (this.#idf[run] ?? 0);
      this.#worth[word] = worth;
    }
    return worth;
  }

  /** The cosine with a text of these words (numbers, each once), with the weight of each and the length of its vector. */
  cosine({ words, weights, norm }: { words: Int32Array; weights: Float32Array; norm: number }): number {
    if (this.#norm === 0 || norm === 0) return 0;
    let sum = 0;
    for (let at = 0; at < words.length; at += 1) sum += (weights[at] ?? 0) * this.#worthOf(words[at] ?? -1);
    return Math.min(1, sum / (this.#norm * norm));
  }

  /** The share of the question's own vector that texts of these words hold, 0…1. */
  held(...texts: readonly Int32Array[]): number {
    if (this.#norm === 0) return 0;
    const asked = this.#asked;
    const { seen } = this.#tables;
    this.#tables.stamp += 1;
    const { stamp } = this.#tables;
    let sum = 0;
    for (const words of texts) {
      for (const word of words) {
        if (this.#worthOf(word) === 0) continue;
        for (const run of this.#runs[word] ?? NO_RUNS) {
          if (seen[run] === stamp) continue;
          seen[run] = stamp;
          sum += (asked[run] ?? 0) ** 2;
        }
      }
    }
    return sum / this.#norm ** 2;
  }
}

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
