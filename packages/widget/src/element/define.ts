import { drawBubble } from "./launcher.ts";
import { ProsaChat } from "./prosa-chat.ts";
import { register } from "./register.ts";

// What comes from npm comes as a whole; the script tag's chat leaves the bubble to its loader.
ProsaChat.drawBubble = drawBubble;
register();

export { ProsaChat };
