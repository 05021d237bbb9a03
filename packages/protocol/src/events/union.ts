import * as z from "zod/mini";
import { confirmedEventSchema } from "./confirmed.ts";
import { deltaEventSchema } from "./delta.ts";
import { handedOverEventSchema } from "./handed-over.ts";
import { pongEventSchema } from "./pong.ts";
import { ratedEventSchema } from "./rated.ts";
import { refusedEventSchema } from "./refused.ts";
import { rejectedEventSchema } from "./rejected.ts";
import { replyingEventSchema } from "./replying.ts";
import { resetEventSchema } from "./reset.ts";
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
  replyingEventSchema,
  deltaEventSchema,
  typingEventSchema,
  seenEventSchema,
  pongEventSchema,
]);
export type RoomEvent = z.infer<typeof roomEventSchema>;
