import type { ContactField } from "@prosa/protocol";
import type { Fault } from "../features/forms/contact-rules.ts";

/** What the visitor has begun to write into a form, and has not sent. */
export interface FormDraft {
  values: { [field in ContactField]?: string | undefined };
  faults: Partial<Record<ContactField, Fault>>;
  /** Whether it mends what was given already, which shows instead otherwise. */
  isCorrection: boolean;
  /** Whether it is being put into the outbox. */
  isSending: boolean;
}

/** An opinion of the conversation that is not sent. */
export interface SurveyDraft {
  score: number | undefined;
  comment: string;
  /** Whether it takes the place of what was given already, which shows instead otherwise. */
  isCorrection: boolean;
  isSending: boolean;
}

/**
 * What stands in the conversation's forms, by the message that asks, or by the place where the site does. In memory alone:
 * nothing of it is kept before the visitor sends it.
 */
export interface Drafts {
  forms: Map<string, FormDraft>;
  surveys: Map<string, SurveyDraft>;
  /** Whether the visitor went on without the site's form. */
  isStartPassed?: boolean;
}

export function createDrafts(): Drafts {
  return { forms: new Map(), surveys: new Map() };
}
