import type { CannedReply, SignedIn, View } from "@prosa/protocol/desk";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { COMMAND_IDS, type CommandId } from "../client/command-ids.ts";
import { DeskRoom, type DeskState, offerTo, UNKNOWN_DESK } from "../client/desk-room.ts";
import { Outbox } from "../client/outbox.ts";
import { keepPreferences, type Preferences, readPreferences, withUndo } from "../client/preferences.ts";
import { listReplies } from "../client/requests.ts";
import { type DeskInbox, INBOX_TAG } from "../inbox/inbox.ts";
import { nameOfRow } from "../inbox/names.ts";
import { renderAvatar } from "../parts/avatar.ts";
import type { MenuItem } from "../parts/menu.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { renderPage } from "./areas.ts";
import { showCount } from "./badge.ts";
import { KEYS, KeyReader } from "./keys.ts";
import { Chime, countOf, noticesOf } from "./notices.ts";
import type { PaletteChoice } from "./palette.ts";
import { renderRail } from "./rail.ts";
import { hashOf, type Page, parseRoute, type Route } from "./route.ts";
import { shellStyle } from "./style.ts";
import "../inbox/inbox.ts";
import "../parts/menu.ts";

/** The time for which the line of what was done is shown, in milliseconds. */
const TOLD_MS = 4_000;

type Works = Partial<Record<CommandId, () => void>>;

