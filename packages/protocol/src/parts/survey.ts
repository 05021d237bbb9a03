import * as z from "zod/mini";

/** Asks how the conversation was; `score` answers it. */
export const surveyPartSchema = z.object({ type: z.literal("survey") });
