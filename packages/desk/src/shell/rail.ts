import type { Role, SignedIn, View } from "@prosa/protocol/desk";
import { html, nothing, type TemplateResult } from "lit";
import { QUOTE_PATH } from "../../../widget/src/view/mark.ts";
import type { DeskState } from "../client/desk-room.ts";
import { VIEWS } from "../client/views.ts";
import { renderAvatar } from "../parts/avatar.ts";
import { type IconName, renderIcon } from "../parts/icons.ts";
import type { MenuItem } from "../parts/menu.ts";
import type { Strings } from "../strings/index.ts";
import { OWNERS_PAGES, PAGE_GROUPS, type Page, type Route } from "./route.ts";

interface RailView {
  signedIn: SignedIn;
  desk: DeskState;
  route: Route;
  isOpen: boolean;
  account: readonly MenuItem[];
  onView: (view: View) => void;
  onPage: (page: Page) => void;
  onFind: () => void;
  onClose: () => void;
}

const PAGE_ICONS: Readonly<Record<Page, IconName>> = {
  tickets: "tickets",
  contacts: "contacts",
  insights: "insights",
  experiments: "transfer",
  unanswered: "unanswered",
  conversations: "conversations",
  knowledge: "knowledge",
  channels: "send",
  people: "others",
  hours: "queue",
  replies: "replies",
  macros: "macros",
  settings: "settings",
  sites: "others",
  setup: "add",
  webhooks: "link",
  crm: "contacts",
  account: "mine",
};

/** Renders the ways to all that the desk has, who of the team is there, and the person's own menu. */
export function renderRail(view: RailView, strings: Strings): TemplateResult {
  const { signedIn, desk, isOpen } = view;
  const { site, account } = signedIn;
  const colleagues = [...desk.people.values()].filter(
    ({ id, presence }) => id !== account.id && presence !== "offline",
  );
  // Who has no connection is offered nothing, whatever the desk last told of them.
  const isLost = desk.connection === "offline";
  // A picture that was given since then is told by the desk.
  const me = desk.people.get(account.id) ?? account;
  const presence = isLost ? "offline" : (desk.people.get(account.id)?.presence ?? "online");
  return html`<nav aria-label=${site.name} ?data-open=${isOpen}>
    <div class="site"><svg class="mark" aria-hidden="true" viewBox="0 0 24 24"><path d=${QUOTE_PATH} /></svg><p>${site.name}</p></div>
    <button class="find" aria-keyshortcuts="Control+K" @click=${view.onFind}>${renderIcon("search")}${strings.palette.title}<kbd>Ctrl K</kbd></button>
    <div class="places">
      ${VIEWS.map((one) => renderView(one, view, strings))}
      ${Object.entries(PAGE_GROUPS).map(
        ([group, pages]) => html`<section aria-labelledby=${`group-${group}`}>
          <h2 id=${`group-${group}`}>${strings.pageGroups[group as keyof typeof PAGE_GROUPS]}</h2>
          ${pages.filter((page) => isNamed(page, account.role)).map((page) => renderPage(page, view, strings))}
        </section>`,
      )}
      ${colleagues.length === 0 ? nothing : html`<h2 id="team">${strings.online}</h2>`}
      <ul class="team" aria-labelledby="team">${colleagues.map(
        ({ id, name, avatarPath, presence: theirs, open }) =>
          html`<li title=${strings.presence[theirs]}><span class="face ${theirs}">${renderAvatar(name, id, avatarPath)}</span><span class="name">${name}</span><span class="sr">${strings.presence[theirs]}</span><span class="count">${open}</span></li>`,
      )}</ul>
    </div>
    <div class="me"><desk-menu bare .label=${strings.account.menu} .items=${view.account}>
      <span slot="button" class="face ${presence}">${renderAvatar(account.name, account.id, me.avatarPath)}</span>
      <span slot="button" class="who"><b>${account.name}</b><small>${strings.presence[presence]}</small></span>
    </desk-menu></div>
  </nav><button class="shade" aria-label=${strings.close} @click=${view.onClose}></button>`;
}

function isNamed(page: Page, role: Role): boolean {
  return role === "owner" || !OWNERS_PAGES.includes(page);
}

function renderPage(page: Page, { route, onPage }: RailView, strings: Strings): TemplateResult {
  return html`<button class="place" aria-current=${route.area === page ? "page" : nothing} @click=${() => onPage(page)}>
    ${renderIcon(PAGE_ICONS[page])}${strings.areas[page]}</button>`;
}

function renderView(one: View, { desk, route, onView }: RailView, strings: Strings): TemplateResult {
  const count = desk.counts?.[one];
  const isHere = route.area === "inbox" && route.view === one;
  const isBusy = one === "queue" && (count ?? 0) > 0;
  return html`<button class="place view" aria-current=${isHere ? "page" : nothing} @click=${() => onView(one)}>
    ${renderIcon(one)}${strings.views[one]}<span class="count ${count === undefined ? "unheard" : isBusy ? "busy" : ""}">${count}</span>
  </button>`;
}
