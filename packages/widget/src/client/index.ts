export type { Message, Part } from "@prosa/protocol";
export { type ChatClient, type ChatClientOptions, createChatClient } from "./chat-client.ts";
export type { Submission } from "./drafts.ts";
export { attendanceOf, messageText, type Row, rowsOf, unseenCountOf } from "./state/rows.ts";
export type { ChatState, ConnectionState, OutboxRow, Reply } from "./state/state.ts";
