import * as z from "zod/mini";

/** The answer of `GET /api/sessions/:id/files/:file`: an address that gives the file without a token, for a while. */
export const fileAddressSchema = z.object({
  /** The address on this server; which name and protocol reach the server is for the client to know. */
  path: z.string().check(z.regex(/^\/api\/files\/[\w.-]+$/)),
  expiresInS: z.int().check(z.positive()),
});
export type FileAddress = z.infer<typeof fileAddressSchema>;
