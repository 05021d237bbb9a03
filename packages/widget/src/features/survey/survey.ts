import { html, nothing, type TemplateResult } from "lit";
import type { SurveyDraft } from "../../client/drafts.ts";
import type { Strings } from "../../strings/index.ts";
import { redraw, renderDelivery } from "../forms/delivery.ts";
import type { FormContext } from "../forms/form-context.ts";
import { faceIcon } from "../forms/icons.ts";
import { type Submitted, type SurveyAnswer, submittedScore } from "../forms/submissions.ts";
import { SURVEY_STRINGS, type SurveyStrings } from "./strings.ts";

export { SURVEY_STYLE as STYLE } from "./styles.ts";

type Words = Strings & SurveyStrings;

const SCORES = [1, 2, 3, 4, 5] as const;
const COMMENT_LENGTH_MAX = 1_000;

export const withSurveyStrings = (strings: Strings): Words => ({
  ...SURVEY_STRINGS[strings.language],
  ...strings,
});

/**
 * Renders the survey, or the visitor's answer. `place` distinguishes the surveys of one chat; `leave` is the button that
 * closes a survey outside the conversation.
 */
export function renderSurvey(
  place: string,
  strings: Strings,
  context: FormContext,
  leave: unknown = nothing,
): TemplateResult {
  const words = withSurveyStrings(strings);
  const submitted = submittedScore(context.conversation.state, place);
  const draft = context.conversation.drafts.surveys.get(place) ?? beginDraft(place, context);
  return html`<div class="ask survey" part="survey" data-ask=${place} tabindex="-1">
    ${
      submitted && !draft.isCorrection
        ? renderThanks(place, submitted, words, context, leave)
        : renderQuestion(place, draft, submitted, words, context, leave)
    }
  </div>`;
}

function beginDraft(
  place: string,
  { conversation: { drafts } }: FormContext,
  submitted?: SurveyAnswer,
): SurveyDraft {
  const { score, comment = "" } = submitted ?? {};
  const draft = { score, comment, isCorrection: submitted !== undefined, isSending: false };
  drafts.surveys.set(place, draft);
  return draft;
}

function renderQuestion(
  place: string,
  draft: SurveyDraft,
  submitted: Submitted<SurveyAnswer> | undefined,
  words: Words,
  context: FormContext,
  leave: unknown,
): TemplateResult {
  const id = `prosa-survey-${place}`;
  const choose = (score: number) => {
    draft.score = score;
    void redraw(context);
  };
  const handleInput = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLTextAreaElement) draft.comment = currentTarget.value;
  };
  const handleSubmit = (event: Event) => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLElement) void send(place, submitted, event.currentTarget, context);
  };
  const cancel = ({ currentTarget }: Event) => {
    context.conversation.drafts.surveys.delete(place);
    void redraw(context);
    formElementOf(currentTarget)?.focus();
  };
  return html`<form class="sheet" novalidate @submit=${handleSubmit}>
    <fieldset>
      <legend>${words.survey}</legend>
      <div class="scores">
        ${SCORES.map(
          (score) =>
            html`<label class="score">
              <input
                class="unseen"
                type="radio"
                name=${id}
                value=${score}
                .checked=${draft.score === score}
                @change=${() => choose(score)}
              />${faceIcon(score)}<span>${words.surveyScores[score - 1]}</span>
            </label>`,
        )}
      </div>
    </fieldset>
    ${
      draft.score === undefined
        ? nothing
        : html`<div class="entry">
            <label for=${id}>${words.surveyComment} <span class="optional">${words.surveyOptional}</span></label>
            <textarea
              id=${id}
              rows="2"
              dir="auto"
              maxlength=${COMMENT_LENGTH_MAX}
              .value=${draft.comment}
              @input=${handleInput}
            ></textarea>
          </div>`
    }
    ${
      draft.score === undefined && leave === nothing
        ? nothing
        : html`<p class="buttons">
            ${leave}
            ${
              draft.score === undefined
                ? nothing
                : html`<button class="primary" type="submit" ?disabled=${draft.isSending}>${words.surveySend}</button>`
            }
            ${submitted ? html`<button class="quiet" type="button" @click=${cancel}>${words.surveyCancel}</button>` : nothing}
          </p>`
    }
  </form>`;
}

function renderThanks(
  place: string,
  { value, row }: Submitted<SurveyAnswer>,
  words: Words,
  context: FormContext,
  leave: unknown,
): TemplateResult {
  const {
    surveyThanks: sent,
    surveySending: sending,
    surveyWaiting: waiting,
    surveyNotSent: notSent,
  } = words;
  const change = async ({ currentTarget }: Event) => {
    const ask = formElementOf(currentTarget);
    beginDraft(place, context, value);
    await redraw(context);
    ask?.querySelector<HTMLElement>("input:checked")?.focus();
  };
  return html`<div class="submitted">
    ${renderDelivery(row, { sent, sending, waiting, notSent }, words, context)}
    <p class="opinion">${faceIcon(value.score)}<span>${words.surveyScores[value.score - 1]}</span></p>
    ${value.comment ? html`<blockquote dir="auto">${value.comment}</blockquote>` : nothing}
    <button class="link" type="button" @click=${change}>${words.surveyChange}</button>
    ${leave === nothing ? nothing : html`<p class="buttons">${leave}</p>`}
  </div>`;
}

async function send(
  place: string,
  submitted: Submitted<SurveyAnswer> | undefined,
  form: HTMLElement,
  context: FormContext,
): Promise<void> {
  const draft = context.conversation.drafts.surveys.get(place);
  if (draft?.score === undefined || draft.isSending) return;
  const ask = formElementOf(form);
  const comment = draft.comment.trim();
  draft.isSending = true;
  void redraw(context);
  // A failed submission is replaced by the new one.
  if (submitted?.row?.state.type === "failed") context.conversation.discard(submitted.row.command.id);
  await context.conversation.submit({ type: "score", score: draft.score, ...(comment ? { comment } : {}) });
  context.conversation.drafts.surveys.delete(place);
  await redraw(context);
  // Unless the visitor has gone on in it.
  if (!ask?.querySelector(":focus")) ask?.focus();
}

function formElementOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-ask]") : null;
}
