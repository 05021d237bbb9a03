import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";
import { agentSchema } from "./agent.ts";
import { partSchema } from "./union.ts";

/** The end of a reply: complete, stopped by the visitor, failed at the model, or cut off by a restart of the room. */
export const replyEndSchema = z.enum(["done", "stopped", "failed", "interrupted"]);
export type ReplyEnd = z.infer<typeof replyEndSchema>;

/** One utterance in the transcript. */
export const messageSchema = z.object({
  id: idSchema,
  author: z.enum(["visitor", "assistant", "agent", "notice"]),
  parts: z.array(partSchema).check(z.maxLength(20)),
  /** The visitor's message that a reply answers, or the message whose choice a visitor pressed. */
  replyTo: z.optional(idSchema),
  /** The visitor's earlier message that this one replaces: that one and the replies to it are void. */
  replaces: z.optional(idSchema),
  /** The person who wrote it, of author `agent`. */
  agent: z.optional(agentSchema),
  /** Present on the assistant's messages alone. */
  end: z.optional(replyEndSchema),
});
export type Message = z.infer<typeof messageSchema>;
