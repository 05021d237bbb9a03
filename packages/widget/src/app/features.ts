import { RevisitGate } from "../features/edit/feature.ts";
import { findSurvey } from "../features/forms/find.ts";
import { type Desk, furnish } from "../features/forms/form-context.ts";
import { StartForm } from "../features/forms/feature.ts";
import { FullScreen } from "../features/fullscreen/feature.ts";
import { createKeyboard } from "../features/keyboard/feature.ts";
import { Menu } from "../features/menu/feature.ts";
import { createHomecoming } from "../features/visibility/feature.ts";
import { VoiceGate } from "../features/voice/feature.ts";
import { languageOf } from "../strings/index.ts";
import { ASIDE_STYLE } from "../styles/separator.ts";
import { PARTS_STYLE } from "../styles/parts.ts";
import { Paging } from "../viewport/paging.ts";
import type { Feature, Reach } from "./feature.ts";
import { adoptStyle } from "../client/lazily.ts";

export { reasonOf } from "../strings/late.ts";
export { renderFooter } from "../view/message-footer.ts";
export { renderParts } from "../view/parts/message-parts.ts";
export { renderRichText } from "../view/rich-text.ts";
export { renderAside } from "../view/separator.ts";

export const AFTER_PAINT_STYLE = ASIDE_STYLE + PARTS_STYLE;

/** All that the chat can do besides writing and reading. The first to take a key is the first in the list. */
export function createFeatures(reach: Reach): Feature[] {
  const { host, controller, reading, gestures, drawNow, draft, write, say } = reach;
  const find = (selector: string) => host.renderRoot.querySelector<HTMLElement>(selector);
  const desk: Desk = { host, controller, say };
  furnish(gestures, desk);
  const voice = new VoiceGate({
    site: () => host.site,
    language: () => languageOf(host),
    findDesk: (isStale) => controller.findDesk(isStale),
    draft,
    onDraft: write,
    onSay: say,
    onStopReply: () => gestures.stop(),
    onChange: () => host.requestUpdate(),
    mayKeep: () => controller.state.consent === "given",
    onStyle: (style) => adoptStyle(host.renderRoot, style),
    focused: () => host.shadowRoot?.activeElement ?? null,
    onFocus: async (part) => {
      await host.updateComplete;
      find(`[part=${part}]`)?.focus();
    },
  });
  const input = () => host.renderRoot.querySelector<HTMLTextAreaElement>("textarea[part=input]");
  const scroller = () => find(".scroll");
  const paging = new Paging(reading.sight, scroller, host, drawNow);
  reading.paging = paging;
  const revisit = new RevisitGate(host, {
    controller,
    paging,
    gestures,
    input,
    draft,
    write,
    say,
    silence: () => voice.silence(),
  });
  return [
    new FullScreen(host.renderRoot, { onBack: () => host.close(), onFit: () => reading.handleFit() }),
    new Menu(host, {
      site: () => host.site,
      search: () => revisit.search(),
      erase: () => {
        voice.silence();
        controller.erase();
      },
      desk,
      survey: findSurvey,
    }),
    revisit,
    paging,
    new StartForm(desk),
    voice,
    createKeyboard({ input, scroller }),
    createHomecoming(() => host.requestUpdate()),
  ];
}
