export type { Message } from "@prosa/protocol";
export { ProsaChat } from "./prosa-chat.ts";
export type { OwnStrings } from "./strings/index.ts";
