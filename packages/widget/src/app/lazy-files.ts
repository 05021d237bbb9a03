import { lazily } from "../client/lazily.ts";

/** The conversation, its storage and its connection: they load beside the panel, which shows without them. */
export const loadClient = lazily(async () => (await import("../client/conversation.ts")).Conversation);
export const loadBackground = lazily(
  async () => (await import("./background-features.ts")).BACKGROUND_FEATURES,
);
export const loadDeferred = lazily(async () => (await import("./features.ts")).FEATURES);
export const loadConversation = lazily(async () => {
  const { CONVERSATION_FEATURES, CONVERSATION_STYLE, RENDERERS } = await import("./conversation-features.ts");
  return { CONVERSATION_FEATURES, CONVERSATION_STYLE, RENDERERS };
});
