/** The fragment of an address that opens a conversation on another device: it goes on with the site, the session and the code. */
export const LINK_START = "#prosa=";

/** Whether such a link opened the page. */
export function isLinkHere(): boolean {
  return location.hash.startsWith(LINK_START);
}
