import type { ChatContext, Feature } from "../../app/feature.ts";
import { keepKeys } from "./page-keys.ts";

/** The keyboard's way through the chat: F6 moves between input and messages, the arrows from message to message. */
export function createKeyboard({ host, input, scroller }: ChatContext): Feature {
  keepKeys(host);
  return {
    handleKey: (event) => {
      if (event.defaultPrevented) return false;
      const { target, key } = event;
      const messages = scroller();
      const isAmongMessages = messages && target instanceof HTMLElement && isMessageOrList(target, messages);
      const next =
        key === "F6"
          ? target === input()
            ? messages
            : input()
          : isAmongMessages && findNext(key, target, messages);
      if (!next) return false;
      event.preventDefault();
      next.focus({ preventScroll: key !== "F6" });
      if (key !== "F6") next.scrollIntoView({ block: "nearest" });
      return true;
    },
  };
}

function isMessageOrList(target: HTMLElement, scroller: HTMLElement): boolean {
  return target === scroller || target.matches("[role=article]");
}

function findNext(key: string, target: HTMLElement, scroller: HTMLElement): HTMLElement | undefined {
  const messages = [...scroller.querySelectorAll<HTMLElement>("[role=article]:not(.unseen)")];
  const at = messages.indexOf(target);
  switch (key) {
    case "Home":
      return messages[0];
    case "End":
      return messages.at(-1);
    case "ArrowUp":
      if (isCutOff(target, scroller, "top")) return undefined;
      return at === -1 ? messages.at(-1) : messages[at - 1];
    case "ArrowDown":
      return isCutOff(target, scroller, "bottom") ? undefined : messages[at + 1];
    default:
      return undefined;
  }
}

// A message that is longer than the chat is scrolled to its end before the focus moves on.
function isCutOff(target: HTMLElement, scroller: HTMLElement, side: "top" | "bottom"): boolean {
  if (target === scroller) return false;
  const hidden = target.getBoundingClientRect()[side] - scroller.getBoundingClientRect()[side];
  return side === "top" ? hidden < -1 : hidden > 1;
}
