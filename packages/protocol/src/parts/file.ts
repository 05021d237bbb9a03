import * as z from "zod/mini";
import { FILE_BYTES_MAX, FILE_NAME_LENGTH_MAX, FILE_TYPES } from "../limits.ts";
import { idSchema } from "../scalars/ids.ts";

export const fileTypeSchema = z.enum(FILE_TYPES);
export type FileType = z.infer<typeof fileTypeSchema>;

/** A file that a visitor or a person of the site sent. It has no address of its own: `GET /api/sessions/:id/files/:file` gives one for a while. */
export const filePartSchema = z.object({
  type: z.literal("file"),
  fileId: idSchema,
  /** The name it had, cleaned, with the ending of its type. */
  name: z.string().check(z.minLength(1), z.maxLength(FILE_NAME_LENGTH_MAX)),
  mediaType: fileTypeSchema,
  byteCount: z.int().check(z.positive(), z.maximum(FILE_BYTES_MAX)),
});
export type FilePart = z.infer<typeof filePartSchema>;
