import { AGENT_TEXT_LENGTH_MAX, NOTE_LENGTH_MAX, type SignedIn, type View } from "@prosa/protocol/desk";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { type Act, ConversationRoom } from "../client/conversation-room.ts";
import type { Conversation } from "../client/conversation-state.ts";
import { DeskRoom, type DeskState } from "../client/desk-room.ts";
import { invite } from "../client/requests.ts";
import { rowsOfView, VIEWS } from "../client/views.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { claimOf, isWith, renderActions, renderRejection } from "./actions.ts";
import { renderDetails } from "./details.ts";
import { keepDraft, readDraft } from "./drafts.ts";
import { renderKeys } from "./keys.ts";
import { renderList } from "./list.ts";
import { inboxStyle } from "./style.ts";
import { minutesSince, tomorrowMorning } from "./time.ts";
import { renderTranscript } from "./transcript.ts";

const CLOCK_MS = 30_000;

/** The inbox of one signed-in person: views, conversations, the one that is open, and what may be done with it. */
class DeskInbox extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    desk: { state: true },
    conversation: { state: true },
    view: { state: true },
    isNote: { state: true },
    draft: { state: true },
    told: { state: true },
  };

  static override styles = [theme, inboxStyle];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare desk: DeskState | undefined;
  declare conversation: Conversation | undefined;
  declare view: View;
  declare isNote: boolean;
  declare draft: string;
  /** The line for screen readers, and for who looks: what was done last. */
  declare told: string;

  #deskRoom: DeskRoom | undefined;
  #room: ConversationRoom | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  #cursor = 0;

  constructor() {
    super();
    this.view = "queue";
    this.isNote = false;
    this.draft = "";
    this.told = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#deskRoom = new DeskRoom(this.signedIn.site.id, (desk) => this.#takeDesk(desk));
    this.#clock = setInterval(() => this.requestUpdate(), CLOCK_MS);
    addEventListener("keydown", this.#handleKey);
    document.addEventListener("visibilitychange", this.#see);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#deskRoom?.close();
    this.#room?.close();
    clearInterval(this.#clock);
    removeEventListener("keydown", this.#handleKey);
    document.removeEventListener("visibilitychange", this.#see);
  }

  override render(): TemplateResult {
    return html`${this.#renderRail()}${this.#renderRows()}${this.#renderTalk()}
      ${this.conversation ? renderDetails(this.conversation, this.strings, this.#details) : nothing}
      ${this.#renderOffer()}${renderKeys(this.strings)}
      <p class="sr" role="status">${this.told}</p>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.toggleAttribute("data-reading", this.conversation !== undefined);
    const before = changed.get("conversation");
    const scroll = this.renderRoot.querySelector(".scroll");
    if (!changed.has("conversation") || !scroll || !this.conversation) return;
    const isOther = before?.session !== this.conversation.session;
    const grew =
      before?.chat !== this.conversation.chat || before?.pending.length !== this.conversation.pending.length;
    if (isOther || grew) scroll.scrollTop = scroll.scrollHeight;
    this.#see();
  }

  #renderRail(): TemplateResult {
    const { strings, desk } = this;
    const me = desk?.people.get(this.signedIn.account.id);
    return html`<nav aria-label=${this.signedIn.site.name}>
      <h1>${this.signedIn.site.name}</h1>
      ${VIEWS.map((view) => {
        const count = desk?.counts[view] ?? 0;
        const isBusy = view === "queue" && count > 0;
        return html`<button class="view" aria-current=${view === this.view ? "page" : nothing} @click=${() => this.#show(view)}>
          ${strings.views[view]}<span class="count ${isBusy ? "busy" : ""}">${count}</span>
        </button>`;
      })}
      <footer>
        <p title=${this.signedIn.account.email}>${this.signedIn.account.name}</p>
        <button class="bare" aria-pressed=${me?.presence === "away"} @click=${this.#togglePresence}>${strings.presence[me?.presence ?? "online"]}</button>
        ${this.signedIn.account.role === "owner" ? html`<button class="bare" @click=${this.#invite}>${strings.act.invite}</button>` : nothing}
        <button class="bare" @click=${this.#openKeys}>${strings.act.keys}</button>
        <button class="bare" @click=${() => this.dispatchEvent(new CustomEvent("sign-out"))}>${strings.signOut}</button>
      </footer>
    </nav>`;
  }

  #renderRows(): TemplateResult {
    const { strings, view, desk } = this;
    const list = {
      rows: this.#rows,
      selected: this.conversation?.session,
      hasMore: desk?.next[view] !== undefined,
      empty: strings.empty[view],
      onOpen: (session: string) => this.#open(session),
      onMore: () => this.#deskRoom?.showMore(view),
    };
    return html`<section class="list" aria-label=${strings.views[view]}>
      ${desk && desk.connection !== "online" ? this.#renderConnection(desk.connection === "connecting") : nothing}
      <h2>${strings.views[view]}</h2>
      ${renderList(list, strings)}
    </section>`;
  }

  #renderConnection(isConnecting: boolean): TemplateResult {
    const { connection } = this.strings;
    return html`<p class="banner" role="status">${isConnecting ? connection.connecting : connection.offline}</p>`;
  }

  #renderTalk(): TemplateResult {
    const { conversation, strings } = this;
    if (!conversation) return html`<main class="talk"><p class="choose">${strings.choose}</p></main>`;
    const { state, visitor, connection } = conversation;
    const waiting =
      state?.owner.type === "queue" ? strings.details.waiting(minutesSince(state.owner.since)) : "";
    return html`<main class="talk">
      <header>
        <button class="bare onlyphone" @click=${this.#leave}>${strings.back}</button>
        <h2>${visitor.contact?.name ?? strings.nobody}</h2>
        <span class="soft">${this.#ownerWords(conversation)} ${waiting}</span>
        <span class="spring"></span>
        ${renderActions(
          {
            conversation,
            me: this.signedIn.account.id,
            role: this.signedIn.account.role,
            people: this.desk?.people.values() ?? [],
            act: (act) => this.#act(act),
            claim: this.#claim,
          },
          strings,
        )}
      </header>
      <div class="scroll">
        ${connection === "online" ? nothing : this.#renderConnection(connection === "connecting")}
        ${renderRejection(conversation, strings)}
        ${renderTranscript(conversation, strings, {
          retry: (id) => this.#room?.retry(id),
          discard: (id) => this.#room?.discard(id),
        })}
      </div>
      ${this.#renderComposer(conversation)}
    </main>`;
  }

  #renderComposer(conversation: Conversation): TemplateResult {
    const { strings, isNote, draft } = this;
    const { composer, act } = strings;
    const mayReply = this.#isMine && conversation.state?.phase.type !== "resolved";
    const isShut = !isNote && !mayReply;
    const tab = (isNotes: boolean, words: string) =>
      html`<button type="button" role="tab" aria-selected=${isNote === isNotes} @click=${() => {
        this.isNote = isNotes;
      }}>${words}</button>`;
    return html`<form class="composer ${isNote ? "note" : ""}" @submit=${this.#submit}>
      <div class="bar" role="tablist">${tab(false, composer.reply)}${tab(true, composer.note)}<span class="spring"></span>
        ${isShut ? html`<span class="soft">${composer.notYours}</span>` : nothing}</div>
      <textarea
        aria-label=${isNote ? composer.noteLabel : composer.label}
        placeholder=${isNote ? composer.noteLabel : composer.label}
        maxlength=${isNote ? NOTE_LENGTH_MAX : AGENT_TEXT_LENGTH_MAX}
        .value=${draft} @input=${this.#write} @keydown=${this.#sendByKey}
      ></textarea>
      <div class="bar"><span class="spring"></span>
        <button class="main" ?disabled=${isShut || draft.trim() === ""}>${isNote ? act.note : act.send}</button></div>
    </form>`;
  }

  #renderOffer(): unknown {
    const offer = this.desk?.offer;
    if (!offer) return nothing;
    const { strings } = this;
    const { session, visitor } = offer.row;
    const accept = () => {
      this.#open(session);
      this.#claimWhenThere = session;
    };
    return html`<section class="offer" role="alert">
      <span>${strings.offer(visitor ?? strings.nobody)}</span>
      <button class="main" @click=${accept}>${strings.act.accept}</button>
      <button class="bare" @click=${() => this.#deskRoom?.declineOffer(session)}>${strings.act.decline}</button>
    </section>`;
  }

  get #rows() {
    const { desk, view, signedIn } = this;
    return desk ? rowsOfView(desk.rows.values(), view, signedIn.account.id) : [];
  }

  get #isMine(): boolean {
    return this.conversation !== undefined && isWith(this.conversation, this.signedIn.account.id);
  }

  #claimWhenThere: string | undefined;

  readonly #details = {
    setPriority: (priority: number) => this.#room?.setPriority(priority),
    setTags: (tags: readonly string[]) => this.#room?.setTags(tags),
  };

  #ownerWords({ state }: Conversation): string {
    const { owner } = this.strings;
    if (!state) return "";
    if (state.owner.type !== "agent") return owner[state.owner.type];
    return this.#isMine ? owner.me : owner.agent(state.owner.agent.name);
  }

  #takeDesk(desk: DeskState): void {
    this.desk = desk;
    const waiting = desk.counts.queue;
    document.title = `${waiting > 0 ? `(${waiting}) ` : ""}${this.signedIn.site.name} · Prosa`;
    if (desk.connection === "signed-out") this.dispatchEvent(new CustomEvent("signed-out"));
  }

  #show(view: View): void {
    this.view = view;
    this.#cursor = 0;
    this.#deskRoom?.show(view);
  }

  #open(session: string): void {
    this.#cursor = Math.max(
      0,
      this.#rows.findIndex((row) => row.session === session),
    );
    if (this.conversation?.session === session) return;
    this.#room?.close();
    this.isNote = false;
    this.draft = readDraft(this.signedIn.account.id, session);
    this.#room = new ConversationRoom(session, (conversation) => this.#takeConversation(conversation));
    this.conversation = this.#room.conversation;
  }

  #takeConversation(conversation: Conversation): void {
    if (conversation.session !== this.#room?.conversation.session) return;
    this.conversation = conversation;
    if (conversation.state && this.#claimWhenThere === conversation.session) {
      this.#claimWhenThere = undefined;
      this.#claim();
    }
  }

  #leave = (): void => {
    const session = this.conversation?.session;
    this.#room?.close();
    this.#room = undefined;
    this.conversation = undefined;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[data-session="${session}"]`)?.focus(),
    );
  };

  #act(act: Act): void {
    this.#room?.act(act);
  }

  #claim = (): void => {
    if (!this.conversation) return;
    this.#act(claimOf(this.conversation, this.signedIn.account.id));
    this.#show("mine");
  };

  #togglePresence = (): void => {
    const presence = this.desk?.people.get(this.signedIn.account.id)?.presence;
    this.#deskRoom?.setPresence(presence === "away" ? "online" : "away");
  };

  #invite = async (): Promise<void> => {
    const link = await invite({ role: "agent" }).catch(() => undefined);
    if (!link) return;
    const address = new URL(link.path, location.origin).href;
    await navigator.clipboard?.writeText(address).catch(() => undefined);
    this.told = this.strings.invited;
    this.dispatchEvent(new CustomEvent<string>("invited", { detail: address }));
  };

  #write = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLTextAreaElement) || !this.conversation) return;
    this.draft = currentTarget.value;
    keepDraft(this.signedIn.account.id, this.conversation.session, this.draft);
    if (!this.isNote && this.#isMine) this.#room?.setTyping(this.draft !== "");
  };

  #submit = (event: Event): void => {
    event.preventDefault();
    this.#send();
  };

  #send(): void {
    const text = this.draft.trim();
    if (text === "" || !this.conversation || (!this.isNote && !this.#isMine)) return;
    if (this.isNote) this.#room?.note(text);
    else this.#room?.say(text);
    this.draft = "";
    keepDraft(this.signedIn.account.id, this.conversation.session, "");
  }

  #sendByKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") (event.currentTarget as HTMLElement).blur();
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    this.#send();
  };

  #see = (): void => {
    if (document.visibilityState === "visible" && this.#isMine) this.#room?.see();
  };

  #openKeys = (): void => this.renderRoot.querySelector("dialog")?.showModal();

  #handleKey = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    const isWriting = target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (isWriting || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const work = this.#workOf(event.key);
    if (!work || this.renderRoot.querySelector("dialog")?.open) return;
    event.preventDefault();
    work();
  };

  #workOf(key: string): (() => void) | undefined {
    const isOpen = this.conversation?.state !== undefined;
    const whenMine = (work: () => void) => (isOpen && this.#isMine ? work : undefined);
    const view = VIEWS[Number(key) - 1];
    if (view) return () => this.#show(view);
    switch (key) {
      case "j":
        return () => this.#move(1);
      case "k":
        return () => this.#move(-1);
      case "Escape":
        return isOpen ? this.#leave : undefined;
      case "m":
        return isOpen && !this.#isMine ? this.#claim : undefined;
      case "r":
        return isOpen ? () => this.#compose(false) : undefined;
      case "n":
        return isOpen ? () => this.#compose(true) : undefined;
      case "e":
        return isOpen ? () => this.#act({ type: "resolve" }) : undefined;
      case "b":
        return whenMine(() => this.#act({ type: "hand-back" }));
      case "q":
        return whenMine(() => this.#act({ type: "transfer", to: { type: "queue" } }));
      case "h":
        return whenMine(() => this.#act({ type: "snooze", until: tomorrowMorning() }));
      case "?":
        return this.#openKeys;
      default:
        return undefined;
    }
  }

  #move(by: number): void {
    const rows = this.#rows;
    const current = rows.findIndex(({ session }) => session === this.conversation?.session);
    const at = current < 0 ? this.#cursor : current + by;
    const row = rows[Math.min(Math.max(0, at), rows.length - 1)];
    if (row) this.#open(row.session);
  }

  #compose(isNote: boolean): void {
    this.isNote = isNote;
    void this.updateComplete.then(() => this.renderRoot.querySelector("textarea")?.focus());
  }
}

customElements.define("desk-inbox", DeskInbox);
