import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";
import { seqSchema } from "./durable.ts";

/** The command with this id is in the log, durably, at `seq`. */
export const confirmedEventSchema = z.object({ type: z.literal("confirmed"), id: idSchema, seq: seqSchema });
