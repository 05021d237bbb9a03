/** The number of unread messages in front of the page's title, as in "(2) Armazém Aurora". The page may change the rest. */
export class PageTitle {
  #prefix = "";

  count(unseenCount: number): void {
    const prefix = unseenCount > 0 ? `(${unseenCount > 9 ? "9+" : unseenCount}) ` : "";
    const { title } = document;
    // A page without a title has one that ends with the number, and browsers cut off what is blank behind it.
    const bare =
      this.#prefix && title.startsWith(this.#prefix.trim()) ? title.slice(this.#prefix.length) : title;
    this.#prefix = prefix;
    if (prefix + bare !== title) document.title = prefix + bare;
  }
}
