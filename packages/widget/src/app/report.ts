// The faults that only a change of the page or of the site's settings ends.
const FOR_DEVELOPERS = /^(not-|origin-|unknown-site|bad-site|(client|server)-too-old)/;
const SANDBOXED = "The chat is in a sandboxed frame; give it `allow-same-origin`.";

/** Reports a fault to the page: `prosa-error`, and a line in the console where its author must change something. */
export function reportFault(element: Element, code: string, text: string): void {
  const message = code === "origin-not-allowed" && self.origin === "null" ? SANDBOXED : text;
  if (FOR_DEVELOPERS.test(code)) reportMistake(element, code, message);
  else emitFault(element, code, message);
}

/** Reports a fault of the page, whatever its code. */
export function reportMistake(element: Element, code: string, message: string): void {
  // One line for each fault, until another one comes; the loader and the chat, which are two files, share the attribute.
  // biome-ignore lint/suspicious/noConsole: the page's author must know what to change.
  if (element.getAttribute("data-fault") !== code) console.error(`Prosa: ${message}`);
  element.setAttribute("data-fault", code);
  emitFault(element, code, message);
}

function emitFault(element: Element, code: string, message: string): void {
  const detail = { code, message };
  element.dispatchEvent(new CustomEvent("prosa-error", { bubbles: true, composed: true, detail }));
}
