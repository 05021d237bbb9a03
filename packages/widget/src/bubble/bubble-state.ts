import { drawIcon } from "./draw-icon.ts";

const CHEVRON_PATH = "M5.3 8.6l1.5-1.5 5.2 5.3 5.2-5.3 1.5 1.5-6.7 6.8z";

/** Shows on the bubble whether the chat is open, and else the number of unread messages. */
export function showBubbleState(button: HTMLElement, isOpen: boolean, unseenCount: number): void {
  button.ariaExpanded = String(isOpen);
  if (isOpen && !button.querySelector(".fold")) {
    const fold = drawIcon(CHEVRON_PATH);
    fold.setAttribute("class", "fold");
    button.append(fold);
  }
  const isNew = unseenCount > 0 && !isOpen;
  let badge = button.querySelector<HTMLElement>(".badge");
  if (isNew && !badge) {
    badge = Object.assign(document.createElement("span"), { className: "badge", ariaHidden: "true" });
    button.append(badge);
  }
  // Drawn by the style, because the label says the count already, in some languages without a figure.
  if (isNew) badge?.setAttribute("data-count", unseenCount > 99 ? "99+" : String(unseenCount));
  else badge?.removeAttribute("data-count");
}
