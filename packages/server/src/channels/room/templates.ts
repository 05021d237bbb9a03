import { idSchema } from "@prosa/protocol";
import type { ConversationWindow } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomStorage } from "../../platform/room-host.ts";
import { type Channel, type OutgoingCall, outgoingCallSchema } from "../channel.ts";
import type { Link } from "./link.ts";

const PREFIX = "template:";

const rowSchema = z.object({ call: outgoingCallSchema, at: z.int() });

/** A message that goes as a template once it stands in the session's log. */
export const templateSchema = z.object({ messageId: idSchema, call: outgoingCallSchema });

/** The key of a message's template, which is kept before the message is. */
export function templateKey(messageId: string): string {
  return PREFIX + messageId;
}

/** The call that sends a message as a template; `null` for every other message. */
export async function templateCall(storage: RoomStorage, messageId: string): Promise<OutgoingCall | null> {
  return rowSchema.safeParse(await storage.get(templateKey(messageId))).data?.call ?? null;
}

/** The keys of templates that are older than `before`. */
export async function oldTemplates(storage: RoomStorage, before: number): Promise<string[]> {
  const rows = await storage.list({ prefix: PREFIX });
  return [...rows].filter(([, row]) => (rowSchema.safeParse(row).data?.at ?? 0) < before).map(([key]) => key);
}

/** Until when a person may be written to freely, and whether templates go out after that. */
export function windowOf(
  { channel: kind, wroteAt }: Link,
  { limits, templates }: Channel,
): ConversationWindow {
  const { windowMs } = limits;
  return {
    channel: kind,
    ...(windowMs !== undefined && wroteAt !== undefined && { until: wroteAt + windowMs }),
    hasTemplates: templates !== undefined,
  };
}
