import { drawBubble } from "../bubble/bubble.ts";
import { hearKeys } from "./keys.ts";
import { ProsaChat } from "./prosa-chat.ts";
import { register } from "./register.ts";

// The npm entry includes the bubble; the script tag's loader draws it before the chat.
ProsaChat.drawBubble = drawBubble;
register();
if (typeof document !== "undefined") hearKeys();

export { ProsaChat };