/** The desk of one signed-in person: the rail, the area that the address names, keys, palette, offers and notices. Fires `sign-out` and `signed-out`. */
class DeskShell extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    desk: { state: true },
    route: { state: true },
    preferences: { state: true },
    replies: { state: true },
    told: { state: true },
    isRailOpen: { state: true },
  };

  static override styles = [theme, shellStyle];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare desk: DeskState;
  declare route: Route;
  declare preferences: Preferences;
  declare replies: readonly CannedReply[];
  /** The last thing that was done, for everybody who looks or listens. */
  declare told: string;
  declare isRailOpen: boolean;

  readonly #keys = new KeyReader();
  readonly #chime = new Chime();
  #deskRoom: DeskRoom | undefined;
  #outbox: Outbox | undefined;
  #toldTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.desk = UNKNOWN_DESK;
    this.route = parseRoute(location.hash);
    this.preferences = readPreferences();
    this.replies = [];
    this.told = "";
    this.isRailOpen = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#outbox = new Outbox(this.signedIn.account.id);
    this.#deskRoom = new DeskRoom(
      this.signedIn.site.id,
      (desk) => this.#takeDesk(desk),
      (session) => this.#outbox?.forgetDrafts(session),
    );
    if (this.route.area === "inbox") this.#deskRoom.show(this.route.view);
    this.#chime.start();
    void this.#loadReplies();
    addEventListener("keydown", this.#handleKey);
    addEventListener("hashchange", this.#followAddress);
    this.addEventListener("tell", this.#handleTell);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#deskRoom?.close();
    this.#chime.stop();
    removeEventListener("keydown", this.#handleKey);
    removeEventListener("hashchange", this.#followAddress);
    this.removeEventListener("tell", this.#handleTell);
  }

  override render(): TemplateResult {
    const { strings, signedIn, desk, route } = this;
    const rail = {
      signedIn,
      desk,
      route,
      isOpen: this.isRailOpen,
      account: this.#accountItems,
      onView: (view: View) => this.#go({ area: "inbox", view }),
      onPage: (page: Page) => this.#go({ area: page, filters: new URLSearchParams() }),
      onFind: () => this.#openPalette("commands"),
      onClose: this.#closeRail,
    };
    return html`${renderRail(rail, strings)}${this.#renderArea()}${this.#renderOffer()}
      <desk-palette .strings=${strings}></desk-palette>
      <p class="told" role="status">${this.told}</p>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("preferences") && this.hasUpdated) keepPreferences(this.preferences);
  }

  #renderArea(): TemplateResult {
    const { strings, signedIn, desk, route, preferences } = this;
    if (route.area === "inbox")
      return html`<desk-inbox
        class="area" role="main" .strings=${strings} .signedIn=${signedIn} .desk=${desk} .preferences=${preferences}
        .view=${route.view} .session=${route.session} .outbox=${this.#outbox} .replies=${this.replies}
        @go=${this.#handleGo} @more=${() => this.#deskRoom?.showMore(route.view)} @rail=${this.#openRail}
        @prefer=${({ detail }: CustomEvent<Partial<Preferences>>) => this.#prefer(detail)}
      ></desk-inbox>`;
    const page = { filters: route.filters, area: route.area };
    return renderPage(page, {
      strings,
      signedIn,
      desk,
      outbox: this.#outbox,
      replies: this.replies,
      onFilter: ({ detail }) => this.#replace({ ...page, filters: detail }),
      onVisit: ({ detail }) => this.#go({ ...page, filters: detail }),
      onReplies: ({ detail }) => {
        this.replies = detail;
      },
      onRail: this.#openRail,
    });
  }

  #renderOffer(): TemplateResult | typeof nothing {
    const { strings } = this;
    const { row, by } = offerTo(this.desk, this.signedIn.account.id) ?? {};
    // Who reads the conversation takes it there.
    const isRead = this.route.area === "inbox" && this.route.session === row?.session;
    if (!row || isRead) return nothing;
    const { session, visitor, preview } = row;
    return html`<section class="offer" role="alert">
      <div class="top">${renderAvatar(visitor, session)}<div><b>${strings.offer(nameOfRow(row, strings), by)}</b><p class="preview">${preview}</p></div></div>
      <div class="choice">
        <button class="main" @click=${() => this.#accept(session)}>${strings.act.accept}</button>
        <button class="bare" @click=${() => this.#deskRoom?.declineOffer(session)}>${strings.act.decline}</button>
      </div>
    </section>`;
  }

  /** The area that is shown, with what can be done there. */
  get #area(): (HTMLElement & { works?: Works }) | null {
    return this.renderRoot.querySelector<HTMLElement & { works?: Works }>(".area");
  }

  get #inbox(): DeskInbox | null {
    return this.renderRoot.querySelector<DeskInbox>(INBOX_TAG);
  }

  get #isAway(): boolean {
    return this.desk.people.get(this.signedIn.account.id)?.presence === "away";
  }

  get #accountItems(): MenuItem[] {
    const { account } = this.strings;
    const { hasSound, undoMs } = this.preferences;
    return [
      { label: account.away, isChecked: this.#isAway, run: this.#toggleAway },
      { label: account.sound, isChecked: hasSound, run: this.#toggleSound },
      {
        label: account.undo,
        isChecked: undoMs > 0,
        run: () => this.#prefer(withUndo(this.preferences, undoMs === 0)),
      },
      { label: this.strings.areas.account, icon: "mine", run: () => this.#works["go-account"]?.() },
      { label: account.keys, hint: KEYS.keys.shown, icon: "info", run: () => this.#openPalette("keys") },
      { label: account.signOut, icon: "handBack", run: this.#signOut },
    ];
  }

  /** Everything that can be done now. */
  get #works(): Works {
    const view = (one: View) => () => this.#go({ area: "inbox", view: one });
    const page = (one: Page) => () => this.#go({ area: one, filters: new URLSearchParams() });
    return {
      palette: () => this.#openPalette("commands"),
      keys: () => this.#openPalette("keys"),
      "go-mine": view("mine"),
      "go-queue": view("queue"),
      "go-others": view("others"),
      "go-assistant": view("assistant"),
      "go-snoozed": view("snoozed"),
      "go-resolved": view("resolved"),
      "go-tickets": page("tickets"),
      "go-contacts": page("contacts"),
      "go-people": page("people"),
      "go-insights": page("insights"),
      "go-experiments": page("experiments"),
      "go-unanswered": page("unanswered"),
      "go-conversations": page("conversations"),
      "go-knowledge": page("knowledge"),
      "go-channels": page("channels"),
      "go-hours": page("hours"),
      "go-replies": page("replies"),
      "go-macros": page("macros"),
      "go-settings": page("settings"),
      "go-sites": page("sites"),
      "go-webhooks": page("webhooks"),
      "go-crm": page("crm"),
      "go-account": page("account"),
      away: this.#toggleAway,
      sound: this.#toggleSound,
      ...this.#area?.works,
    };
  }

  get #choices(): PaletteChoice[] {
    const { strings } = this;
    const works = this.#works;
    const order = ["conversation", "writing", "go", "desk"];
    const ids = COMMAND_IDS.toSorted(
      (one, other) => order.indexOf(KEYS[one].group) - order.indexOf(KEYS[other].group),
    );
    const named = ids.flatMap((id) => {
      const run = id === "palette" ? undefined : works[id];
      return run ? [{ label: strings.commands[id], hint: KEYS[id].shown, run }] : [];
    });
    const people = (this.#inbox?.receivers ?? []).map(({ name, run }) => ({
      label: strings.palette.person(name),
      hint: "",
      run,
    }));
    return [...named, ...people, ...(this.#inbox?.macros ?? [])];
  }

  async #loadReplies(): Promise<void> {
    this.replies = await listReplies().catch(() => []);
  }

  #takeDesk(desk: DeskState): void {
    const me = this.signedIn.account.id;
    const isLooking = document.visibilityState === "visible" && this.route.area === "inbox";
    const looksAt = isLooking && this.route.area === "inbox" ? this.route.session : undefined;
    for (const { type, row } of noticesOf(this.desk, desk, me, looksAt)) {
      if (this.preferences.hasSound) this.#chime.play(type);
      // The offer says so already, and for longer.
      if (type === "queued" && row.session !== offerTo(desk, me)?.row.session)
        this.#tell(this.strings.told.queued(nameOfRow(row, this.strings)));
    }
    this.desk = desk;
    showCount(countOf(desk, me), this.signedIn.site.name);
    if (desk.connection === "signed-out") this.dispatchEvent(new CustomEvent("signed-out"));
  }

  #go(route: Route): void {
    this.isRailOpen = false;
    if (hashOf(route) !== location.hash) history.pushState(null, "", hashOf(route));
    this.#follow(route);
  }

  /** Changes the address without a step to go back to. */
  #replace(route: Route): void {
    history.replaceState(null, "", hashOf(route));
    this.route = route;
  }

  #follow(route: Route): void {
    this.route = route;
    if (route.area === "inbox") this.#deskRoom?.show(route.view);
  }

  #followAddress = (): void => this.#follow(parseRoute(location.hash));

  #handleGo = ({ detail }: CustomEvent<{ view: View; session?: string }>): void =>
    this.#go({ area: "inbox", ...detail });

  #accept(session: string): void {
    this.#go({ area: "inbox", view: "mine", session });
    // From another area the inbox is there only after the next render.
    void this.updateComplete.then(() => this.#inbox?.claimOnceOpen(session));
  }

  #prefer(change: Partial<Preferences>): void {
    this.preferences = { ...this.preferences, ...change };
  }

  #toggleAway = (): void => this.#deskRoom?.setPresence(this.#isAway ? "online" : "away");

  #toggleSound = (): void => this.#prefer({ hasSound: !this.preferences.hasSound });

  #signOut = (): void => {
    this.#outbox?.clear();
    this.dispatchEvent(new CustomEvent("sign-out"));
  };

  #openRail = (): void => {
    this.isRailOpen = true;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("nav .find")?.focus());
  };

  #closeRail = (): void => {
    this.isRailOpen = false;
  };

  #openPalette(mode: "commands" | "keys"): void {
    const palette = this.renderRoot.querySelector("desk-palette");
    void import("./palette.ts").then(() => {
      if (!palette) return;
      palette.choices = this.#choices;
      void palette.open(mode);
    });
  }

  #handleTell = (event: Event): void => this.#tell((event as CustomEvent<string>).detail);

  #tell(words: string): void {
    this.told = words;
    clearTimeout(this.#toldTimer);
    this.#toldTimer = setTimeout(() => {
      this.told = "";
    }, TOLD_MS);
  }

  #handleKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    if (this.isRailOpen && event.key === "Escape") {
      this.#closeRail();
      return;
    }
    const target = event.composedPath()[0];
    const isWriting =
      target instanceof HTMLElement &&
      (/^(?:TEXTAREA|SELECT)$/.test(target.tagName) || target.matches('input:not([type="checkbox"])'));
    const isButton = target instanceof HTMLElement && target.tagName === "BUTTON" && event.key === "Enter";
    const id = this.#keys.read(event, isWriting);
    if (!id || isButton || this.renderRoot.querySelector("desk-palette")?.isOpen) return;
    const work = this.#works[id];
    if (!work) return;
    event.preventDefault();
    work();
  };
}

customElements.define("desk-shell", DeskShell);
