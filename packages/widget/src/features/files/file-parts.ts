import type { FilePart } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { ChatContext } from "../../app/feature.ts";
import type { Uploads } from "../../client/uploads.ts";
import type { Strings } from "../../strings/index.ts";
import type { WidgetLanguage } from "../../strings/language.ts";

export { FILE_STYLE as STYLE } from "./styles.ts";

interface FileWords {
  download: string;
  cancel: string;
  progress: (name: string) => string;
}

const WORDS: Readonly<Record<WidgetLanguage, FileWords>> = {
  "pt-BR": { download: "Baixar", cancel: "Cancelar", progress: (name) => `Enviando ${name}` },
  en: { download: "Download", cancel: "Cancel", progress: (name) => `Sending ${name}` },
  es: { download: "Descargar", cancel: "Cancelar", progress: (name) => `Enviando ${name}` },
  ar: { download: "تنزيل", cancel: "إلغاء", progress: (name) => `جارٍ إرسال ${name}` },
};

const fileIcon = html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M13.5 3.5H7a1.5 1.5 0 0 0-1.5 1.5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5zv5h5" /></svg>`;

/** A file as far as it was looked for: where it is on this device, or its address at the server. */
interface Found {
  file?: Blob;
  /** An address of the page's own (`blob:`), or one at the server. */
  url?: string;
  /** Whether the picture cannot be shown: its address has ended, or the page's policy refuses it. */
  isBroken?: boolean;
}

/** The files of one chat that were looked for. */
class FoundFiles {
  readonly #context: ChatContext;
  readonly #found = new Map<string, Found>();
  #uploads: Uploads | undefined;

  constructor(context: ChatContext) {
    this.#context = context;
    void context.conversation.findUploads().then((uploads) => {
      this.#uploads = uploads;
      context.host.requestUpdate();
    });
  }

  get uploads(): Uploads | undefined {
    return this.#uploads;
  }

  /** Finds a file as far as it is known now; looks for it at the first call. */
  of(part: FilePart, isUnsent: boolean): Found {
    const known = this.#found.get(part.fileId);
    if (known || !this.#uploads) return known ?? {};
    const found: Found = {};
    this.#found.set(part.fileId, found);
    void this.#look(part, isUnsent, this.#uploads, found);
    return found;
  }

  breakOff(fileId: string): void {
    const found = this.#found.get(fileId);
    if (found) found.isBroken = true;
    this.#context.host.requestUpdate();
  }

  /** Gives the file to the visitor, as a download. */
  async open({ fileId, name }: FilePart): Promise<void> {
    const { file, url } = this.#found.get(fileId) ?? {};
    const address = file ? url : await this.#uploads?.addressOf(fileId);
    if (!address) return;
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.rel = "noopener";
    link.click();
  }

  async #look(
    { fileId, mediaType }: FilePart,
    isUnsent: boolean,
    uploads: Uploads,
    found: Found,
  ): Promise<void> {
    const file = await uploads.find(fileId);
    if (file) {
      found.file = file;
      found.url = URL.createObjectURL(file);
    } else if (!isUnsent && mediaType.startsWith("image/")) {
      const url = await uploads.addressOf(fileId);
      if (url) found.url = url;
    }
    this.#context.host.requestUpdate();
  }
}

const known = new WeakMap<ChatContext, FoundFiles>();

/** Renders a file of a message, sent or on its way. */
export function renderFile(
  part: FilePart,
  messageId: string,
  { language }: Strings,
  context: ChatContext,
): TemplateResult {
  const files = known.get(context) ?? new FoundFiles(context);
  known.set(context, files);
  const words = WORDS[language];
  const row = context.conversation.state.outbox.find(({ command }) => command.id === messageId);
  const { file, url, isBroken } = files.of(part, row !== undefined);
  const type = file?.type || part.mediaType;
  const { name } = part;
  const isPicture = type.startsWith("image/") && !isBroken;
  return html`<button class=${isPicture ? "file picture" : "file"} part="file" type="button" title=${name} @click=${() => void files.open(part)}>
      ${
        isPicture
          ? html`<img src=${url ?? EMPTY} alt=${`${words.download} ${name}`} decoding="async" @error=${() => files.breakOff(part.fileId)} />`
          : html`${fileIcon}<span><span class="unseen">${words.download} </span><b dir="auto">${name}</b><small>${describe(type, file?.size ?? part.byteCount, language)}</small></span>`
      }
    </button>
    ${row && row.state.type === "sending" ? renderSending(part, row.command.id, words, files, context) : nothing}`;
}

/** A picture of one clear pixel, until there is an address. */
const EMPTY = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

function renderSending(
  { fileId, name }: FilePart,
  id: string,
  words: FileWords,
  { uploads }: FoundFiles,
  { conversation }: ChatContext,
): TemplateResult {
  const cancel = () => {
    conversation.discard(id);
    uploads?.cancel(fileId);
  };
  const progress = uploads?.progressOf(fileId);
  return html`<div class="sending">
    ${progress === undefined ? nothing : html`<progress max="1" .value=${progress} aria-label=${words.progress(name)}></progress>`}
    <button class="link" type="button" @click=${cancel}>${words.cancel}</button>
  </div>`;
}

function describe(type: string, byteCount: number, language: WidgetLanguage): string {
  const isLarge = byteCount >= 1_000_000;
  const size = new Intl.NumberFormat(language, {
    style: "unit",
    unit: isLarge ? "megabyte" : "kilobyte",
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(byteCount / (isLarge ? 1_000_000 : 1_000));
  return `${(type.split("/")[1] ?? "").toUpperCase()} · ${size}`;
}
