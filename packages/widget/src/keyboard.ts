/** Where the keyboard goes inside an open chat. */
export interface Keyboard {
  input: HTMLElement | null;
  scroller: HTMLElement | null;
  close: () => void;
}

/** Escape closes, F6 changes between input and messages, and among the messages the arrows go from one to the next. */
export function handleKey(event: KeyboardEvent, { input, scroller, close }: Keyboard): void {
  if (event.isComposing || event.defaultPrevented) return;
  const { target } = event;
  if (event.key === "Escape") {
    event.stopPropagation();
    close();
  } else if (event.key === "F6") {
    event.preventDefault();
    (target === input ? scroller : input)?.focus();
  } else if (scroller && target instanceof HTMLElement && isPlace(target, scroller)) {
    const next = findNext(event.key, target, scroller);
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }
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
