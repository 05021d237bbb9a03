import type { CannedReply, SignedIn } from "@prosa/protocol/desk";
import { html, type TemplateResult } from "lit";
import type { DeskState } from "../client/desk-room.ts";
import type { Outbox } from "../client/outbox.ts";
import type { Strings } from "../strings/index.ts";
import type { Page, Route } from "./route.ts";

/** Pages load when they are opened. */
const PAGE_FILES: Readonly<Record<Page, () => Promise<unknown>>> = {
  tickets: () => import("../tickets/tickets.ts"),
  contacts: () => import("../contacts/contacts.ts"),
  insights: () => import("../insights/insights.ts"),
  experiments: () => import("../experiments/experiments.ts"),
  conversations: () => import("../conversations/conversations.ts"),
  unanswered: () => import("../unanswered/unanswered.ts"),
  knowledge: () => import("../knowledge/knowledge.ts"),
  channels: () => import("../channels/channels.ts"),
  people: () => import("../settings/people.ts"),
  hours: () => import("../settings/hours.ts"),
  replies: () => import("../settings/replies.ts"),
  macros: () => import("../macros/macros.ts"),
  settings: () => import("../site/settings.ts"),
  sites: () => import("../site/sites.ts"),
  setup: () => import("../setup/setup.ts"),
  webhooks: () => import("../webhooks/webhooks.ts"),
  crm: () => import("../crm/crm.ts"),
  account: () => import("../account/account.ts"),
};

/** The address of a page beside the inbox. */
type PageRoute = Exclude<Route, { area: "inbox" }>;

/** All that a page is given by the shell, and what it tells the shell. */
interface PageContext {
  strings: Strings;
  signedIn: SignedIn;
  desk: DeskState;
  outbox: Outbox | undefined;
  replies: readonly CannedReply[];
  /** The page's filters changed: the address follows without a step to go back to. */
  onFilter(event: CustomEvent<URLSearchParams>): void;
  /** The page leads to another address of its own, from which people may go back. */
  onVisit(event: CustomEvent<URLSearchParams>): void;
  onReplies(event: CustomEvent<readonly CannedReply[]>): void;
  onRail(): void;
}

/** Loads the page that the address names, and renders it. */
export function renderPage(
  route: PageRoute,
  { strings, signedIn, desk, outbox, replies, onFilter, onVisit, onReplies, onRail }: PageContext,
): TemplateResult {
  void PAGE_FILES[route.area]();
  if (route.area === "contacts")
    return html`<desk-contacts class="area" role="main" .strings=${strings} .signedIn=${signedIn} .filters=${route.filters} @filter=${onFilter} @visit=${onVisit} @rail=${onRail}></desk-contacts>`;
  if (route.area === "tickets")
    return html`<desk-tickets
      class="area" role="main" .strings=${strings} .signedIn=${signedIn} .people=${desk.people} .filters=${route.filters}
      .changed=${desk.changedTickets} .outbox=${outbox} @filter=${onFilter} @visit=${onVisit} @rail=${onRail}
    ></desk-tickets>`;
  if (route.area === "insights")
    return html`<desk-insights class="area" role="main" .strings=${strings} .signedIn=${signedIn} .desk=${desk} .filters=${route.filters} @filter=${onFilter} @rail=${onRail}></desk-insights>`;
  if (route.area === "experiments")
    return html`<desk-experiments class="area" role="main" .strings=${strings} .signedIn=${signedIn} @rail=${onRail}></desk-experiments>`;
  if (route.area === "conversations")
    return html`<desk-conversations class="area" role="main" .strings=${strings} .signedIn=${signedIn} .filters=${route.filters} @filter=${onFilter} @rail=${onRail}></desk-conversations>`;
  if (route.area === "unanswered")
    return html`<desk-unanswered class="area" role="main" .strings=${strings} .signedIn=${signedIn} .filters=${route.filters} @filter=${onFilter} @rail=${onRail}></desk-unanswered>`;
  if (route.area === "knowledge")
    return html`<desk-knowledge class="area" role="main" .strings=${strings} .signedIn=${signedIn} @rail=${onRail}></desk-knowledge>`;
  if (route.area === "channels")
    return html`<desk-channels class="area" role="main" .strings=${strings} .signedIn=${signedIn} @rail=${onRail}></desk-channels>`;
  if (route.area === "settings")
    return html`<desk-settings class="area" role="main" .strings=${strings} .signedIn=${signedIn} .filters=${route.filters} @filter=${onFilter} @rail=${onRail}></desk-settings>`;
  if (route.area === "sites")
    return html`<desk-sites class="area" role="main" .strings=${strings} .signedIn=${signedIn} @rail=${onRail}></desk-sites>`;
  if (route.area === "setup")
    return html`<desk-setup class="area" role="main" .strings=${strings} .signedIn=${signedIn} .filters=${route.filters} @filter=${onFilter} @rail=${onRail}></desk-setup>`;
  if (route.area === "webhooks")
    return html`<desk-webhooks class="area" role="main" .strings=${strings} .signedIn=${signedIn} @rail=${onRail}></desk-webhooks>`;
  if (route.area === "crm")
    return html`<desk-crm class="area" role="main" .strings=${strings} .signedIn=${signedIn} @rail=${onRail}></desk-crm>`;
  if (route.area === "account")
    return html`<desk-account class="area" role="main" .strings=${strings} .signedIn=${signedIn} .colleagues=${desk.people} @rail=${onRail}></desk-account>`;
  if (route.area === "hours")
    return html`<desk-hours class="area" role="main" .strings=${strings} .signedIn=${signedIn} @rail=${onRail}></desk-hours>`;
  if (route.area === "macros")
    return html`<desk-macros class="area" role="main" .strings=${strings} .signedIn=${signedIn} .filters=${route.filters} @filter=${onFilter} @rail=${onRail}></desk-macros>`;
  if (route.area === "replies")
    return html`<desk-replies
      class="area" role="main" .strings=${strings} .signedIn=${signedIn} .replies=${replies} .filters=${route.filters}
      @filter=${onFilter} @rail=${onRail} @replies=${onReplies}
    ></desk-replies>`;
  return html`<desk-people class="area" role="main" .strings=${strings} .signedIn=${signedIn} .colleagues=${desk.people} .filters=${route.filters} @filter=${onFilter} @rail=${onRail}></desk-people>`;
}
