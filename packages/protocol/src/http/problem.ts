import * as z from "zod/mini";

/** RFC 9457. `code` is for programs, `detail` says what to do. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

/** A fault of one page or source: `code` is for programs, `message` says what to do. */
export const problemNoteSchema = z.object({ code: z.string(), message: z.string() });
