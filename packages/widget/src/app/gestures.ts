import type { ChatController } from "../client/controller.ts";
import type { PanelGestures } from "../view/panel.ts";
import type { Reading } from "../viewport/viewport.ts";
import type { Features } from "./feature.ts";

/** What the visitor's gestures reach. */
export interface GestureOptions {
  controller: ChatController;
  features: Features;
  reading: Reading;
  close: () => void;
  /** Sets what the input shows, and keeps it. */
  write: (draft: string) => void;
  /** Says something in the visitor's name, and tells whether the page let it pass. */
  say: (text: string) => boolean;
}

/** What the panel calls when something in it is pressed, written or scrolled. */
export function createGestures(chat: GestureOptions): PanelGestures {
  const { controller, features, reading, close } = chat;
  return {
    close,
    retryNow: () => controller.retryNow(),
    goToEnd: () => reading.goToEnd(),
    scroll: () => reading.handleScroll(),
    key: (event) => {
      if (event.isComposing) return;
      const isTaken = features.handleKey(event);
      if (event.key !== "Escape" || (event.defaultPrevented && !isTaken)) return;
      event.stopPropagation();
      if (!isTaken) close();
    },
    draft: (text) => {
      features.tell("silence");
      chat.write(text);
    },
    say: (text) => {
      features.tell("silence");
      if (chat.say(text)) chat.write("");
    },
    press: (messageId, choice) => {
      reading.followAnswer();
      controller.press(messageId, choice);
    },
    askHuman: () => {
      reading.followAnswer();
      controller.askHuman();
    },
    stop: () => {
      for (const { replyId } of controller.state.replies) controller.stop(replyId);
    },
    retry: (id) => controller.retry(id),
    discard: (id) => controller.discard(id),
  };
}
