import type { ConversationDetail, ConversationPage, ConversationPanel } from "@prosa/protocol/desk";
import { requestAt } from "./requests.ts";

/** A page of the site's conversations; `query` is that of `GET /api/conversations`. */
export function listConversations(query: URLSearchParams): Promise<ConversationPage> {
  return requestAt("GET", `/api/conversations?${query}`);
}

/** A conversation with its whole log, read page by page. Reading is noted in the site's audit log. */
export async function readConversation(session: string): Promise<ConversationDetail> {
  let page = await readFrom(session, 0);
  const events = [...page.events];
  const { internal } = page;
  while (page.next !== undefined) {
    page = await readFrom(session, page.next);
    events.push(...page.events);
  }
  return { ...page, events, internal };
}

/** All that is known of a conversation that is open at the desk, and of its visitor. */
export function readPanel(session: string): Promise<ConversationPanel> {
  return requestAt("GET", `/api/desk/conversations/${encodeURIComponent(session)}/panel`);
}

export function tagConversation(session: string, tags: readonly string[]): Promise<void> {
  return requestAt("PATCH", pathOf(session), { tags });
}

/** Erases a conversation for good: its words, its row and all that it counted. */
export function eraseConversation(session: string): Promise<void> {
  return requestAt("DELETE", pathOf(session));
}

/** The address of a conversation as a file. */
export function exportPath(session: string, format: "json" | "text"): string {
  return `${pathOf(session)}/export?format=${format}`;
}

function readFrom(session: string, since: number): Promise<ConversationDetail> {
  return requestAt("GET", `${pathOf(session)}?since=${since}`);
}

function pathOf(session: string): string {
  return `/api/conversations/${encodeURIComponent(session)}`;
}
