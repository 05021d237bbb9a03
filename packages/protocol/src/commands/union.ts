import * as z from "zod/mini";
import { askHumanCommandSchema } from "./ask-human.ts";
import { attachCommandSchema } from "./attach.ts";
import { helloCommandSchema } from "./hello.ts";
import { pingCommandSchema } from "./ping.ts";
import { pressCommandSchema } from "./press.ts";
import { rateCommandSchema } from "./rate.ts";
import { sayCommandSchema } from "./say.ts";
import { scoreCommandSchema } from "./score.ts";
import { seenCommandSchema } from "./seen.ts";
import { stopCommandSchema } from "./stop.ts";
import { submitCommandSchema } from "./submit.ts";
import { syncCommandSchema } from "./sync.ts";
import { typingCommandSchema } from "./typing.ts";

/** Everything a client may send. A frame carries one command. */
export const commandSchema = z.discriminatedUnion("type", [
  helloCommandSchema,
  sayCommandSchema,
  pressCommandSchema,
  askHumanCommandSchema,
  rateCommandSchema,
  submitCommandSchema,
  scoreCommandSchema,
  attachCommandSchema,
  stopCommandSchema,
  typingCommandSchema,
  seenCommandSchema,
  syncCommandSchema,
  pingCommandSchema,
]);
export type Command = z.infer<typeof commandSchema>;

/** A command that changes the log: it has an id and ends as `confirmed` or `rejected`. */
export const loggedCommandSchema = z.discriminatedUnion("type", [
  sayCommandSchema,
  pressCommandSchema,
  askHumanCommandSchema,
  rateCommandSchema,
  submitCommandSchema,
  scoreCommandSchema,
  attachCommandSchema,
]);
export type LoggedCommand = z.infer<typeof loggedCommandSchema>;
