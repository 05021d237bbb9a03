import type { LitElement } from "lit";

export interface EditingOptions {
  input: () => HTMLTextAreaElement | null;
  draft: () => string;
  write: (draft: string) => void;
}

/** The visitor's last question in the input, to be mended; what stood there before comes back afterwards. */
export class Editing {
  readonly #host: LitElement;
  readonly #options: EditingOptions;
  #kept = "";
  #id: string | undefined;

  constructor(host: LitElement, options: EditingOptions) {
    this.#host = host;
    this.#options = options;
  }

  get id(): string | undefined {
    return this.#id;
  }

  async begin({ id, text }: { id: string; text: string }): Promise<void> {
    const { draft, input, write } = this.#options;
    if (!this.#id) this.#kept = draft();
    this.#id = id;
    // Not a draft: what was written before stays the one that a reload brings back.
    write(text);
    await this.#host.updateComplete;
    const area = input();
    area?.focus();
    area?.setSelectionRange(text.length, text.length);
  }

  /** Keeps another draft for afterwards, and tells whether it did; an empty one stands for nothing, here as elsewhere. */
  keep(draft: string): boolean {
    if (!this.#id) return false;
    this.#kept = draft;
    return draft !== "";
  }

  /** The question is sent, or stays as it was. */
  end(): void {
    if (!this.#id) return;
    this.#id = undefined;
    this.#options.write(this.#kept);
    this.#kept = "";
  }

  /** The question cannot be replaced any more: its words are a draft like any other. */
  lose(): void {
    this.#id = undefined;
    this.#options.write(this.#options.draft());
    this.#kept = "";
  }
}
