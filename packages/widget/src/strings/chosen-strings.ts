import { loadStrings, type OwnStrings, type Strings, type WidgetLanguage, withOwn } from "./index.ts";

export interface WordingOptions {
  onChange: () => void;
  /** The words cannot be had; they are asked for anew with the next `follow`. */
  onMissing: () => void;
}

/** The words of the chat in the language that is asked for, loaded when that changes. */
export class Wording {
  readonly #options: WordingOptions;
  #strings: Strings | undefined;
  #wished: WidgetLanguage | undefined;

  constructor(options: WordingOptions) {
    this.#options = options;
  }

  /** The words as far as they are here, those of the site in place of the widget's own. */
  with(own: OwnStrings): Strings | undefined {
    return this.#strings && withOwn(this.#strings, own);
  }

  follow(language: WidgetLanguage): void {
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
