/** The faults that only a change of the page or of the site's settings ends. */
const FOR_DEVELOPERS = [
  "not-configured",
  "not-loaded",
  "unknown-call",
  "unknown-site",
  "bad-site",
  "origin-not-allowed",
  "client-too-old",
  "server-too-old",
];

const SANDBOXED =
  "The chat is in a sandboxed frame, which has no origin and stores nothing. Give the frame `allow-same-origin`, or " +
  "put the chat on the page around it.";

/**
 * Reports a fault to the page: `prosa-error`, and a line in the console where the page's author must change something, once
 * until another fault comes. The element's `data-fault` holds the code of the last such one.
 */
export function reportFault(element: Element, code: string, text: string): void {
  const message = code === "origin-not-allowed" && self.origin === "null" ? SANDBOXED : text;
  if (FOR_DEVELOPERS.includes(code)) {
    // biome-ignore lint/suspicious/noConsole: the page's author must know what to change.
    if (element.getAttribute("data-fault") !== code) console.error(`Prosa: ${message}`);
    element.setAttribute("data-fault", code);
  }
  const detail = { code, message };
  element.dispatchEvent(new CustomEvent("prosa-error", { bubbles: true, composed: true, detail }));
}
