import type { CannedReply, Colleague, DeskRow, SignedIn } from "@prosa/protocol/desk";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Checked } from "../assist/assist.ts";
import type { CommandId } from "../client/command-ids.ts";
import type { Act, ConversationRoom } from "../client/conversation-room.ts";
import type { Conversation } from "../client/conversation-state.ts";
import type { Outbox } from "../client/outbox.ts";
import type { Preferences } from "../client/preferences.ts";
import { fillVariables } from "../client/variables.ts";
import { FILE_EVENTS, filesIn } from "../parts/files-in.ts";
import { renderIcon } from "../parts/icons.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { renderBanners } from "./banners.ts";
import type { Sent } from "./composer.ts";
import type { renderDetails } from "./details.ts";
import { type HeadView, renderHead } from "./head.ts";
import { claimOf, type May, mayOf } from "./may.ts";
import { PanelController } from "./panel-controller.ts";
import { shutBy, statusOf, warningOf } from "./status.ts";
import { stickToEnd } from "./stick-to-end.ts";
import { talkStyle } from "./talk-style.ts";
import { lastSeenOf, renderTranscript } from "./transcript.ts";
import { unheardStyle } from "./unheard.ts";
import "./composer.ts";
import "../parts/menu.ts";

/** Within this distance of the end, in pixels, the transcript follows what is said. */
const AT_END_PX = 80;
/** Who takes a conversation this soon after it changed hands has not read so, in ms. By hand: no faster are words read and a key pressed. */
const JUST_CHANGED_MS = 1_500;
/** The width from which on the details stand beside the conversation; `talkStyle` holds the same. */
const WIDE = "(width >= 1240px)";

/** The open conversation. Fires `leave`, `taken` once it was claimed here, `next`, and `tell` with what was done. */
export class DeskTalk extends LitElement {
  static override properties = {
    strings: { attribute: false },
    conversation: { attribute: false },
    room: { attribute: false },
    row: { attribute: false },
    signedIn: { attribute: false },
    people: { attribute: false },
    preferences: { attribute: false },
    outbox: { attribute: false },
    replies: { attribute: false },
    hasNewer: { state: true },
    isDetailed: { state: true },
    isWindowClosed: { state: true },
  };

  static override styles = [theme, unheardStyle, talkStyle];

  declare strings: Strings;
  declare conversation: Conversation;
  declare room: ConversationRoom | undefined;
  declare row: DeskRow | undefined;
  declare signedIn: SignedIn;
  declare people: ReadonlyMap<string, Colleague>;
  declare preferences: Preferences;
  declare outbox: Outbox;
  declare replies: readonly CannedReply[];
  declare hasNewer: boolean;
  /** Whether the details are shown over the conversation, where there is no room beside it. */
  declare isDetailed: boolean;
  /** Whether the conversation's channel takes no free words any more. */
  declare isWindowClosed: boolean | undefined;

  readonly #panels = new PanelController(this);
  #lastSeen = 0;
  #isAtEnd = true;
  /** When the conversation changed hands before one's eyes. */
  #changedAt = 0;
  /** Absent until it has loaded: the words come first. */
  #renderDetails: typeof renderDetails | undefined;

