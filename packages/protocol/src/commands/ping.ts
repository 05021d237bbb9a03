import * as z from "zod/mini";

/** Asks for `pong`; a client that gets none takes the connection for dead. */
export const pingCommandSchema = z.object({ type: z.literal("ping") });
