import { ProsaChat } from "./prosa-chat.ts";
import { register } from "./register.ts";

register();

export { ProsaChat };
