import * as z from "zod/mini";

/** Answers `ping`. */
export const pongEventSchema = z.object({ type: z.literal("pong") });
