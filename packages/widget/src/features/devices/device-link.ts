import type { DeviceLink, OtherDevices } from "@prosa/protocol";
import { generate } from "lean-qr";
import { toSvgPath } from "lean-qr/extras/svg";
import { html, nothing, type TemplateResult } from "lit";
import type { ChatContext } from "../../app/feature.ts";
import { askEndpoint } from "../../client/post.ts";
import type { Strings } from "../../strings/index.ts";
import { holdFocus } from "../../view/hold-focus.ts";
import { linkAddress } from "./link-address.ts";
import { DEVICE_STRINGS } from "./strings.ts";

/** The empty squares around a QR code that readers need (ISO/IEC 18004, 9.1). */
const QUIET_ZONE = 4;

export { DEVICE_STYLE as STYLE } from "./styles.ts";

/** The way of one chat to another device: a link, and the other devices that there are. */
class Devices {
  address: string | undefined;
  problem: "failed" | "full" | undefined;
  others = 0;
  isCopied = false;
  readonly #context: ChatContext;
  #session: string | undefined;

  constructor(context: ChatContext) {
    this.#context = context;
    void this.#countOthers();
    void this.#obtainLink();
  }

  async signOutOthers(): Promise<void> {
    const response = await this.#ask("DELETE");
    // The link that was open is void now.
    if (response?.ok) this.address = undefined;
    await Promise.all([this.#countOthers(), response?.ok && this.#obtainLink()]);
  }

  async copy(field: HTMLInputElement | null): Promise<void> {
    if (!this.address) return;
    // Without the right to write to the clipboard the link is marked, for the visitor's own keys.
    field?.select();
    this.isCopied = await navigator.clipboard.writeText(this.address).then(
      () => true,
      () => false,
    );
    this.#context.host.requestUpdate();
  }

  async #obtainLink(): Promise<void> {
    const { host } = this.#context;
    const response = await this.#ask("POST");
    const made = response?.ok ? await bodyOf<DeviceLink>(response) : undefined;
    const session = this.#session;
    this.address = made?.code && session ? linkAddress(host.site, { session, code: made.code }) : undefined;
    this.problem = response?.status === 409 ? "full" : this.address ? undefined : "failed";
    this.isCopied = false;
    host.requestUpdate();
  }

  async #countOthers(): Promise<void> {
    const response = await this.#ask("GET");
    const told = response?.ok ? await bodyOf<OtherDevices>(response) : undefined;
    this.others = told?.others ?? 0;
    this.#context.host.requestUpdate();
  }

  async #ask(method: string): Promise<Response | undefined> {
    const find = async (isStale: boolean) => {
      const endpoint = await this.#context.conversation.findEndpoint("devices", isStale);
      this.#session = endpoint?.session;
      return endpoint;
    };
    return askEndpoint(find, "", { method }).catch(() => undefined);
  }
}

/** The body of an answer; another server than ours may answer anything at this address. */
async function bodyOf<Answer>(response: Response): Promise<Partial<Answer> | undefined> {
  return (await response.json().catch(() => undefined)) as Partial<Answer> | undefined;
}

const opened = new WeakMap<ChatContext, Devices>();

/** Begins again with a fresh link, at the next drawing. */
export function forgetLink(context: ChatContext): void {
  opened.delete(context);
}

/** Renders the dialog with a link to another device, as a QR code and as text, and the way to sign others out. */
export function renderDeviceLink(context: ChatContext, strings: Strings, close: () => void): TemplateResult {
  const words = DEVICE_STRINGS[strings.language];
  const devices = opened.get(context) ?? new Devices(context);
  opened.set(context, devices);
  const { address, problem, others, isCopied } = devices;
  const handleKeydown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") return close();
    holdFocus(event, "input, button");
  };
  const copy = (event: Event) => {
    const { currentTarget } = event;
    if (currentTarget instanceof Element)
      void devices.copy(currentTarget.parentElement?.querySelector("input") ?? null);
  };
  return html`<div class="veil">
    <div class="question" role="dialog" data-menu aria-modal="true" aria-labelledby="prosa-devices" @keydown=${handleKeydown}>
      <h3 id="prosa-devices">${words.otherDevice}</h3>
      <p role="status">${problem ? words[problem] : address ? words.linkMeaning : words.linkComes}</p>
      ${
        address
          ? html`${renderCode(address, words.codeLabel)}
              <p class="address">
                <input readonly aria-label=${words.linkLabel} dir="ltr" .value=${address} />
                <button type="button" @click=${copy}>${isCopied ? words.copied : words.copy}</button>
              </p>`
          : nothing
      }
      ${
        others > 0
          ? html`<p class="others">
              <span>${words.others(others)}</span>
              <button type="button" @click=${() => void devices.signOutOthers()}>${words.signOut}</button>
            </p>`
          : nothing
      }
      <p class="buttons"><button type="button" @click=${close}>${words.close}</button></p>
    </div>
  </div>`;
}

function renderCode(address: string, label: string): TemplateResult {
  const code = generate(address);
  const side = code.size + 2 * QUIET_ZONE;
  return html`<svg class="code" role="img" aria-label=${label} viewBox="${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}" shape-rendering="crispEdges"><path d=${toSvgPath(code)} /></svg>`;
}
