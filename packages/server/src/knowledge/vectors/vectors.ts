/** Unit vectors in a byte a number: `scales[row]` times a row's values gives them back. */
export interface VectorRows {
  /** The model that made them. */
  model: string;
  dimensions: number;
  scales: Float32Array;
  values: Int8Array;
}

// "PRV" and the layout's number.
const MARK = 0x50525601;
const HEADER_BYTES = 16;
const BYTE_MAX = 127;

/** Keeps vectors of one length in a byte a number; a vector of zeros is like no other. Throws when their lengths differ. */
export function vectorRowsOf(vectors: readonly Float32Array[], model: string): VectorRows {
  const dimensions = vectors[0]?.length ?? 0;
  const scales = new Float32Array(vectors.length);
  const values = new Int8Array(vectors.length * dimensions);
  for (const [row, vector] of vectors.entries()) {
    if (vector.length !== dimensions) throw new RangeError("Give vectors of one length.");
    const length = lengthOf(vector);
    const most = vector.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
    if (length === 0) continue;
    scales[row] = most / BYTE_MAX / length;
    for (const [at, value] of vector.entries()) {
      values[row * dimensions + at] = Math.round((value / most) * BYTE_MAX);
    }
  }
  return { model, dimensions, scales, values };
}

/** The cosine of a vector with every row, -1…1; `null` when it is of another length. */
export function cosinesWith(
  vector: Float32Array,
  { dimensions, scales, values }: VectorRows,
): Float32Array | null {
  const length = lengthOf(vector);
  if (vector.length !== dimensions || length === 0) return null;
  const cosines = new Float32Array(scales.length);
  for (let row = 0; row < scales.length; row += 1) {
    const from = row * dimensions;
    let sum = 0;
    for (let at = 0; at < dimensions; at += 1) sum += (vector[at] ?? 0) * (values[from + at] ?? 0);
    cosines[row] = (sum * (scales[row] ?? 0)) / length;
  }
  return cosines;
}

/**
 * Writes rows to bytes, to be stored beside their passages: a header of four 32-bit numbers (mark, rows, dimensions, bytes of
 * the model's name), the scales, the values, and the name in UTF-8.
 */
export function packVectors({ model, dimensions, scales, values }: VectorRows): Uint8Array {
  const name = new TextEncoder().encode(model);
  const bytes = new Uint8Array(HEADER_BYTES + scales.byteLength + values.byteLength + name.length);
  new Uint32Array(bytes.buffer, 0, 4).set([MARK, scales.length, dimensions, name.length]);
  let at = HEADER_BYTES;
  for (const part of [scales, values, name]) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** Reads rows that `packVectors` wrote for `count` passages by this model; `null` for anything else. */
export function unpackVectors(packed: Uint8Array, count: number, model: string): VectorRows | null {
  if (packed.byteLength < HEADER_BYTES) return null;
  const bytes = packed.slice();
  const [mark, rows, dimensions = 0, nameLength = 0] = new Uint32Array(bytes.buffer, 0, 4);
  const valuesAt = HEADER_BYTES + 4 * count;
  const nameAt = valuesAt + count * dimensions;
  if (mark !== MARK || rows !== count || bytes.byteLength !== nameAt + nameLength) return null;
  if (new TextDecoder().decode(bytes.subarray(nameAt)) !== model) return null;
  const scales = new Float32Array(bytes.buffer, HEADER_BYTES, count);
  const isWhole = scales.every((scale) => scale >= 0 && scale <= 1);
  return isWhole
    ? { model, dimensions, scales, values: new Int8Array(bytes.buffer, valuesAt, count * dimensions) }
    : null;
}

function lengthOf(vector: Float32Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}
