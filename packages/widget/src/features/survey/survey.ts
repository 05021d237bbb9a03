import { html, nothing, type TemplateResult } from "lit";
import type { SurveyDraft } from "../../client/drafts.ts";
import type { Strings } from "../../strings/index.ts";
import { redraw, renderDelivery } from "../forms/delivery.ts";
import type { Desk } from "../forms/form-context.ts";
import { faceIcon } from "../forms/icons.ts";
import { type Given, givenScore, type Opinion } from "../forms/submissions.ts";
import { SURVEY_STRINGS, type SurveyStrings } from "./strings.ts";

export { SURVEY_STYLE as STYLE } from "./styles.ts";

type Words = Strings & SurveyStrings;

const SCORES = [1, 2, 3, 4, 5] as const;
const COMMENT_LENGTH_MAX = 1_000;

export const wordsOf = (strings: Strings): Words => ({ ...SURVEY_STRINGS[strings.language], ...strings });

/**
 * Asks how the conversation was, or shows what was said of it. `place` tells one survey of the chat from another, and
 * `leave` is what leads out of one that is not part of the conversation.
 */
export function renderSurvey(
  place: string,
  strings: Strings,
  desk: Desk,
  leave: unknown = nothing,
): TemplateResult {
  const words = wordsOf(strings);
  const given = givenScore(desk.controller.state);
  const draft = desk.controller.drafts.surveys.get(place) ?? beginDraft(place, desk);
  return html`<div class="ask survey" part="survey" data-ask=${place} tabindex="-1">
    ${
      given && !draft.isCorrection
        ? renderThanks(place, given, words, desk, leave)
        : renderQuestion(place, draft, given, words, desk, leave)
    }
  </div>`;
}

function beginDraft(place: string, { controller: { drafts } }: Desk, given?: Opinion): SurveyDraft {
  const { score, comment = "" } = given ?? {};
  const draft = { score, comment, isCorrection: given !== undefined, isSending: false };
  drafts.surveys.set(place, draft);
  return draft;
}

function renderQuestion(
  place: string,
  draft: SurveyDraft,
  given: Given<Opinion> | undefined,
  words: Words,
  desk: Desk,
  leave: unknown,
): TemplateResult {
  const id = `prosa-survey-${place}`;
  const choose = (score: number) => {
    draft.score = score;
    void redraw(desk);
  };
  const handleInput = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLTextAreaElement) draft.comment = currentTarget.value;
  };
  const handleSubmit = (event: Event) => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLElement) void send(place, given, event.currentTarget, desk);
  };
  const cancel = ({ currentTarget }: Event) => {
    desk.controller.drafts.surveys.delete(place);
    void redraw(desk);
    askOf(currentTarget)?.focus();
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
        : html`<p class="ways">
            ${leave}
            ${
              draft.score === undefined
                ? nothing
                : html`<button class="primary" type="submit" ?disabled=${draft.isSending}>${words.surveySend}</button>`
            }
            ${given ? html`<button class="quiet" type="button" @click=${cancel}>${words.surveyCancel}</button>` : nothing}
          </p>`
    }
  </form>`;
}

function renderThanks(
  place: string,
  { value, row }: Given<Opinion>,
  words: Words,
  desk: Desk,
  leave: unknown,
): TemplateResult {
  const {
    surveyThanks: sent,
    surveySending: sending,
    surveyWaiting: waiting,
    surveyNotSent: notSent,
  } = words;
  const change = async ({ currentTarget }: Event) => {
    const ask = askOf(currentTarget);
    beginDraft(place, desk, value);
    await redraw(desk);
    ask?.querySelector<HTMLElement>("input:checked")?.focus();
  };
  return html`<div class="given">
    ${renderDelivery(row, { sent, sending, waiting, notSent }, words, desk)}
    <p class="opinion">${faceIcon(value.score)}<span>${words.surveyScores[value.score - 1]}</span></p>
    ${value.comment ? html`<blockquote dir="auto">${value.comment}</blockquote>` : nothing}
    <button class="link" type="button" @click=${change}>${words.surveyChange}</button>
    ${leave === nothing ? nothing : html`<p class="ways">${leave}</p>`}
  </div>`;
}

async function send(
  place: string,
  given: Given<Opinion> | undefined,
  form: HTMLElement,
  desk: Desk,
): Promise<void> {
  const draft = desk.controller.drafts.surveys.get(place);
  if (draft?.score === undefined || draft.isSending) return;
  const ask = askOf(form);
  const comment = draft.comment.trim();
  draft.isSending = true;
  void redraw(desk);
  // What failed before is replaced, not followed.
  if (given?.row?.state.type === "failed") desk.controller.discard(given.row.command.id);
  await desk.controller.give({ type: "score", score: draft.score, ...(comment ? { comment } : {}) });
  desk.controller.drafts.surveys.delete(place);
  await redraw(desk);
  ask?.focus();
}

function askOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-ask]") : null;
}
