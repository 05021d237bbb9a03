import { createActions } from "../features/actions/feature.ts";
import { createEdit } from "../features/edit/feature.ts";
import { createSearch } from "../features/search/feature.ts";
import { createSurvey } from "../features/survey/feature.ts";
import { createTickets } from "../features/tickets/feature.ts";
import { reasonOf } from "../strings/late.ts";
import { PARTS_STYLE } from "../styles/parts.ts";
import { ROWS_STYLE } from "../styles/rows.ts";
import type { Renderers } from "../view/message.ts";
import { renderFooter } from "../view/message-footer.ts";
import { renderParts } from "../view/parts/message-parts.ts";
import { renderRichText } from "../view/rich-text.ts";
import { renderSeparator } from "../view/separator.ts";
import { createPaging } from "../viewport/paging.ts";
import { createTextReveal } from "../viewport/text-reveal.ts";
import type { CreateFeature } from "./feature.ts";

/** The registry of the features that have nothing to do in an empty conversation. They load in one file once it begins. */
export const CONVERSATION_FEATURES: readonly CreateFeature[] = [
  createSearch,
  createEdit,
  createPaging,
  createTextReveal,
  createSurvey,
  createActions,
  createTickets,
];

/** The renderers of messages; the first paint has plain ones. */
export const RENDERERS: Renderers = { reasonOf, renderFooter, renderParts, renderRichText, renderSeparator };

export const CONVERSATION_STYLE = ROWS_STYLE + PARTS_STYLE;
