import * as z from "zod/mini";
import { type VectorRows, vectorRowsOf } from "../../knowledge/vectors/vectors.ts";
import { textKey } from "../../language/text/text-key.ts";
import type { RoomHost } from "../../platform/room-host.ts";

const PREFIX = "vectors:";

/** Bytes of one row, under the platform's 100 KiB a value. */
const BLOCK_BYTES = 90_000;
/** Bytes of a vector beside its numbers: its text's key and its scale. */
const VECTOR_BYTES = 12;

/** Vectors of one model in a row of their own: a key of two numbers a vector, its scale, and a byte a number. */
const blockSchema = z.object({
  model: z.string(),
  dimensions: z.int().check(z.positive()),
  keys: z.instanceof(Uint32Array),
  scales: z.instanceof(Float32Array),
  values: z.instanceof(Int8Array),
});
type Block = z.infer<typeof blockSchema>;

/** Makes the key of a text among those of a site. */
export function vectorKey(text: string): string {
  return textKey(text).join(" ");
}

/** Keeps the vectors of a site, by the digest of their texts and the model's name; a row holds some hundred. */
export class VectorStore {
  readonly #host: Pick<RoomHost, "storage" | "newId">;

  constructor(host: Pick<RoomHost, "storage" | "newId">) {
    this.#host = host;
  }

  /** The keys of the texts that have a vector of this model and length. */
  async keys(model: string, dimensions: number): Promise<Set<string>> {
    const keys = new Set<string>();
    for (const { block } of await this.#blocks()) {
      if (!isOf(block, model, dimensions)) continue;
      for (let at = 0; at < block.scales.length; at += 1) keys.add(keyAt(block, at));
    }
    return keys;
  }

  /** Makes the rows of vectors, to be put in one step with the state that counts them. */
  rows(model: string, keys: readonly string[], vectors: readonly Float32Array[]): Record<string, Block> {
    const { dimensions, scales, values } = vectorRowsOf(vectors, model);
    const pairs = Uint32Array.from(keys.flatMap((key) => key.split(" ").map(Number)));
    const most = Math.max(1, Math.floor(BLOCK_BYTES / (dimensions + VECTOR_BYTES)));
    const rows: Record<string, Block> = {};
    for (let from = 0; from < keys.length; from += most) {
      const end = from + most;
      rows[`${PREFIX}${this.#host.newId()}`] = {
        model,
        dimensions,
        keys: pairs.slice(2 * from, 2 * end),
        scales: scales.slice(from, end),
        values: values.slice(dimensions * from, dimensions * end),
      };
    }
    return rows;
  }

  /** The vectors of these texts in their order, zeros where there is none, and how many there are. */
  async vectorsOf(
    texts: readonly string[],
    model: string,
    dimensions: number,
  ): Promise<{ rows: VectorRows; count: number }> {
    const places = new Map<string, number[]>();
    for (const [place, text] of texts.entries()) {
      const key = vectorKey(text);
      const own = places.get(key);
      if (own) own.push(place);
      else places.set(key, [place]);
    }
    const scales = new Float32Array(texts.length);
    const values = new Int8Array(texts.length * dimensions);
    let count = 0;
    for (const { block } of await this.#blocks()) {
      if (!isOf(block, model, dimensions)) continue;
      for (let at = 0; at < block.scales.length; at += 1) {
        const key = keyAt(block, at);
        const vector = block.values.subarray(dimensions * at, dimensions * (at + 1));
        for (const place of places.get(key) ?? []) {
          scales[place] = block.scales[at] ?? 0;
          values.set(vector, dimensions * place);
          count += 1;
        }
        places.delete(key);
      }
    }
    return { rows: { model, dimensions, scales, values }, count };
  }

  /** Removes the vectors of other models, and those of gone texts where they fill half of a row. */
  async sweep(model: string, dimensions: number, isAlive: (key: string) => boolean): Promise<void> {
    const seen = new Set<string>();
    const poor: { key: string; block: Block; living: number[] }[] = [];
    const dead: string[] = [];
    for (const { key, block } of await this.#blocks()) {
      if (!isOf(block, model, dimensions)) {
        dead.push(key);
        continue;
      }
      const living = Array.from(block.scales.keys()).filter((at) => {
        const own = keyAt(block, at);
        return isAlive(own) && !seen.has(own) && seen.add(own);
      });
      if (living.length === 0) dead.push(key);
      else if (2 * living.length < block.scales.length) poor.push({ key, block, living });
    }
    const keys = poor.flatMap(({ block, living }) => living.map((at) => keyAt(block, at)));
    const vectors = poor.flatMap(({ block, living }) => living.map((at) => vectorAt(block, at)));
    // Before the old rows go: a kill in between leaves vectors twice, never none.
    if (keys.length > 0) await this.#host.storage.put(this.rows(model, keys, vectors));
    await this.#host.storage.delete([...dead, ...poor.map(({ key }) => key)]);
  }

  async #blocks(): Promise<{ key: string; block: Block }[]> {
    const stored = await this.#host.storage.list({ prefix: PREFIX });
    return [...stored].flatMap(([key, row]) => {
      const block = blockSchema.safeParse(row).data;
      return block && isWhole(block) ? [{ key, block }] : [];
    });
  }
}

function isOf(block: Block, model: string, dimensions: number): boolean {
  return block.model === model && block.dimensions === dimensions;
}

function isWhole({ dimensions, keys, scales, values }: Block): boolean {
  return keys.length === 2 * scales.length && values.length === dimensions * scales.length;
}

function keyAt({ keys }: Block, at: number): string {
  return `${keys[2 * at]} ${keys[2 * at + 1]}`;
}

function vectorAt({ dimensions, scales, values }: Block, at: number): Float32Array {
  const own = values.subarray(dimensions * at, dimensions * (at + 1));
  return Float32Array.from(own, (value) => value * (scales[at] ?? 0));
}
