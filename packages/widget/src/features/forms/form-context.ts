import type { ChatContext } from "../../app/feature.ts";

/** Everything that a form or a survey uses of its chat. */
export type FormContext = Pick<ChatContext, "host" | "conversation">;
