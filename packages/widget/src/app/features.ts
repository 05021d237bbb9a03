import { createActions } from "../features/actions/feature.ts";
import { createForms } from "../features/forms/feature.ts";
import { createFullScreen } from "../features/fullscreen/feature.ts";
import { createKeyboard } from "../features/keyboard/feature.ts";
import { createLength } from "../features/length/feature.ts";
import { createMenu } from "../features/menu/feature.ts";
import { createSurvey } from "../features/survey/feature.ts";
import { createVisibilityRefresh } from "../features/visibility/feature.ts";
import { createVoice } from "../features/voice/feature.ts";
import { reasonOf } from "../strings/late.ts";
import { PARTS_STYLE } from "../styles/parts.ts";
import { SEPARATOR_STYLE } from "../styles/separator.ts";
import type { Renderers } from "../view/message.ts";
import { renderFooter } from "../view/message-footer.ts";
import { renderParts } from "../view/parts/message-parts.ts";
import { renderRichText } from "../view/rich-text.ts";
import { renderSeparator } from "../view/separator.ts";
import { createPaging } from "../viewport/paging.ts";
import { createTextReveal } from "../viewport/text-reveal.ts";
import type { CreateFeature } from "./feature.ts";

/**
 * The registry: a line for each feature. These load after the first paint, in one file. A feature that works while the chat
 * is closed is in `background-features.ts`, one of which nothing shows before its use in `late-features.ts`.
 */
export const FEATURES: readonly CreateFeature[] = [
  createFullScreen,
  createMenu,
  createPaging,
  createTextReveal,
  createForms,
  createSurvey,
  createActions,
  createLength,
  createVoice,
  createKeyboard,
  createVisibilityRefresh,
];

/** The renderers that the first paint does without. */
export const RENDERERS: Renderers = { reasonOf, renderFooter, renderParts, renderRichText, renderSeparator };

export const DEFERRED_STYLE = SEPARATOR_STYLE + PARTS_STYLE;
