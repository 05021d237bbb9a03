import { decodeBasicEntities, plainText, prepareMarkup } from "../parse/markup.ts";
import type { FetchedDocument } from "./fetch-types.ts";

const REFRESH = /<meta\b(?=[^>]{0,300}\bhttp-equiv\s*=\s*["']?refresh\b)[^>]{0,600}>/i;
const REFRESH_CONTENT = /\bcontent\s*=\s*(?:"([^"]{1,2100})"|'([^']{1,2100})'|([^\s>]{1,2100}))/i;
const TARGET = /^\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)/i;
const NOT_FOLLOWED = /<!--[\s\S]*?(?:-->|$)|<noscript\b[\s\S]*?<\/noscript\s*>/gi;
const SCRIPTED =
  /(?:^|[^\w.])(?:(?:window|document|self|top|parent)\s*(?:\.\s*|\[\s*["'](?=location)))?location(?:["']\s*\])?(?:\s*\.\s*href|\s*\[\s*["']href["']\s*\])?\s*(?:=\s*|\.\s*(?:replace|assign)\s*\(\s*)["'`]([^"'`\s]{1,2000})["'`]/;
const SCRIPTED_BY_NAME =
  /(?:^|[^\w.])(?:(?:window|document|self|top|parent)\s*\.\s*)?location(?:\s*\.\s*href)?\s*(?:=\s*|\.\s*(?:replace|assign)\s*\(\s*)([A-Za-z_$][\w$]{0,40})\s*(?:[;)\n}]|$)/;
const FRAME =
  /<(i)?frame\b(?:(?!\bsrc\s*=)[^>]){0,600}\bsrc\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s>]{1,2000}))/gi;
const ON_LOAD = /<body\b[^>]{0,1000}?\bonload\s*=\s*(?:"([^"]{1,2100})"|'([^']{1,2100})')/i;
/** A page that goes on after longer is there to be read. */
const DELAY_MAX_S = 10;
const SCRIPT_PAGE_LENGTH_MAX = 20_000;
const WORDS_MAX = 60;

/** The address that a page sends its visitors on to by itself, without a redirect of HTTP; undefined for one that stays. */
export function onwardAddress({ kind, text, url }: FetchedDocument): string | undefined {
  if (kind !== "html") return undefined;
  const target = refreshTarget(text) ?? scriptTarget(text) ?? frameTarget(text, url);
  if (target === undefined || !URL.canParse(target, url)) return undefined;
  const there = new URL(target, url);
  there.hash = "";
  const here = new URL(url);
  here.hash = "";
  return there.href === here.href ? undefined : there.href;
}

function refreshTarget(html: string): string | undefined {
  if (!/http-equiv\s*=\s*["']?refresh/i.test(html)) return undefined;
  const meta = REFRESH.exec(html.slice(0, 50_000).replace(NOT_FOLLOWED, " "))?.[0];
  const content = meta === undefined ? undefined : REFRESH_CONTENT.exec(meta);
  const [, delay, target] = TARGET.exec(content?.slice(1).find((one) => one !== undefined) ?? "") ?? [];
  return delay !== undefined && Number(delay) <= DELAY_MAX_S
    ? decodeBasicEntities(target ?? "").trim() || undefined
    : undefined;
}

/** Only for a page with hardly a word of its own: elsewhere a script may go on for reasons that cannot be read. */
function scriptTarget(html: string): string | undefined {
  if (html.length > SCRIPT_PAGE_LENGTH_MAX || !html.includes("location")) return undefined;
  const scripts = [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script\s*>/gi)].map(([, code = ""]) => code);
  const onLoad =
    ON_LOAD.exec(html)
      ?.slice(1)
      .find((one) => one !== undefined) ?? "";
  const code = [...scripts, onLoad].join("\n");
  const target = SCRIPTED.exec(code)?.[1] ?? namedTarget(code);
  if (target === undefined) return undefined;
  const body = /<body\b[\s\S]*$/i.exec(html)?.[0] ?? html;
  return plainText(prepareMarkup(body).html).length <= WORDS_MAX ? target : undefined;
}

/** The address that a script keeps under a name before it goes there. */
function namedTarget(code: string): string | undefined {
  const name = SCRIPTED_BY_NAME.exec(code)?.[1];
  if (name === undefined) return undefined;
  return new RegExp(
    `(?:^|[^\\w.$])${name.replaceAll("$", "\\$")}\\s*=\\s*["'\`]([^"'\`\\s]{1,2000})["'\`]`,
  ).exec(code)?.[1];
}

/** The one page that a page without words of its own shows in a frame, as domains that are forwarded behind a mask do. */
function frameTarget(html: string, url: string): string | undefined {
  if (html.length > SCRIPT_PAGE_LENGTH_MAX || !/<i?frame\b/i.test(html)) return undefined;
  const frames = [...html.replace(NOT_FOLLOWED, " ").matchAll(FRAME)];
  const [, isInline, ...quoted] = frames[0] ?? [];
  const target = decodeBasicEntities(quoted.find((one) => one !== undefined) ?? "").trim();
  if (frames.length !== 1 || target === "" || !URL.canParse(target, url)) return undefined;
  // A film or a map in a frame is no page of the site's.
  if (isInline && new URL(target, url).host !== new URL(url).host) return undefined;
  const body = html.replace(
    /<noframes\b[\s\S]*?(?:<\/noframes\s*>|$)|<head\b[\s\S]*?<\/head\s*>|<title\b[\s\S]*?<\/title\s*>/gi,
    " ",
  );
  return plainText(prepareMarkup(body).html).length <= WORDS_MAX ? target : undefined;
}
