import type {
  ConversationWindow,
  MessageTemplate,
  MessageTemplates,
  SendTemplateRequest,
} from "@prosa/protocol/desk";
import { requestAt } from "../client/requests.ts";

/** The channel on which the person wrote last, and until when they may be written to freely. */
export function readWindow(session: string): Promise<ConversationWindow> {
  return requestAt("GET", `${pathOf(session)}/window`);
}

/** The approved templates of the conversation's channel. */
export async function listTemplates(session: string): Promise<readonly MessageTemplate[]> {
  return (await requestAt<MessageTemplates>("GET", `${pathOf(session)}/templates`)).templates;
}

/** Sends a template as the person's own words; rejects with 409 where they do not have the conversation. */
export function sendTemplate(session: string, wanted: SendTemplateRequest): Promise<void> {
  return requestAt("POST", `${pathOf(session)}/templates`, wanted);
}

function pathOf(session: string): string {
  return `/api/desk/conversations/${encodeURIComponent(session)}`;
}
