import { channelKindSchema, languageSchema } from "@prosa/protocol";
import * as z from "zod/mini";

const timeSchema = z.int().check(z.nonnegative());
const nameSchema = z.string().check(z.maxLength(60));

/** An arm of an experiment, by the key of its run. */
const metSchema = z.object({
  experiment: nameSchema,
  variant: nameSchema,
  isPressed: z.exactOptional(z.boolean()),
  /** The arm guides the LLM: what it says was drawn by chance. */
  isGuidance: z.exactOptional(z.boolean()),
});

/** The judgement of one turn: everything that is counted of it, without a word of it. */
const judgementSchema = z.object({
  intent: nameSchema,
  action: z.enum(["answer", "clarify", "hand-over", "decline"]),
  /** A greeting, thanks or small talk: no answer, and no want of one. */
  isTalk: z.boolean(),
  /** The visitor asked for a person in so many words. */
  asksPerson: z.boolean(),
  strategy: nameSchema,
  stage: nameSchema,
  sentiment: z.enum(["negative", "neutral", "positive"]),
  language: languageSchema,
  model: nameSchema,
  asksScore: z.boolean(),
  /** The sources of knowledge, written by people, that the reply rests on, by their ids. */
  sources: z._default(z.array(nameSchema), []),
  /** The arms of experiments that could make a difference to the reply. */
  met: z.exactOptional(z.array(metSchema)),
});
export type Judgement = z.infer<typeof judgementSchema>;

/** One thing that happened in a session, without words; `at` in milliseconds since 1970, by the room's clock. */
export const factSchema = z.discriminatedUnion("type", [
  /** A message of a person; `length` counts its characters. Without a `channel` a visitor wrote on the web. */
  z.object({
    type: z.literal("said"),
    at: timeSchema,
    by: z.enum(["visitor", "agent"]),
    length: z.int(),
    channel: z.exactOptional(channelKindSchema),
  }),
  z.object({ type: z.literal("replied"), at: timeSchema, length: z.int(), ...judgementSchema.shape }),
  /** A reply that has no judgement: it was stopped, cut off, or failed. */
  z.object({ type: z.literal("broken-off"), at: timeSchema }),
  z.object({ type: z.literal("handed-over"), at: timeSchema }),
  /** `hasLeft`: the visitor had left the queue's page before. */
  z.object({
    type: z.literal("owned"),
    at: timeSchema,
    by: z.enum(["assistant", "queue", "agent"]),
    hasLeft: z.exactOptional(z.boolean()),
  }),
  /** The visitor was told how long they would wait. */
  z.object({ type: z.literal("promised"), at: timeSchema, ms: z.int().check(z.nonnegative()) }),
  /** `openMs`: the part of the conversation's time in which the site was open, where it has opening hours. */
  z.object({ type: z.literal("resolved"), at: timeSchema, openMs: z.exactOptional(timeSchema) }),
  z.object({ type: z.literal("reopened"), at: timeSchema }),
  /** Tokens of an LLM, and their cost in millionths of a currency where the site's settings know a price. */
  z.object({
    type: z.literal("spent"),
    at: timeSchema,
    input: z.int().check(z.nonnegative()),
    output: z.int().check(z.nonnegative()),
    cost: z.exactOptional(
      z.object({ currency: z.string().check(z.length(3)), micros: z.int().check(z.nonnegative()) }),
    ),
  }),
  z.object({ type: z.literal("rated"), at: timeSchema, rating: z.enum(["down", "up"]) }),
  /** A person's conversation ended with the question how it was; the assistant's own is in its judgement. */
  z.object({ type: z.literal("score-asked"), at: timeSchema }),
  z.object({ type: z.literal("scored"), at: timeSchema, score: z.int() }),
  z.object({ type: z.literal("submitted"), at: timeSchema }),
  /** The tags changed, which the report tells beside its facts. */
  z.object({ type: z.literal("tagged"), at: timeSchema }),
  z.object({ type: z.literal("converted"), at: timeSchema, name: nameSchema, value: z.number() }),
  /** The visitor met an arm of an experiment; `isPressed` where their first words are a starter of it. */
  z.object({ type: z.literal("exposed"), at: timeSchema, ...metSchema.shape }),
]);
export type Fact = z.infer<typeof factSchema>;
