import { html, nothing, type TemplateResult } from "lit";
import type { Features, Place } from "../app/feature.ts";
import { repliesOf } from "../client/state/replacing.ts";
import { attendanceOf, rowsOf, unseenCountOf } from "../client/state/rows.ts";
import type { ChatState } from "../client/state/state.ts";
import type { Strings } from "../strings/index.ts";
import type { ReadingView } from "../viewport/viewport.ts";
import { type ComposerGestures, renderComposer } from "./composer.ts";
import { closeIcon, downIcon, quoteIcon } from "./icons.ts";
import { refusalOf, renderStanding, renderTrouble } from "./status.ts";
import { renderTranscript, type TranscriptGestures } from "./transcript.ts";

export interface PanelGestures extends TranscriptGestures, ComposerGestures {
  close: () => void;
  retryNow: () => void;
  goToEnd: () => void;
  scroll: () => void;
  key: (event: KeyboardEvent) => void;
}

export interface PanelView extends ReadingView {
  direction: "ltr" | "rtl";
  draft: string;
  /** Whether the site's own greeting has been waited for long enough. */
  isGreetingDue: boolean;
  features: Features;
}

/** The whole chat, from the site's name to the input. */
export function renderPanel(
  state: ChatState,
  view: PanelView,
  strings: Strings,
  gestures: PanelGestures,
): TemplateResult {
  const { status } = state.connection;
  const rows = rowsOf(state);
  const attendance = attendanceOf(state);
  const isRefused = status === "refused";
  const isDue =
    view.isGreetingDue || status === "online" || status === "offline" || state.consent === "awaited";
  // Where nobody will answer, and nothing was said, that is all there is to say.
  const refusal = rows.length === 0 ? refusalOf(state, strings) : undefined;
  const greeting = state.site?.greeting ?? (isDue && !isRefused ? strings.greeting : undefined);
  const name = state.site?.name ?? strings.defaultName;
  const shown = (place: Place) => view.features.render(place, state, strings);
  // Before what asks is there, nothing else is suggested in its place.
  const standing = view.features.standing ?? (state.site?.form ? "offered" : "none");
  const transcript = {
    siteName: name,
    ...view.draw(rows),
    isOnline: status === "online",
    appearing: view.appearing,
    firstUnseen: view.firstUnseen,
    isSomebodyTyping: state.isAgentTyping,
    start: shown("start"),
    greeting,
    refusal,
    canStart: rows.length === 0 && !isRefused && standing === "none",
  };
  const composer = {
    draft: view.draft,
    isReplying: repliesOf(state).length > 0,
    isRefused,
    isWaiting: standing === "required",
    attendance,
    shown,
  };
  return html`<section
    class="panel"
    part="panel"
    role="dialog"
    tabindex="-1"
    lang=${strings.language}
    dir=${view.direction}
    aria-label=${strings.chatWith(name)}
    @keydown=${gestures.key}
  >
    <div class="head" part="header">
      <slot name="header">
        <span class="brand">${quoteIcon}</span>
        <div>
          <h2>${name}</h2>
          ${renderStanding(state, attendance, strings)}
        </div>
      </slot>
      ${shown("head")}
      <button class="plain-round" type="button" aria-label=${strings.close} @click=${gestures.close}>
        ${closeIcon}
      </button>
    </div>
    ${shown("top")}
    <div class="scroll" role="region" tabindex="0" aria-label=${strings.messages} @scroll=${gestures.scroll}>
      ${renderTranscript(transcript, strings, gestures)} ${shown("end")}
      ${view.isAtEnd ? nothing : renderJump(unseenCountOf(state), strings, gestures.goToEnd)}
    </div>
    ${renderTrouble(state, strings, gestures.retryNow, refusal !== undefined)} ${shown("foot")} ${renderComposer(composer, strings, gestures)}
  </section>`;
}

function renderJump(unseenCount: number, strings: Strings, goToEnd: () => void): TemplateResult {
  return html`<button class="jump" type="button" aria-label=${strings.jump} @click=${goToEnd}>
    ${unseenCount > 0 ? strings.newMessages(unseenCount) : nothing}${downIcon}
  </button>`;
}
