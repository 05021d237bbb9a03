import * as z from "zod/mini";
import { durableFields } from "./durable.ts";

/** A conversation that was resolved goes on, by the visitor's message or by a person. */
export const reopenedEventSchema = z.object({ type: z.literal("reopened"), ...durableFields });
