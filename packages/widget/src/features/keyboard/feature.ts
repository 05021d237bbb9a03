import type { Feature } from "../../app/feature.ts";

/** Where the keyboard goes inside an open chat. */
export interface KeyboardOptions {
  input: () => HTMLElement | null;
  scroller: () => HTMLElement | null;
}

/** F6 changes between input and messages, and among the messages the arrows go from one to the next. */
export function createKeyboard({ input, scroller }: KeyboardOptions): Feature {
  return {
    handleKey: (event) => {
      if (event.defaultPrevented) return false;
      const { target, key } = event;
      const messages = scroller();
      const isAmongMessages = messages && target instanceof HTMLElement && isPlace(target, messages);
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

function isPlace(target: HTMLElement, scroller: HTMLElement): boolean {
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

// A message that is longer than the chat is scrolled through to its end before the next one has its turn.
function isCutOff(target: HTMLElement, scroller: HTMLElement, side: "top" | "bottom"): boolean {
  if (target === scroller) return false;
  const hidden = target.getBoundingClientRect()[side] - scroller.getBoundingClientRect()[side];
  return side === "top" ? hidden < -1 : hidden > 1;
}
