import type { ChatController } from "../client/controller.ts";
import type { PanelGestures } from "../view/panel.ts";
import type { Viewport } from "../viewport/viewport.ts";
import type { FeatureList } from "./feature-list.ts";

/** Everything that the panel's gestures act on. */
interface GestureOptions {
  controller: ChatController;
  features: FeatureList;
  viewport: Viewport;
  close: () => void;
  /** Sets the input's text, and saves it as the draft. */
  write: (draft: string) => void;
  /** Sends a message in the visitor's name; returns whether the page allowed it. */
  say: (text: string) => boolean;
}

/** Creates the callbacks of the panel: for every press, key, text and scroll. */
export function createGestures(chat: GestureOptions): PanelGestures {
  const { controller, features, viewport, close } = chat;
  return {
    close,
    retryNow: () => controller.retryNow(),
    goToEnd: () => viewport.goToEnd(),
    handleScroll: () => viewport.handleScroll(),
    handleKey: (event) => {
      if (event.isComposing) return;
      const isUsed = features.handleKey(event);
      if (event.key !== "Escape" || (event.defaultPrevented && !isUsed)) return;
      event.preventDefault();
      event.stopPropagation();
      if (!isUsed) close();
    },
    handleInput: (text) => {
      features.notify("stopSpeech");
      chat.write(text);
    },
    say: (text) => {
      if (features.handleSay(text)) return;
      features.notify("stopSpeech");
      if (chat.say(text)) chat.write("");
    },
    press: (messageId, choice) => {
      viewport.followAnswer();
      controller.press(messageId, choice);
    },
    askHuman: () => {
      viewport.followAnswer();
      controller.askHuman();
    },
    stopReplies: () => controller.stopReplies(),
    retry: (id) => controller.retry(id),
    discard: (id) => controller.discard(id),
  };
}
