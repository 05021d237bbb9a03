export type { Message } from "@prosa/protocol";
export { ProsaChat } from "./element/prosa-chat.ts";
export type { OwnStrings } from "./strings/index.ts";
