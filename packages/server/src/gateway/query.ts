import type * as z from "zod/mini";
import { ProblemError } from "./problem.ts";

/** Reads the query of an address; throws a `ProblemError` for one that is not of the schema. */
export function readQuery<Schema extends z.ZodMiniType>(url: string, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(Object.fromEntries(new URL(url).searchParams));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join(".") || "the query";
  throw new ProblemError(400, "bad-query", `Not valid at ${where}: ${issue?.message ?? "see /api/docs"}.`);
}
