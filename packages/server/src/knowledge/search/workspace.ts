/**
 * A table of numbers that one piece of work after the other takes, where each would have to make one: small typed arrays are
 * dearer to make than to fill. It grows to the largest that was asked for. Nothing may hold it while another takes it.
 */
export class Workspace {
  #table = new Float32Array(256);

  /** The table with `count` zeros at its beginning; what lies behind them is anything. */
  take(count: number): Float32Array {
    if (this.#table.length < count) this.#table = new Float32Array(count);
    return this.#table.fill(0, 0, count);
  }
}
