import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { takePicture } from "../client/sites/site-requests.ts";
import type { LooksMessage } from "../preview/looks-message.ts";
import type { PreviewLooks } from "./looks-of.ts";

/** The width of the screen that a computer is drawn with, in CSS pixels. */
const DESKTOP_PX = 1_200;

export type Device = "phone" | "desktop";

/**
 * The chat on a picture of the owner's page, where the server has a render service to take it, or on a drawing of it; in a frame
 * as wide as a device.
 */
class DeskPreview extends LitElement {
  static override properties = {
    label: {},
    looks: { attribute: false },
    device: { reflect: true },
  };

  static override styles = css`
    :host { display: grid; justify-items: center; min-inline-size: 0; }
    .window { overflow: hidden; border: 1px solid var(--line); border-radius: 16px; background: #fff; box-shadow: var(--shadow); }
    iframe { display: block; border: 0; transform-origin: 0 0; }
    :host([device="phone"]) .window { inline-size: min(100%, 375px); block-size: 660px; border-radius: 28px; }
    :host([device="phone"]) iframe { inline-size: 100%; block-size: 660px; }
    :host([device="desktop"]) .window { inline-size: 100%; aspect-ratio: 1200 / 800; }
    :host([device="desktop"]) iframe { inline-size: 1200px; block-size: 800px; }
  `;

  declare label: string;
  declare looks: PreviewLooks;
  declare device: Device;

  /** Addresses of the pictures, by screen; empty where there is none. Each is asked for once. */
  readonly #pictures = new Map<Device, Promise<string>>();
  /** The one of the screen that is shown; empty while it is being taken. */
  #picture = "";

  constructor() {
    super();
    this.device = "phone";
  }

  override render(): TemplateResult {
    return html`<div class="window"><iframe title=${this.label} src="/desk/preview.html" @load=${this.#tell}></iframe></div>`;
  }

  readonly #sizes = new ResizeObserver(() => this.#fit());

  protected override firstUpdated(): void {
    const box = this.renderRoot.querySelector(".window");
    if (box) this.#sizes.observe(box);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    for (const picture of this.#pictures.values()) void picture.then((url) => URL.revokeObjectURL(url));
    this.#pictures.clear();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("looks")) this.#tell();
    if (!changed.has("device")) return;
    this.#fit();
    void this.#showPicture();
  }

  async #showPicture(): Promise<void> {
    const { device } = this;
    this.#picture = "";
    this.#tell();
    const asked = this.#pictures.get(device) ?? this.#take(device);
    this.#pictures.set(device, asked);
    const picture = await asked;
    if (device !== this.device || !this.isConnected) return;
    this.#picture = picture;
    this.#tell();
  }

  async #take(device: Device): Promise<string> {
    const picture = await takePicture(this.looks.attributes.site ?? "", device);
    return picture ? URL.createObjectURL(picture) : "";
  }

  /** Draws a whole screen as small as the room that there is. */
  #fit(): void {
    const frame = this.renderRoot.querySelector("iframe");
    const width = frame?.parentElement?.clientWidth ?? 0;
    const scale = this.device === "desktop" && width > 0 ? width / DESKTOP_PX : 1;
    frame?.style.setProperty("transform", `scale(${scale})`);
  }

  /** Loads the frame again, so that the chat asks the server for what was just saved. */
  restart(): void {
    this.renderRoot.querySelector("iframe")?.contentWindow?.location.reload();
  }

  #tell = (): void => {
    const message: LooksMessage = { type: "prosa-looks", picture: this.#picture, ...this.looks };
    this.renderRoot.querySelector("iframe")?.contentWindow?.postMessage(message, location.origin);
  };
}

customElements.define("desk-preview", DeskPreview);

declare global {
  interface HTMLElementTagNameMap {
    "desk-preview": DeskPreview;
  }
}
