import type { ContactField, ScoreCommand, SubmitCommand, TicketDraft } from "@prosa/protocol";

/** A filled form or survey, before it gets an id. */
export type Submission = Omit<SubmitCommand, "id"> | Omit<ScoreCommand, "id">;

/** The fault of a field: it is required and empty, its value is invalid, or no field of the form is filled. */
export type FieldFault = "missing" | "bad" | "none";

/** A contact form that is begun and not sent. */
export interface FormDraft {
  values: { [field in ContactField]?: string | undefined };
  faults: Partial<Record<ContactField, FieldFault>>;
  /** The ticket that the form opens, as the visitor changed it so far. */
  ticket?: TicketDraft;
  /** Whether the visitor corrects an earlier submission. */
  isCorrection: boolean;
  /** Whether it is being put into the outbox. */
  isSending: boolean;
}

/** A survey that is begun and not sent. */
export interface SurveyDraft {
  score: number | undefined;
  comment: string;
  /** Whether the visitor changes an earlier answer. */
  isCorrection: boolean;
  isSending: boolean;
}

/**
 * The drafts of a conversation's forms, by the id of the message that asks, or by the place where the site asks. They are in
 * memory alone: nothing is stored before the visitor sends it.
 */
export interface Drafts {
  forms: Map<string, FormDraft>;
  surveys: Map<string, SurveyDraft>;
  /** Whether the visitor skipped the site's form. */
  isStartPassed?: boolean;
}

export function createDrafts(): Drafts {
  return { forms: new Map(), surveys: new Map() };
}
