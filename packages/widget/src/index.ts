export type { Message } from "@prosa/protocol";
export type { OwnStrings } from "./app/own-strings.ts";
export { ProsaChat } from "./element/prosa-chat.ts";
