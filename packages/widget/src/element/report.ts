/**
 * Reports a fault to the page's author: a line in the console, once until another fault comes, and `prosa-error`. The
 * element's `data-fault` holds the code of the last one.
 */
export function report(element: Element, code: string, message: string): void {
  // biome-ignore lint/suspicious/noConsole: the page's author must know what to change.
  if (element.getAttribute("data-fault") !== code) console.error(`Prosa: ${message}`);
  element.setAttribute("data-fault", code);
  const detail = { code, message };
  element.dispatchEvent(new CustomEvent("prosa-error", { bubbles: true, composed: true, detail }));
}
