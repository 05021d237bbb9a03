import type { FilePart } from "@prosa/protocol";
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { PendingFile } from "../client/conversation-state.ts";
import { addressOfFile } from "../client/send-file.ts";
import { renderIcon } from "../parts/icons.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";

interface FileWords {
  download: (name: string) => string;
  sending: (name: string) => string;
  waiting: string;
  cancel: string;
  faults: Readonly<Record<string, string>>;
  fault: string;
}

const WORDS: Readonly<Record<"pt-BR" | "en" | "es", FileWords>> = {
  "pt-BR": {
    download: (name) => `Baixar ${name}`,
    sending: (name) => `Enviando ${name}`,
    waiting: "Aguardando conexão",
    cancel: "Cancelar",
    faults: {
      "bad-file-type": "Este tipo de arquivo não é aceito: envie imagem, PDF ou texto.",
      "too-large": "O arquivo passa de 10 MB.",
      "session-full": "Esta conversa não aceita mais arquivos.",
    },
    fault: "O arquivo não foi enviado.",
  },
  en: {
    download: (name) => `Download ${name}`,
    sending: (name) => `Sending ${name}`,
    waiting: "Waiting for a connection",
    cancel: "Cancel",
    faults: {
      "bad-file-type": "Files of this type are not taken: send a picture, a PDF or a text.",
      "too-large": "The file has more than 10 MB.",
      "session-full": "This conversation takes no more files.",
    },
    fault: "The file was not sent.",
  },
  es: {
    download: (name) => `Descargar ${name}`,
    sending: (name) => `Enviando ${name}`,
    waiting: "Esperando conexión",
    cancel: "Cancelar",
    faults: {
      "bad-file-type": "Este tipo de archivo no se acepta: envía imagen, PDF o texto.",
      "too-large": "El archivo pasa de 10 MB.",
      "session-full": "Esta conversación no acepta más archivos.",
    },
    fault: "El archivo no se envió.",
  },
};

/** A file of a conversation, or one on its way: a picture is shown, every file is downloaded by a press. Fires `discard` and `retry`. */
class DeskFile extends LitElement {
  static override properties = {
    strings: { attribute: false },
    session: {},
    known: { attribute: false },
    pending: { attribute: false },
    url: { state: true },
  };

  static override styles = [
    theme,
    css`
      :host { display: grid; justify-items: start; gap: 4px; min-inline-size: 0; max-inline-size: 100%; }
      .file { min-inline-size: 0; max-inline-size: 100%; border-radius: 14px; min-block-size: 44px; }
      .file b { font-weight: 550; overflow: hidden; text-overflow: ellipsis; }
      .picture { padding: 0; overflow: clip; }
      img { display: block; max-inline-size: min(260px, 100%); max-block-size: 220px; min-inline-size: 60px; min-block-size: 44px; object-fit: cover; }
      .state { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; font-size: 13px; color: var(--soft); }
      .state button { min-block-size: 28px; padding-block: 0; }
      progress { inline-size: 120px; accent-color: var(--accent); }
    `,
  ];

  declare strings: Strings;
  declare session: string;
  /** The file as the log has it; absent for one on its way. */
  declare known: FilePart | undefined;
  declare pending: PendingFile | undefined;
  /** The picture's address, once it is known. */
  declare url: string | undefined;

  override render(): TemplateResult {
    const { known: part, pending, url, strings } = this;
    const { tag } = strings;
    const words = WORDS[tag === "en" || tag === "es" ? tag : "pt-BR"];
    const name = part?.name ?? pending?.file.name ?? "";
    const size = part?.byteCount ?? pending?.file.size ?? 0;
    const shown = url
      ? html`<img src=${url} alt=${words.download(name)} @error=${this.#giveUpPicture} />`
      : html`${renderIcon("download")}<b dir="auto">${name}</b><span class="soft">${sizeOf(size, tag)}</span>`;
    return html`<button class="file ${url ? "picture" : ""}" title=${words.download(name)} ?disabled=${!part} @click=${this.#download}>${shown}</button>
      ${pending ? this.#renderPending(pending, words) : nothing}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("known") && this.known?.mediaType.startsWith("image/") && !this.url)
      void this.#show(this.known);
  }

  #renderPending({ progress, failed, file }: PendingFile, words: FileWords): TemplateResult {
    const { act } = this.strings;
    const fire = (type: "discard" | "retry") => () => this.dispatchEvent(new CustomEvent(type));
    if (failed)
      return html`<p class="state problem" role="alert">${words.faults[failed] ?? words.fault}
        <button class="bare" @click=${fire("retry")}>${act.again}</button><button class="bare" @click=${fire("discard")}>${act.drop}</button></p>`;
    return html`<p class="state">${
      progress === undefined
        ? words.waiting
        : html`<progress max="1" .value=${progress} aria-label=${words.sending(file.name)}></progress>`
    }<button class="bare" @click=${fire("discard")}>${words.cancel}</button></p>`;
  }

  async #show({ fileId }: FilePart): Promise<void> {
    this.url = await addressOfFile(this.session, fileId).catch(() => undefined);
  }

  #giveUpPicture = (): void => {
    this.url = undefined;
  };

  #download = async (): Promise<void> => {
    const { known: part } = this;
    const address = part && (await addressOfFile(this.session, part.fileId).catch(() => undefined));
    if (!part || address === undefined) return;
    const link = document.createElement("a");
    link.href = address;
    link.download = part.name;
    link.click();
  };
}

/** The size of a file as people say it. */
function sizeOf(byteCount: number, tag: string): string {
  const isLarge = byteCount >= 1_000_000;
  return new Intl.NumberFormat(tag, {
    style: "unit",
    unit: isLarge ? "megabyte" : "kilobyte",
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(byteCount / (isLarge ? 1_000_000 : 1_000));
}

customElements.define("desk-file", DeskFile);
