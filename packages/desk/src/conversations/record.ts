import type { ConversationDetail } from "@prosa/protocol/desk";
import { css, LitElement, nothing, type TemplateResult } from "lit";
import { type Conversation, emptyConversation, reduceConversation } from "../client/conversation-state.ts";
import { talkStyle } from "../inbox/talk-style.ts";
import { renderTranscript } from "../inbox/transcript.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";

const NO_GESTURES = { undo() {}, retry() {}, discard() {}, retryFile() {}, discardFile() {} };

/** The words of a conversation, with the notes among it, as agents see it; for reading alone. */
class ConversationRecord extends LitElement {
  static override properties = { strings: { attribute: false }, detail: { attribute: false } };

  static override styles = [theme, talkStyle, css`:host { display: block; block-size: auto; }`];

  declare strings: Strings;
  declare detail: ConversationDetail | undefined;

  override render(): TemplateResult | typeof nothing {
    const { detail, strings } = this;
    if (!detail) return nothing;
    return renderTranscript(
      { conversation: conversationOf(detail), lastSeen: 0, gestures: NO_GESTURES },
      strings,
    );
  }
}

/** A conversation as its record holds it: nobody is in it, and nothing is on its way. */
function conversationOf({ session, events, internal, conversation }: ConversationDetail): Conversation {
  const start: Conversation = {
    ...emptyConversation(session),
    visitor: { ...(conversation?.contact && { contact: conversation.contact }) },
  };
  return [...events, ...internal].reduce(reduceConversation, start);
}

customElements.define("desk-record", ConversationRecord);
