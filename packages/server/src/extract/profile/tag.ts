/** The script tag that puts a chat on a page, as its markup or its tag manager names it. */
export interface FoundTag {
  /** The server that the tag loads from: an origin. */
  server: string;
  site?: string;
}

const SCRIPT = /<script\b([^>]{0,2000})>/gi;
const MANAGER = /\bGTM-[A-Z0-9]{4,12}\b/g;
/** Tag managers keep markup in strings, where quotes and slashes are escaped. */
const ESCAPES: readonly (readonly [RegExp, string])[] = [
  [/\\x3[cC]|\\u003[cC]/g, "<"],
  [/\\x3[eE]|\\u003[eE]/g, ">"],
  [/\\x22|\\u0022|\\"/g, '"'],
  [/\\x27|\\u0027|\\'/g, "'"],
  [/\\\//g, "/"],
];

/** Finds the first tag that loads `prosa.js`; undefined where there is none. */
export function findTag(html: string, url: string): FoundTag | undefined {
  for (const [, attributes = ""] of withoutComments(html).matchAll(SCRIPT)) {
    const source = attribute(attributes, "src");
    if (source === undefined || !URL.canParse(source, url)) continue;
    const address = new URL(source, url);
    if (!/\/prosa\.js$/.test(address.pathname)) continue;
    const site = attribute(attributes, "data-site") ?? address.searchParams.get("site") ?? undefined;
    const server = attribute(attributes, "data-server") ?? address.origin;
    return { server, ...(site !== undefined && { site }) };
  }
  return undefined;
}

/** Finds the tag in the code of a tag manager's container. */
export function findTagInContainer(code: string, url: string): FoundTag | undefined {
  const plain = ESCAPES.reduce((text, [pattern, letter]) => text.replace(pattern, letter), code);
  return findTag(plain, url);
}

/** The addresses of the containers of Google Tag Manager that a page loads. */
export function containersOf(html: string): string[] {
  const ids = new Set(html.match(MANAGER) ?? []);
  return [...ids].slice(0, 3).map((id) => `https://www.googletagmanager.com/gtm.js?id=${id}`);
}

/** True where a policy in the page's markup lets no script of the server run: nonces and hashes are left to the page. */
export function isBarredByPolicy(html: string, server: string): boolean {
  const policy = /<meta\b[^>]{0,100}content-security-policy[^>]{0,4000}>/i.exec(html)?.[0];
  const content = policy && attribute(policy, "content");
  if (!content) return false;
  const directives = content.split(";").map((one) => one.trim().split(/\s+/));
  const named = (name: string) => directives.find(([first]) => first?.toLowerCase() === name);
  const sources = named("script-src-elem") ?? named("script-src") ?? named("default-src");
  if (!sources) return false;
  const { host, origin, protocol } = new URL(server);
  return !sources.some(
    (one) =>
      one === "*" ||
      one === protocol ||
      one === origin ||
      one === host ||
      /^'(?:nonce-|sha|strict-dynamic)/.test(one),
  );
}

/** Takes comments out in one pass; one that nothing closes is left as it is. */
function withoutComments(html: string): string {
  const kept: string[] = [];
  let keptFrom = 0;
  for (let open = html.indexOf("<!--"); open !== -1; open = html.indexOf("<!--", keptFrom)) {
    const close = html.indexOf("-->", open + 4);
    if (close === -1) break;
    kept.push(html.slice(keptFrom, open));
    keptFrom = close + 3;
  }
  kept.push(html.slice(keptFrom));
  return kept.join("");
}

function attribute(text: string, name: string): string | undefined {
  const [, double, single, bare] =
    new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(text) ?? [];
  return (double ?? single ?? bare)?.replaceAll("&amp;", "&");
}
