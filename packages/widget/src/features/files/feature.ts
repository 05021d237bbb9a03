import type { Part } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { ChatContext, Feature } from "../../app/feature.ts";
import { onDemand } from "../../app/on-demand.ts";
import type { ChatState } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import type { Slot } from "../../view/slot.ts";
import { FILE_STRINGS, type FileStrings } from "./strings.ts";

const clipIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="m19.5 11.6-7.4 7.4a4.6 4.6 0 0 1-6.5-6.5l7.7-7.7a3 3 0 0 1 4.3 4.3l-7.6 7.6a1.5 1.5 0 0 1-2.1-2.1l6.9-6.9" /></svg>`;

const cameraIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M4 8.200h3.200l1.500-2.400h6.600l1.500 2.400H20v10.600H4z" /><circle cx="12" cy="13.200" r="3.200" /></svg>`;

const findParts = onDemand(() => import("./file-parts.ts"));

/** The button that sends files, on phones one that takes a photo, and files that are pasted or dropped. What it does with them loads with the first one. */
export function createFiles(context: ChatContext): Feature {
  return new Files(context);
}

class Files implements Feature {
  readonly #context: ChatContext;
  #fault: { name: string; fault: "large" | "type" } | undefined;
  #isOver = false;
  /** Whether this is a phone or a tablet, whose camera is a press away. */
  readonly #hasCamera = matchMedia("(pointer: coarse)").matches;

  constructor(context: ChatContext) {
    this.#context = context;
    const { renderRoot } = context.host;
    renderRoot.addEventListener("paste", (event) => this.#handlePaste(event as ClipboardEvent));
    renderRoot.addEventListener("dragover", (event) => this.#handleDrag(event as DragEvent, true));
    renderRoot.addEventListener("dragleave", (event) => this.#handleDrag(event as DragEvent, false));
    renderRoot.addEventListener("drop", (event) => this.#handleDrop(event as DragEvent));
  }

  get #types() {
    const { connection, site } = this.#context.conversation.state;
    return connection.status === "refused" ? undefined : site?.files;
  }

  render(slot: Slot, _: ChatState, strings: Strings): unknown {
    if (!this.#types) return nothing;
    const words = { ...FILE_STRINGS[strings.language], ...strings };
    if (slot === "field") {
      const pictures = this.#hasCamera ? this.#types.filter((type) => type.startsWith("image/")) : [];
      return [
        this.#renderButton("attach", words.attach, clipIcon, this.#types),
        pictures.length > 0 ? this.#renderButton("camera", words.camera, cameraIcon, pictures) : nothing,
      ];
    }
    return slot === "notice" ? this.#renderNotice(words) : nothing;
  }

  renderPart(part: Part, messageId: string, strings: Strings): unknown {
    if (part.type !== "file") return undefined;
    return findParts(this.#context.host)?.renderFile(part, messageId, strings, this.#context) ?? part.name;
  }

  handleClosed(): void {
    this.#fault = undefined;
    this.#isOver = false;
  }

  #renderButton(
    part: "attach" | "camera",
    label: string,
    icon: TemplateResult,
    types: readonly string[],
  ): TemplateResult {
    const choose = ({ currentTarget }: Event) => {
      const { nextElementSibling: input } = currentTarget as HTMLElement;
      if (input instanceof HTMLInputElement) input.click();
    };
    const send = ({ currentTarget }: Event) => {
      const input = currentTarget as HTMLInputElement;
      void this.#send([...(input.files ?? [])]);
      input.value = "";
    };
    const isCamera = part === "camera";
    return html`<button class="plain-round speak" part=${part} type="button" aria-label=${label} title=${label} @click=${choose}>
        ${icon}
      </button>
      <input hidden type="file" ?multiple=${!isCamera} capture=${isCamera ? "environment" : nothing} accept=${types.join()} @change=${send} />`;
  }

  #renderNotice(words: FileStrings): TemplateResult {
    const { name, fault } = this.#fault ?? {};
    const dismiss = () => {
      this.#fault = undefined;
      this.#context.host.requestUpdate();
    };
    const said =
      name === undefined ? "" : fault === "large" ? words.fileTooLarge(name) : words.fileNotTaken(name);
    return html`<div role="status">
      ${said ? html`<p class="trouble">${said} <button class="link" type="button" @click=${dismiss}>${words.dismiss}</button></p>` : nothing}
      ${this.#isOver ? html`<p class="trouble">${words.dropHere}</p>` : nothing}
    </div>`;
  }

  #handlePaste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || !this.#types) return;
    event.preventDefault();
    void this.#send(files);
  }

  // Without this, a page whose chat takes no files would be left for the file that is dropped.
  #handleDrag(event: DragEvent, isOver: boolean): void {
    if (!event.dataTransfer?.types.includes("Files") || !this.#types) return;
    event.preventDefault();
    if (isOver === this.#isOver) return;
    this.#isOver = isOver;
    this.#context.host.requestUpdate();
  }

  #handleDrop(event: DragEvent): void {
    this.#handleDrag(event, false);
    if (this.#types) void this.#send([...(event.dataTransfer?.files ?? [])]);
  }

  async #send(files: readonly File[]): Promise<void> {
    const types = this.#types;
    const { conversation, host, viewport } = this.#context;
    const [{ prepare }, uploads] = await Promise.all([import("./prepare.ts"), conversation.findUploads()]);
    this.#fault = undefined;
    for (const file of types && uploads ? files : []) {
      const prepared = await prepare(file, types ?? []);
      if (prepared.ok) await uploads?.attach(prepared.file, file.name);
      else this.#fault = { name: file.name, fault: prepared.fault };
    }
    viewport.handleFit();
    host.requestUpdate();
  }
}
