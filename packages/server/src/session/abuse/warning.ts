import { ASK_HUMAN_CHOICE, type Language, type Message } from "@prosa/protocol";
import { packOf } from "../../language/packs.ts";
import type { AbuseKind } from "./abuse.ts";

/** Makes the one answer that abuse gets: what was noticed, what happens next, and a person for who means it. */
export function warningFor(kind: AbuseKind, replyTo: string, id: string, language: Language): Message {
  const { abuseNoticed, abuseFollows, askHuman } = packOf(language).reply;
  return {
    id,
    author: "assistant",
    replyTo,
    end: "done",
    parts: [
      { type: "text", text: `${abuseNoticed[kind]} ${abuseFollows}` },
      { type: "choices", choices: [{ id: ASK_HUMAN_CHOICE, label: askHuman }] },
    ],
  };
}
