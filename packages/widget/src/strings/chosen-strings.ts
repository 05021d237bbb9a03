import { loadStrings, type Strings, type WidgetLanguage, withOwn } from "./index.ts";

interface ChosenStringsOptions {
  onChange: () => void;
  /** Called when loading fails; the next `choose` tries again. */
  onMissing: () => void;
}

/** The words of the chat in the chosen language, loaded when the language changes. */
export class ChosenStrings {
  readonly #options: ChosenStringsOptions;
  #strings: Strings | undefined;
  #wished: WidgetLanguage | undefined;

  constructor(options: ChosenStringsOptions) {
    this.#options = options;
  }

  /** The loaded words, with those of the site in place of some. */
  with(own: Partial<Strings>): Strings | undefined {
    return this.#strings && withOwn(this.#strings, own);
  }

  choose(language: WidgetLanguage): void {
    if (language === this.#wished) return;
    this.#wished = language;
    loadStrings(language).then(
      (strings) => {
        if (language === this.#wished) this.#strings = strings;
        this.#options.onChange();
      },
      () => {
        this.#wished = undefined;
        this.#options.onMissing();
      },
    );
  }
}
