import * as z from "zod/mini";
import { urgencySchema } from "../parts/ticket.ts";
import {
  namedAttributesSchema,
  noteTextSchema,
  prioritySchema,
  tagsSchema,
  teamSchema,
  timeSchema,
} from "./owner.ts";
import { shortcutSchema } from "./replies.ts";

/** The longest time for which a macro puts a conversation aside, in minutes: 90 days, as by hand. */
export const MACRO_SNOOZE_MINUTES_MAX = 90 * 24 * 60;

/**
 * One act of a macro, done by the command that does it by hand. `add-tags` keeps the tags that are there. `urgency` is that of
 * the conversation's ticket, where it has one that is not over. `queue`, `snooze`, `hand-back` and `resolve` end the person's
 * part in the conversation, so a macro has at most one of them; it comes last.
 */
const macroActionSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("note"), text: noteTextSchema }),
  z.object({ type: z.literal("add-tags"), tags: tagsSchema.check(z.minLength(1)) }),
  z.object({ type: z.literal("priority"), priority: prioritySchema }),
  z.object({ type: z.literal("attributes"), attributes: namedAttributesSchema }),
  z.object({ type: z.literal("urgency"), urgency: urgencySchema }),
  z.object({ type: z.literal("queue"), team: z.optional(teamSchema) }),
  z.object({
    type: z.literal("snooze"),
    minutes: z.int().check(z.minimum(1), z.maximum(MACRO_SNOOZE_MINUTES_MAX)),
  }),
  z.object({ type: z.literal("hand-back") }),
  z.object({ type: z.literal("resolve") }),
]);
export type MacroAction = z.infer<typeof macroActionSchema>;

/** The acts after which a conversation is not the person's any more, or rests. */
export const MACRO_ENDINGS: readonly MacroAction["type"][] = ["queue", "snooze", "hand-back", "resolve"];

const namedFields = {
  name: z.string().check(z.maxLength(80), z.regex(/\S/)),
  /** Said to the visitor, with the variables of canned replies. */
  text: z.optional(noteTextSchema),
  actions: z.array(macroActionSchema),
};

/** `PUT /api/desk/macros/:shortcut`: 200 and the macro; 409 `too-many-macros`. `DELETE` takes it away: 204. */
export const putMacroRequestSchema = z.object(namedFields).check(
  z.refine(({ actions }) => new Set(actions.map(({ type }) => type)).size === actions.length, {
    error: "Name each act once.",
  }),
  z.refine(({ actions }) => actions.filter(({ type }) => MACRO_ENDINGS.includes(type)).length <= 1, {
    error: "A macro has one of queue, snooze, hand-back and resolve.",
  }),
  z.refine(({ text, actions }) => text !== undefined || actions.length > 0, {
    error: "A macro has a text or an act.",
  }),
);
export type PutMacroRequest = z.infer<typeof putMacroRequestSchema>;

/** Something that people do often, under one shortcut: words, and acts. */
export const macroSchema = z.object({ shortcut: shortcutSchema, ...namedFields, changedAt: timeSchema });
export type Macro = z.infer<typeof macroSchema>;

/** `GET /api/desk/macros`: all of them, by shortcut. */
export const macrosSchema = z.object({ macros: z.array(macroSchema) });
export type Macros = z.infer<typeof macrosSchema>;
