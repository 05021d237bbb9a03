import * as z from "zod/mini";
import { agentSeenEventSchema } from "./agent-seen.ts";
import { confirmedEventSchema } from "./confirmed.ts";
import { deltaEventSchema } from "./delta.ts";
import { handedOverEventSchema } from "./handed-over.ts";
import { ownerChangedEventSchema } from "./owner-changed.ts";
import { pongEventSchema } from "./pong.ts";
import { queuedEventSchema } from "./queued.ts";
import { ratedEventSchema } from "./rated.ts";
import { refusedEventSchema } from "./refused.ts";
import { rejectedEventSchema } from "./rejected.ts";
import { reopenedEventSchema } from "./reopened.ts";
import { replyingEventSchema } from "./replying.ts";
import { resetEventSchema } from "./reset.ts";
import { resolvedEventSchema } from "./resolved.ts";
import { saidEventSchema } from "./said.ts";
import { scoredEventSchema } from "./scored.ts";
import { seenEventSchema } from "./seen.ts";
import { submittedEventSchema } from "./submitted.ts";
import { typingEventSchema } from "./typing.ts";
import { welcomeEventSchema } from "./welcome.ts";

/** Everything that the log holds: one gap-free `seq` a session. */
export const durableEventSchema = z.discriminatedUnion("type", [
  saidEventSchema,
  ratedEventSchema,
  submittedEventSchema,
  scoredEventSchema,
  handedOverEventSchema,
  ownerChangedEventSchema,
  resolvedEventSchema,
  reopenedEventSchema,
]);
export type DurableEvent = z.infer<typeof durableEventSchema>;

/** Everything a room may send. A frame carries an array of events, in order. */
export const roomEventSchema = z.discriminatedUnion("type", [
  welcomeEventSchema,
  refusedEventSchema,
  resetEventSchema,
  confirmedEventSchema,
  rejectedEventSchema,
  saidEventSchema,
  ratedEventSchema,
  submittedEventSchema,
  scoredEventSchema,
  handedOverEventSchema,
  ownerChangedEventSchema,
  resolvedEventSchema,
  reopenedEventSchema,
  queuedEventSchema,
  agentSeenEventSchema,
  replyingEventSchema,
  deltaEventSchema,
  typingEventSchema,
  seenEventSchema,
  pongEventSchema,
]);
export type RoomEvent = z.infer<typeof roomEventSchema>;
