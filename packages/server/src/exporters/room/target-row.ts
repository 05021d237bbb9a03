import { idSchema, webhookSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { exporterKindSchema } from "../exporter.ts";

/** The most targets of a site: their pieces of one event go in one step of the room's storage. */
export const TARGETS_MAX = 20;

/** A target with its secret settings. Its row is sealed. */
export const targetRowSchema = z.object({
  id: idSchema,
  kind: exporterKindSchema,
  description: z.string(),
  createdAt: z.int(),
  state: webhookSchema.shape.state,
  disabled: webhookSchema.shape.disabled,
  failing: webhookSchema.shape.failing,
  /** Until when it rests after a failure. */
  restsUntil: z._default(z.int(), 0),
  /** Read by its exporter alone. */
  settings: z.unknown(),
});
export type TargetRow = z.infer<typeof targetRowSchema>;
