const CAMPAIGN =
  /^(?:utm_\w+|gclid|fbclid|msclkid|dclid|yclid|ttclid|twclid|li_fat_id|gad_(?:source|campaignid)|[gw]braid|srsltid|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|(?:pk|mtm|matomo)_\w+|_ga|_gl|igshid|ref_src)$/i;
const SESSION =
  /^(?:(?:php|asp|j)?sess(?:ion)?_?id\w*|sid|oscsid|xtcsid|zenid|cfid|cftoken|aspsessionid\w*|asp\.net_sessionid)$/i;
const PATH_SESSION = /;(?:j?sessionid|sid)=[^/?#;]*|\/\(S\([\w-]{10,40}\)\)(?=\/)/gi;

/** One spelling for addresses that lead to the same page: no fragment, no campaign's parameters, no session, sorted query. */
export function addressKey(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = "";
  if (/;|\/\(S\(/i.test(url.pathname)) url.pathname = url.pathname.replace(PATH_SESSION, "");
  for (const name of [...url.searchParams.keys()]) {
    if (CAMPAIGN.test(name) || SESSION.test(name)) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  return url.href;
}
