import { shareParts } from "./part-loader.ts";
import { ProsaChat } from "./prosa-chat.ts";
import { register } from "./register.ts";

shareParts();
register();

export { ProsaChat };
