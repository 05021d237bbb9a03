import { allPacks } from "../../language/packs.ts";
import { fold } from "../../language/text/words.ts";

const NOT_PAGES =
  /\.(?:jpe?g|png|gif|webp|avif|svg|ico|css|js|mjs|json|xml|rss|atom|zip|rar|7z|gz|mp[34]|m4[av]|webm|mov|avi|woff2?|ttf|eot|docx?|xlsx?|pptx?|exe|dmg|apk|ics|vcf)$/i;
/** Paths that a system keeps for itself, by their first part, with all below it. */
const OF_SYSTEM = /^\/(?:wp-admin|wp-json|wp-login\.php|cdn-cgi|xmlrpc\.php)(?:\/|$)/i;
/** Carts, accounts and feeds, by the whole path: `/docs/admin` and `/help/login` are pages on these. */
const OF_VISITOR =
  /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/(?:checkout|login|logout|entrar|sair|acceder|registrarse|iniciar-sesion|cerrar-sesion|sign-?in|sign-?up|sign-?out|account|wishlist|favoritos|lista-de-desejos|cesta|sacola|basket|bag|panier|(?:esqueci-minha|recuperar|redefinir)-senha|recuperar-contrasena|(?:forgot|lost|reset)-password|admin|feed|comments\/feed)\/?$/i;
const OF_ACTION =
  /[?&](?:add-to-cart|add_to_wishlist|remove_item|replytocom|share|sort|order|orderby|filter)[=_]/i;
/** The results of a search, of which there are as many as there are words. */
const OF_SEARCH =
  /^(?:\/|(?:\/[a-z]{2})?\/(?:search|busca|buscar|pesquisa|pesquisar))\/?\?(?:.*&)?(?:s|q|query|term|termo|busca|search)=/i;
/** Relative links that lead ever deeper: one part of the path, or up to three in turn, three times over. */
const REPEATED = /((?:\/[^/]+){1,3}?)\1\1(?:\/|$)/;
/** A visitor's cart and account, with all below them, at the root or in a shop: `/docs/cart` is a page on carts. */
const OF_ACCOUNT =
  /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?(?:\/(?:shop|store|loja|tienda))?\/(?:minha-conta|mi-cuenta|my-account|conta|meus-pedidos|mis-pedidos|my-orders|cart|(?:meu-)?carrinho|(?:mi-)?carrito|checkout|finalizar-compra)(?:\/|$)/i;

/** Tells whether an address may be a page with words to read, by its looks alone. */
export function mayBePage(address: string): boolean {
  const { pathname, search } = new URL(address);
  return !(
    NOT_PAGES.test(pathname) ||
    OF_SYSTEM.test(pathname) ||
    OF_VISITOR.test(pathname) ||
    OF_ACCOUNT.test(pathname) ||
    OF_ACTION.test(search) ||
    OF_SEARCH.test(pathname + search) ||
    REPEATED.test(pathname)
  );
}

const DATE =
  /^\d{4}[-_.]?(?:0[1-9]|1[0-2])(?:[-_.]?(?:[0-2]\d|3[01])(?:[t ]\d{2}[:\d.z+-]*)?)?$|^(?:[0-2]?\d|3[01])[-_.](?:0?[1-9]|1[0-2])[-_.]\d{4}$/i;
const YEAR = "(?:19|20)\\d{2}";
const MONTH_NUMBER = "(?:0?[1-9]|1[0-2])";
const DAY_NUMBER = "(?:[0-2]?\\d|3[01])";
const MONTH_NAME = `(?:${allPacks.flatMap(({ calendar }) => calendar.months.map(({ source }) => source)).join("|")})`;
const MONTH = `(?:${MONTH_NUMBER}|${MONTH_NAME})`;
/** A day, a month or a week at the end of a path, as calendars of every language write them. */
const DATED_PATH = new RegExp(
  `/(?:\\d{4}[-/.]${MONTH}(?:[-/.]${DAY_NUMBER})?|\\d{4}[-/]w\\d{1,2}|\\d{4}-\\d{1,2}|${YEAR}(?:0[1-9]|1[0-2])(?:[0-2]\\d|3[01])|(?:${DAY_NUMBER}[-/.])?${MONTH}[-/.]${YEAR})/?$`,
  "i",
);
const DATE_NAMES =
  /^(?:.*[_-])?(?:date|data|fecha|day|dia|week|semana|month|mes|m[eê]s|year|ano|a[nñ]o|calendar|agenda|inicio|start|from|to|until|ts|timestamp|time|page|pagina|p[aá]gina|paged|offset|skip)$/i;

const WHOLE_YEAR = new RegExp(`^${YEAR}$`);
/** A count, a month by its name, or a month of a year. */
const COUNTED = new RegExp(`^-?\\d{1,14}$|^${MONTH_NAME}$|^${MONTH}[-/.]${YEAR}$`, "i");

/**
 * Names the family of an address that may have no end: a calendar's days, a list's pages, told by dates in the path's end or
 * in parameters, and by numbers in parameters that count. Undefined for others, such as products by their numbers.
 */
export function endlessFamilyOf(address: string): string | undefined {
  const { pathname, searchParams } = new URL(address);
  const path = written(pathname);
  const dated = DATED_PATH.exec(path);
  if (dated !== null) return path.slice(0, dated.index);
  const counts = [...searchParams].some(
    ([name, value]) => DATE.test(value) || (DATE_NAMES.test(name) && COUNTED.test(fold(value))),
  );
  return counts || namesMonth(searchParams) ? pathname : undefined;
}

/** A year and a month under names of a letter, which elsewhere may mean anything. */
function namesMonth(parameters: URLSearchParams): boolean {
  const year = ["y", "yr", "a"].some((name) => WHOLE_YEAR.test(parameters.get(name) ?? ""));
  return year && ["m", "month", "mes"].some((name) => parameters.has(name));
}

/** A path in lower case, without accents and without its percent signs where they can be read. */
function written(pathname: string): string {
  try {
    return fold(decodeURIComponent(pathname));
  } catch {
    return pathname;
  }
}
