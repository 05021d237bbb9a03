/** Adds the style of a part that was loaded later to a chat's shadow root. */
export function adoptStyle(root: HTMLElement | DocumentFragment, style: string): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets.push(sheet);
}
