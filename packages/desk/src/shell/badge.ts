import { QUOTE_PATH } from "../../../widget/src/view/mark.ts";

/** Shows how many wait: in the title, as a dot on the tab's icon, and on the app's icon where it is installed. */
export function showCount(count: number, name: string): void {
  document.title = `${count > 0 ? `(${count}) ` : ""}${name} · Prosa`;
  const dot = count > 0 ? '<circle cx="19" cy="5" r="5" fill="#c8321e"/>' : "";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#a8432b" d="${QUOTE_PATH}"/>${dot}</svg>`;
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const href = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  if (icon && icon.href !== href) icon.href = href;
  const done = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.();
  void done?.catch(() => undefined);
}
