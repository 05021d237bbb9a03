import { isLinkHere, LINK_START } from "../../view/link-here.ts";

/** The session that a link opens, and its code. */
export interface DeviceCode {
  session: string;
  code: string;
}

/** The address of this page with a code in its fragment, which no server sees. What stands behind the path may be private. */
export function linkAddress(site: string, { session, code }: DeviceCode): string {
  return `${location.origin}${location.pathname}${LINK_START}${site}.${session}.${code}`;
}

/** Takes the code out of the page's address, so that it stays in no bookmark; `null` where there is none of this site's. */
export function takeLink(site: string): DeviceCode | null {
  if (!isLinkHere()) return null;
  const [of, session = "", code = ""] = location.hash.slice(LINK_START.length).split(".");
  if (of !== site || !session || !code) return null;
  history.replaceState(history.state, "", location.pathname + location.search);
  return { session, code };
}
