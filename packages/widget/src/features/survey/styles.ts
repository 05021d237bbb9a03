import { SHEET_STYLE } from "../../styles/sheet.ts";

/** The style of the survey. */
export const SURVEY_STYLE = `${SHEET_STYLE}
.survey fieldset { min-inline-size: 0; margin: 0; padding: 0; border: 0; }
.survey legend { padding: 0; font: 600 1.0625em/1.35 var(--_display); }
.scores { display: grid; grid-template-columns: repeat(auto-fit, minmax(2.9em, 1fr)); gap: 2px; margin-block-start: 12px; margin-inline: -8px; }
.score {
  position: relative;
  display: flex;
  flex-direction: column;
  align-items: center;
  gap: 5px;
  min-block-size: 72px;
  padding: 8px 1px;
  font-size: 0.78em;
  line-height: 1.25;
  text-align: center;
  color: var(--_soft);
  border-radius: 16px;
  cursor: pointer;
  -webkit-tap-highlight-color: transparent;
  transition: color 0.15s, background 0.15s;
}
.score svg { inline-size: 36px; stroke-width: 1.3; transition: transform 0.18s cubic-bezier(0.2, 0.8, 0.2, 1); }
.survey .eyes { stroke-width: 1.9; }
.score:hover { color: var(--_ink); }
.score:hover svg { transform: translateY(-2px); }
.score:has(:checked) { color: var(--_ink); font-weight: 600; background: var(--_tint); }
.score:has(:checked) svg { color: var(--_link); }
.score:has(:focus-visible) { outline: 2px solid var(--_link); outline-offset: -1px; }
.opinion { display: flex; align-items: center; gap: 8px; color: var(--_soft); }
.opinion svg { inline-size: 20px; stroke-width: 1.5; color: var(--_link); }
.submitted blockquote { margin: 0; padding-inline-start: 28px; color: var(--_soft); white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; text-align: start; }
.survey .submitted > .link { margin-inline-start: 28px; }
.question .survey { inline-size: 100%; }
.question :is(.sheet, .submitted) { padding: 0; border: 0; border-radius: 8px; }
.question .primary { color: var(--_on-accent); border-color: transparent; }
@media (forced-colors: active) { .score:has(:checked) { outline: 2px solid Highlight; } }
`;
