/** One wait at a time for what a socket's events bring about, on somebody's side of the torture. */
export class Waiting {
  #look: () => void = () => {};

  /**
   * Waits until something is so, or the time is up. An event that does not make it so ends nothing: a
   * command that is sent again at each piece of a reply is confirmed again, which sends it again, until
   * the server does little else.
   */
  until(isSo: () => boolean, atMostMs: number): Promise<void> {
    if (isSo()) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, atMostMs);
      this.#look = () => {
        if (!isSo()) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Says that something may have changed. */
  look(): void {
    this.#look();
  }
}
