import { html, nothing, type ReactiveController } from "lit";
import type { ChatContext, Feature } from "../../app/feature.ts";
import { lazily } from "../../client/lazily.ts";
import { directionOf, languageOf } from "../../strings/index.ts";
import { adoptStyle } from "../../styles/adopt-style.ts";
import type { Slot } from "../../view/slot.ts";
import type { Proactive, ProactiveArm, ProactiveMessage } from "./proactive.ts";

const NO_RULES: readonly unknown[] = [];
const TALKING_MS = 24 * 60 * 60_000;

/** The messages that the site says first. All but this file loads where a site has rules for them. */
export function createProactive(context: ChatContext): Feature {
  return new ProactiveFeature(context);
}

class ProactiveFeature implements Feature, ReactiveController {
  readonly #context: ChatContext;
  readonly #load = lazily(() => import("./proactive.ts"));
  #rules: unknown = null;
  #site = "";
  #takesPart = false;
  #proactive: Proactive | undefined;
  #arm: ProactiveArm | undefined;
  #answered: ProactiveMessage | undefined;
  #isStyled = false;

  constructor(context: ChatContext) {
    this.#context = context;
    context.host.addController(this);
  }

  get unseenCount(): number {
    return this.#proactive?.message ? 1 : 0;
  }

  hostUpdated(): void {
    const { proactive, takesPart, isConnected, site } = this.#context.host;
    // Without a site there are no messages, and no consent to storing them.
    const rules = isConnected && site ? (proactive ?? (takesPart ? NO_RULES : null)) : null;
    if (rules === this.#rules && site === this.#site && takesPart === this.#takesPart) return;
    this.hostDisconnected();
    this.#rules = rules;
    this.#site = site;
    this.#takesPart = takesPart;
    if (rules !== null) void this.#start(rules);
  }

  hostConnected(): void {
    this.#context.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#rules = null;
    this.#proactive?.stop();
    this.#proactive = undefined;
    this.#arm = undefined;
  }

  render(slot: Slot): unknown {
    if (slot === "page") return this.#proactive?.render() ?? nothing;
    if (slot !== "end" || !this.#answered) return nothing;
    return html`<div class="row assistant" part="message assistant">
      <p class="bubble" part="bubble assistant-bubble">${this.#answered.text}</p>
    </div>`;
  }

  handleUpdated(state: ChatContext["conversation"]["state"]): void {
    this.#arm?.handleUpdated(state);
    if (this.#context.host.isOpen) this.#proactive?.handleOpened();
    if (this.#proactive?.handleDrawn()) this.#context.host.requestUpdate();
  }

  // The message that the visitor answered shows until the conversation has a message of its own.
  handleMessage(): void {
    this.#answered = undefined;
  }

  async #start(rules: unknown): Promise<void> {
    const { site, takesPart } = this.#context.host;
    const [loaded] = await Promise.all([this.#load(), this.#context.conversation.restored]);
    const isPast = () => rules !== this.#rules || site !== this.#site || this.#proactive !== undefined;
    if (!loaded || isPast()) return;
    const read = loaded.readRules(typeof rules === "string" ? parse(rules) : rules);
    if (typeof read === "string")
      return this.#context.emit("prosa-error", { code: "bad-setting", message: read });
    // A device that may store nothing cannot keep an arm; nor is the server asked before the visitor allows it.
    const arm = takesPart && this.#mayStore ? await loaded.ProactiveArm.ask(this.#context) : undefined;
    if (isPast()) return;
    this.#arm = arm;
    if (!this.#isStyled) adoptStyle(this.#context.host.renderRoot, loaded.TEASER_STYLE);
    this.#isStyled = true;
    this.#proactive = new loaded.Proactive({
      site,
      rules: read,
      arm,
      look: () => ({ language: languageOf(this.#context.host), direction: directionOf(this.#context.host) }),
      isTalking: () => this.#isTalking,
      mayStore: () => this.#mayStore,
      open: () => this.#context.host.open(),
      onEvent: (happened, message) => {
        if (happened === "opened") this.#answered = message;
        this.#context.emit("prosa-proactive", { ...message, happened });
        this.#context.host.requestUpdate();
      },
    });
    this.#context.host.requestUpdate();
  }

  get #mayStore(): boolean {
    const { consent, erasure } = this.#context.conversation.state;
    return consent === "given" && erasure === "none";
  }

  get #isTalking(): boolean {
    const { log, outbox } = this.#context.conversation.state;
    const last = log.at(-1);
    return (
      this.#context.host.isOpen ||
      outbox.length > 0 ||
      (last !== undefined && Date.now() - last.at < TALKING_MS)
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
