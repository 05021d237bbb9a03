import { html, type LitElement, nothing, type ReactiveController } from "lit";
import type { Feature, Place } from "../../app/feature.ts";
import { adoptStyle, lazily } from "../../client/lazily.ts";
import type { ChatState } from "../../client/state/state.ts";
import { directionOf, languageOf } from "../../strings/index.ts";
import type { Proactive, ProactiveMessage } from "./proactive.ts";
import type { ProactiveRule } from "./rules.ts";

const ENGAGED_MS = 24 * 60 * 60_000;

export interface ProactiveHost extends LitElement {
  readonly site: string;
  readonly isOpen: boolean;
  readonly proactive: readonly ProactiveRule[] | string | null;
  open(): void;
}

export interface ProactiveGateOptions {
  state: () => ChatState;
  /** Settles when the device's memory has been read. */
  restored: () => Promise<unknown>;
  emit: (type: string, detail: unknown) => void;
}

/** The messages that the site says first. All but this gate is loaded where a site has rules for them. */
export class ProactiveGate implements Feature, ReactiveController {
  readonly #host: ProactiveHost;
  readonly #options: ProactiveGateOptions;
  readonly #load = lazily(() => import("./proactive.ts"));
  #rules: unknown = null;
  #site = "";
  #proactive: Proactive | undefined;
  #answered: ProactiveMessage | undefined;
  #isStyled = false;

  constructor(host: ProactiveHost, options: ProactiveGateOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** How many messages of this kind wait to be seen. */
  get unseenCount(): number {
    return this.#proactive?.message ? 1 : 0;
  }

  hostUpdated(): void {
    const { proactive, isConnected, site } = this.#host;
    // Without a site there is nobody to say anything, and no telling whether it may be remembered.
    const rules = isConnected && site ? proactive : null;
    if (rules === this.#rules && site === this.#site) return;
    this.hostDisconnected();
    this.#rules = rules;
    this.#site = site;
    if (rules !== null) void this.#start(rules);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#rules = null;
    this.#proactive?.stop();
    this.#proactive = undefined;
  }

  render(place: Place): unknown {
    if (place === "page") return this.#proactive?.render() ?? nothing;
    if (place !== "end" || !this.#answered) return nothing;
    return html`<div class="row assistant" part="message assistant">
      <p class="bubble" part="bubble assistant-bubble">${this.#answered.text}</p>
    </div>`;
  }

  follow(): void {
    if (this.#host.isOpen) this.#proactive?.handleOpened();
    if (this.#proactive?.handleDrawn()) this.#host.requestUpdate();
  }

  // Once the talk has begun, its place is taken by what is really said.
  handleMessage(): void {
    this.#answered = undefined;
  }

  async #start(rules: readonly ProactiveRule[] | string): Promise<void> {
    const { site } = this.#host;
    const [loaded] = await Promise.all([this.#load(), this.#options.restored()]);
    if (!loaded || rules !== this.#rules || site !== this.#site || this.#proactive) return;
    const read = loaded.readRules(typeof rules === "string" ? parse(rules) : rules);
    if (typeof read === "string")
      return this.#options.emit("prosa-error", { code: "bad-setting", message: read });
    if (!this.#isStyled) adoptStyle(this.#host.renderRoot, loaded.TEASER_STYLE);
    this.#isStyled = true;
    this.#proactive = new loaded.Proactive({
      site,
      rules: read,
      look: () => ({ language: languageOf(this.#host), direction: directionOf(this.#host) }),
      isEngaged: () => this.#isEngaged,
      mayKeep: () => {
        const { consent, erasure } = this.#options.state();
        return consent === "given" && erasure === "none";
      },
      open: () => this.#host.open(),
      onHappening: (happened, message) => {
        if (happened === "opened") this.#answered = message;
        this.#options.emit("prosa-proactive", { ...message, happened });
        this.#host.requestUpdate();
      },
    });
    this.#host.requestUpdate();
  }

  get #isEngaged(): boolean {
    const { log, outbox } = this.#options.state();
    const last = log.at(-1);
    return (
      this.#host.isOpen || outbox.length > 0 || (last !== undefined && Date.now() - last.at < ENGAGED_MS)
    );
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
