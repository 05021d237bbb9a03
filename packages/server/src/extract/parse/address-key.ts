const CAMPAIGN = /^(?:utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|_ga|igshid|ref_src)$/i;
const SESSION = /^(?:(?:php|asp|j)?sess(?:ion)?_?id\w*|sid|cfid|cftoken|aspsessionid\w*)$/i;
const PATH_SESSION = /;(?:j?sessionid|sid)=[^/?#;]*/gi;

/** One spelling for addresses that lead to the same page: no fragment, no campaign's parameters, no session, sorted query. */
export function addressKey(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = "";
  if (url.pathname.includes(";")) url.pathname = url.pathname.replace(PATH_SESSION, "");
  for (const name of [...url.searchParams.keys()]) {
    if (CAMPAIGN.test(name) || SESSION.test(name)) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  return url.href;
}
