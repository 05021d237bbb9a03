import type { ChatContext } from "../../app/feature.ts";

type EditingOptions = Pick<ChatContext, "host" | "input" | "draft" | "write">;

/** The visitor's last question in the input, for editing. The draft from before comes back afterwards. */
export class Editing {
  readonly #options: EditingOptions;
  #kept = "";
  #id: string | undefined;

  constructor(options: EditingOptions) {
    this.#options = options;
  }

  get id(): string | undefined {
    return this.#id;
  }

  async begin({ id, text }: { id: string; text: string }): Promise<void> {
    const { draft, input, write } = this.#options;
    if (!this.#id) this.#kept = draft();
    this.#id = id;
    // This is no draft: after a reload the draft from before comes back.
    write(text);
    await this.#options.host.updateComplete;
    const area = input();
    area?.focus();
    area?.setSelectionRange(text.length, text.length);
  }

  /** Keeps another draft for afterwards; returns whether it did. An empty draft is kept by nobody. */
  keep(draft: string): boolean {
    if (!this.#id) return false;
    this.#kept = draft;
    return draft !== "";
  }

  /** Called when the question is sent, or stays as it was. */
  end(): void {
    if (!this.#id) return;
    this.#id = undefined;
    this.#options.write(this.#kept);
    this.#kept = "";
  }

  /** Called when the question can no longer be replaced: its text becomes a normal draft. */
  lose(): void {
    this.#id = undefined;
    this.#options.write(this.#options.draft());
    this.#kept = "";
  }
}
