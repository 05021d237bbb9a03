import type { View } from "@prosa/protocol/desk";
import { VIEWS } from "../client/views.ts";

/** Pages of the desk besides the inbox. */
const PAGES = [
  "tickets",
  "contacts",
  "insights",
  "experiments",
  "unanswered",
  "conversations",
  "knowledge",
  "channels",
  "people",
  "hours",
  "replies",
  "macros",
  "settings",
  "sites",
  "setup",
  "webhooks",
  "crm",
  "account",
] as const;
export type Page = (typeof PAGES)[number];

/** Pages that the rail names for owners alone. */
export const OWNERS_PAGES: readonly Page[] = ["experiments", "settings", "sites", "crm"];

/** The pages as the rail groups them; that of the set-up is reached from the sites, that of the account from its menu. */
export const PAGE_GROUPS = {
  work: ["tickets", "contacts", "replies", "macros"],
  learning: ["insights", "experiments", "conversations", "unanswered", "knowledge"],
  setup: ["channels", "people", "hours", "settings", "sites", "webhooks", "crm"],
} as const satisfies Readonly<Record<string, readonly Page[]>>;

/** The place that the address names, after its `#`: `#/inbox/queue/SESSION`, or `#/people?role=agent`. */
export type Route =
  | { area: "inbox"; view: View; session?: string }
  | { area: Page; filters: URLSearchParams };

/** Reads the address's fragment; what it does not know leads to the queue. */
export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [area, second, third] = path.split("/").map(decode);
  const page = PAGES.find((one) => one === area);
  if (page) return { area: page, filters: new URLSearchParams(query) };
  const view = VIEWS.find((one) => one === second) ?? "queue";
  return { area: "inbox", view, ...(third && { session: third }) };
}

/** The fragment that `parseRoute` reads as this route. */
export function hashOf(route: Route): string {
  if (route.area !== "inbox") {
    const query = String(route.filters);
    return `#/${route.area}${query && `?${query}`}`;
  }
  const { view, session } = route;
  return `#/inbox/${view}${session ? `/${encodeURIComponent(session)}` : ""}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
