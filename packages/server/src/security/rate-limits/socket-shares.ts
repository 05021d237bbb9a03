/** The open sockets of each address, so that no address takes those of all others. */
export class SocketShares {
  readonly #counts = new Map<string, number>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Counts one more socket of an address; false, and not counted, where it has as many as it may. */
  take(address: string): boolean {
    const count = this.#counts.get(address) ?? 0;
    if (count >= this.#most) return false;
    this.#counts.set(address, count + 1);
    return true;
  }

  /** Gives back a socket that was taken. */
  give(address: string): void {
    const rest = (this.#counts.get(address) ?? 1) - 1;
    if (rest > 0) this.#counts.set(address, rest);
    else this.#counts.delete(address);
  }
}