  constructor() {
    super();
    this.hasNewer = false;
    this.isDetailed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void import("./panel.ts");
    void import("./details.ts").then(({ renderDetails }) => {
      this.#renderDetails = renderDetails;
      this.requestUpdate();
    });
    void import("../assist/assist.ts").then(() => this.requestUpdate());
    document.addEventListener("visibilitychange", this.#see);
    for (const type of FILE_EVENTS) this.addEventListener(type, this.#handleFiles);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#see);
  }

  override render(): TemplateResult {
    const { conversation, strings } = this;
    const me = this.signedIn.account.id;
    const gestures = {
      undo: this.#undo,
      retry: (id: string) => this.room?.retry(id),
      discard: (id: string) => this.room?.discard(id),
      retryFile: (id: string) => this.room?.retryFile(id),
      discardFile: (id: string) => this.room?.discardFile(id),
    };
    const { panel } = this.#panels;
    const assist = this.#assist;
    return html`${renderHead(this.#head, strings)}
      <div class="banners">${renderBanners(conversation, strings)}</div>
      <div class="scroll" tabindex="0" role="log" aria-live="polite" aria-label=${strings.details.talk} @scroll=${this.#handleScroll}>
        ${renderTranscript({ conversation, lastSeen: this.#lastSeen, gestures, reword: assist?.reword }, strings)}
        ${this.hasNewer ? html`<button class="newer" @click=${this.#goToEnd}>${renderIcon("down")}${strings.event.news}</button>` : nothing}
      </div>
      <div class="suggests"><desk-assist .strings=${strings} .conversation=${conversation} .panel=${panel} .outbox=${this.outbox} .me=${me} .mayReply=${this.#may.reply} .room=${this.room} .undoMs=${this.preferences.undoMs} .fill=${this.#fill}
        @closed=${this.#noteWindow} @use=${this.#use} @checked=${this.#handleChecked} @changed=${() => this.requestUpdate()}></desk-assist></div>
      <desk-composer
        .strings=${strings} .outbox=${this.outbox} .session=${conversation.session} .shut=${this.isWindowClosed && this.#may.reply ? strings.composer.windowClosed : shutBy(conversation, this.#may, me, strings)} .replies=${[...this.#filledReplies, ...(assist?.inserts ?? [])]}
        .warning=${warningOf(conversation, me, strings)} @sent=${this.#handleSent} @files=${({ detail }: CustomEvent<readonly File[]>) => this.#attach(detail)} @suggest=${this.#suggest} .tools=${assist?.tools ?? []}
        @typing=${({ detail }: CustomEvent<boolean>) => this.room?.setTyping(detail)}
      ></desk-composer>
      ${
        this.#hasDetails
          ? this.#renderDetails?.(
              {
                conversation,
                row: this.row,
                // It is read once at a time.
                panel: panel && assist?.hasSummary ? { ...panel, digest: [] } : panel,
                setPriority: (priority) => this.room?.setPriority(priority),
                setTags: (tags) => this.room?.setTags(tags),
                close: this.#toggleDetails,
              },
              strings,
            )
          : nothing
      }`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("conversation");
    if (!changed.has("conversation")) return;
    if (before?.session !== this.conversation.session) {
      this.#lastSeen = 0;
      this.#isAtEnd = true;
      this.hasNewer = false;
      this.isDetailed = false;
    }
    const wasKnown = before?.session === this.conversation.session && before.state !== undefined;
    if (wasKnown && before.state?.ownership !== this.conversation.state?.ownership)
      this.#changedAt = Date.now();
    const isFirst = before?.session !== this.conversation.session || before.chat.log.length === 0;
    if (isFirst && this.#lastSeen === 0)
      this.#lastSeen = lastSeenOf(this.conversation, this.row?.unread ?? 0);
    if (before?.session === this.conversation.session) this.#tellOf(before);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get("conversation");
    const { conversation } = this;
    const scroll = this.renderRoot.querySelector(".scroll");
    if (!changed.has("conversation")) {
      if (scroll && this.#isAtEnd) stickToEnd(scroll);
      return;
    }
    const isOther = before?.session !== conversation.session;
    const grew = before?.chat.log !== conversation.chat.log || before?.internal !== conversation.internal;
    const hasSpoken = (before?.pending.length ?? 0) < conversation.pending.length;
    if (scroll && (isOther || hasSpoken || this.#isAtEnd)) stickToEnd(scroll);
    else if (grew) this.hasNewer = true;
    if (isOther || grew) this.#see();
  }

  /** Everything that can be done with the conversation now, by command. */
  get works(): Partial<Record<CommandId, () => void>> {
    const may = this.#may;
    const when = (is: boolean, id: CommandId, run: () => void) => (is ? { [id]: run } : {});
    const menu = (name: string) => () =>
      this.renderRoot.querySelector<HTMLElementTagNameMap["desk-menu"]>(`desk-menu.${name}`)?.open();
    return {
      reply: () => this.#composer?.compose("reply"),
      note: () => this.#composer?.compose("note"),
      tag: this.#focusTags,
      details: this.#toggleDetails,
      ...when(may.reply, "suggest", this.#suggest),
      canned: () => this.#composer?.openReplies(),
      ...when(may.claim, "claim", this.#claim),
      ...when(may.pass, "transfer", menu("transfer")),
      ...when(may.pass, "to-queue", () => this.#act({ type: "transfer", to: { type: "queue" } })),
      ...when(may.pass, "snooze", menu("snooze")),
      ...when(may.pass, "hand-back", () => this.#act({ type: "hand-back" })),
      ...when(may.resolve, "resolve", () => this.#act({ type: "resolve" })),
      ...when(may.reopen, "reopen", () => this.#act({ type: "reopen" })),
      ...when(
        this.conversation.pending.some(({ heldUntil }) => heldUntil !== undefined),
        "undo",
        this.#undo,
      ),
      ...this.#assist?.works,
    };
  }

  /** The macros that may be applied now, as lines of the palette. */
  get macros(): { label: string; hint: string; run: () => void }[] {
    return (this.#assist?.inserts ?? []).map(({ name, shortcut, run }) => ({
      label: name,
      hint: `/${shortcut}`,
      run,
    }));
  }

  /** Applies the macro that could still be taken back. */
  flush(): void {
    this.#assist?.flush();
  }

  /** The colleagues who could take it, with what offers it to them. */
  get receivers(): { name: string; run: () => void }[] {
    if (!this.#may.pass) return [];
    const me = this.signedIn.account.id;
    return [...this.people.values()]
      .filter(({ id, presence }) => id !== me && presence === "online")
      .map(({ id, name }) => ({
        name,
        run: () => this.#act({ type: "transfer", to: { type: "person", person: id } }),
      }));
  }

  get #may(): May {
    const { id, role } = this.signedIn.account;
    return mayOf(this.conversation, id, role);
  }

  get #head(): HeadView {
    const { conversation, receivers } = this;
    return {
      conversation,
      me: this.signedIn.account.id,
      may: this.#may,
      status: statusOf(conversation, this.row, this.signedIn.account.id, this.strings),
      receivers,
      areDetailsShown: this.#hasDetails,
      act: this.#act,
      claim: this.#claim,
      toggleDetails: this.#toggleDetails,
      leave: () => this.dispatchEvent(new CustomEvent("leave")),
    };
  }

  get #hasDetails(): boolean {
    return matchMedia(WIDE).matches ? this.preferences.hasDetails : this.isDetailed;
  }

  /** The help above the composer, once it has loaded. */
  get #assist() {
    const assist = this.renderRoot.querySelector("desk-assist");
    return customElements.get("desk-assist") ? assist : null;
  }

  get #composer() {
    return this.renderRoot.querySelector("desk-composer");
  }

  /** The canned replies as they read to this visitor. */
  get #filledReplies() {
    return this.replies.map(({ shortcut, text }) => ({ shortcut, text: this.#fill(text) }));
  }

  /** Fills the variables of a text in, as they are for this visitor. */
  readonly #fill = (text: string): string => {
    const { contact } = this.conversation.visitor;
    return fillVariables(text, {
      agent: this.signedIn.account.name,
      site: this.signedIn.site.name,
      ...(contact?.name && { visitor: contact.name }),
      ...(contact?.email && { email: contact.email }),
    });
  };

  readonly #act = (act: Act): void => void this.room?.act(act);

  #claim = (): void => {
    const hasJustChanged = Date.now() - this.#changedAt < JUST_CHANGED_MS;
    this.#act(claimOf(this.conversation, this.signedIn.account.id, hasJustChanged));
  };

  /** Tells what the person themselves has done since, once the room says that it is done. */
  #tellOf(before: Conversation): void {
    const me = this.signedIn.account.id;
    const { told } = this.strings;
    for (const event of this.conversation.internal.slice(before.internal.length)) {
      if (
        event.type !== "acted" ||
        event.agent?.id !== me ||
        (before.internal.length === 0 && before.state === undefined)
      )
        continue;
      if (event.act === "claimed") this.dispatchEvent(new CustomEvent("taken"));
      if (event.act in told) this.#tell(told[event.act as keyof typeof told] as string);
    }
  }

  #tell(words: string): void {
    this.dispatchEvent(new CustomEvent<string>("tell", { detail: words, bubbles: true, composed: true }));
  }

  #handleSent = ({ detail }: CustomEvent<Sent>): void => {
    const { kind, text, isLast } = detail;
    const holdMs = isLast ? 0 : this.preferences.undoMs;
    if (kind === "note") this.room?.note(text, this.#mentionsIn(text), holdMs);
    else if (this.#assist?.takes(text, isLast)) return;
    else this.room?.say(text, holdMs);
    if (isLast && kind === "reply") this.#act({ type: "resolve" });
    if (isLast) this.dispatchEvent(new CustomEvent("next"));
  };

  /** The colleagues whose names stand after an `@` in a note. */
  #mentionsIn(text: string): string[] {
    return [...this.people.values()].filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
  }

  /** Asks for a suggestion, also where the help above the composer is still on its way. */
  #suggest = async (): Promise<void> => {
    await import("../assist/assist.ts");
    await this.#assist?.suggest();
  };

  #use = ({ detail }: CustomEvent<string>): void => this.#composer?.restore("reply", detail);

  #handleChecked = ({ detail }: CustomEvent<Checked>): void => {
    const { text, original, isLast } = detail;
    this.room?.say(text, isLast ? 0 : this.preferences.undoMs, original);
    if (!isLast) return;
    this.#act({ type: "resolve" });
    this.dispatchEvent(new CustomEvent("next"));
  };

  #noteWindow = ({ detail }: CustomEvent<boolean>): void => {
    this.isWindowClosed = detail;
  };

  #attach(files: readonly File[]): void {
    void import("./file.ts");
    if (this.#may.reply) for (const file of files) this.room?.attach(file);
  }

  #handleFiles = (event: Event): void => {
    const files = filesIn(event);
    if (files) this.#attach(files);
  };

  #undo = (): void => {
    const taken = this.room?.undo();
    if (!taken) return;
    if (taken.type === "note") this.#composer?.restore("note", taken.text);
    else this.#composer?.restore("reply", taken.original ?? taken.text);
    this.#tell(this.strings.told.undone);
  };

  #toggleDetails = (): void => {
    if (!matchMedia(WIDE).matches) {
      this.isDetailed = !this.isDetailed;
      return;
    }
    const detail = { hasDetails: !this.preferences.hasDetails };
    this.dispatchEvent(new CustomEvent("prefer", { detail, bubbles: true, composed: true }));
  };

  #focusTags = (): void => {
    if (!this.renderRoot.querySelector(".details")) this.#toggleDetails();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[name="tag"]')?.focus());
  };

  #handleScroll = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLElement)) return;
    const { scrollTop, scrollHeight, clientHeight } = currentTarget;
    this.#isAtEnd = scrollHeight - scrollTop - clientHeight < AT_END_PX;
    if (this.#isAtEnd) this.hasNewer = false;
  };

  #goToEnd = (): void => {
    const scroll = this.renderRoot.querySelector(".scroll");
    if (scroll) stickToEnd(scroll);
  };

  #see = (): void => {
    if (document.visibilityState === "visible" && this.#may.reply) this.room?.see();
  };
}

customElements.define("desk-talk", DeskTalk);

declare global {
  interface HTMLElementTagNameMap {
    "desk-talk": DeskTalk;
  }
}
