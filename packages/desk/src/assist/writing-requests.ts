import type { TalkSummary, TranslatedOwn, Translation, Translations } from "@prosa/protocol/desk";
import { requestAt } from "../client/requests.ts";

/** Messages of a conversation in a language, by the site's LLM. Rejects with 409 `no-model` where there is none. */
export async function translateMessages(
  session: string,
  to: string,
  messages: readonly string[],
): Promise<Translation[]> {
  return (await post<Translations>(session, "translations", { to, messages })).translations;
}

/** A person's own words in the visitor's language, to be looked at before they are sent. */
export function translateOwnWords(session: string, to: string, text: string): Promise<TranslatedOwn> {
  return post(session, "own-words", { to, text });
}

export function summariseTalk(session: string, to: string): Promise<TalkSummary> {
  return post(session, "summary", { to });
}

function post<Answer>(session: string, name: string, body: object): Promise<Answer> {
  return requestAt("POST", `/api/desk/conversations/${encodeURIComponent(session)}/${name}`, body);
}
