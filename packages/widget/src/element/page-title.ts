/** Puts the number of unread messages before the page's title, as in "(2) Armazém Aurora". The page may change the rest. */
export class PageTitle {
  #prefix = "";

  count(unseenCount: number): void {
    const prefix = unseenCount > 0 ? `(${unseenCount > 9 ? "9+" : unseenCount}) ` : "";
    const { title } = document;
    // Without a title of the page, browsers trim the space after the number.
    const bare =
      this.#prefix && title.startsWith(this.#prefix.trim()) ? title.slice(this.#prefix.length) : title;
    this.#prefix = prefix;
    if (prefix + bare !== title) document.title = prefix + bare;
  }
}
