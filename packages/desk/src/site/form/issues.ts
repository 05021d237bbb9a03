import { siteSettingsSchema } from "@prosa/protocol";
import type { SettingsWords } from "../words/words.ts";
import type { Path } from "./paths.ts";

/** A fault of the document: where it is, and the sentence for it. */
export interface Issue {
  path: Path;
  text: string;
}

/** Holds a document against the schema that the server holds it against; none is left where it may be saved. */
export function issuesOf(document: unknown, words: SettingsWords["issues"]): Issue[] {
  const parsed = siteSettingsSchema.safeParse(document);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({
    path: issue.path.filter((step) => typeof step !== "symbol"),
    text: textOf(issue, words),
  }));
}

type ZodIssue = NonNullable<ReturnType<typeof siteSettingsSchema.safeParse>["error"]>["issues"][number];

function textOf(issue: ZodIssue, words: SettingsWords["issues"]): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? words.required : words.format;
    case "too_small":
      return issue.origin === "number" || issue.origin === "int"
        ? words.small(Number(issue.minimum))
        : words.short(Number(issue.minimum));
    case "too_big":
      return issue.origin === "number" || issue.origin === "int"
        ? words.big(Number(issue.maximum))
        : words.long(Number(issue.maximum));
    case "invalid_format":
      return words.format;
    default:
      return words.other;
  }
}

/** The faults at a path and below it. */
export function issuesAt(issues: readonly Issue[], path: Path): Issue[] {
  return issues.filter((issue) => path.every((step, at) => issue.path[at] === step));
}
