import { remembering } from "../../language/text/words.ts";
import { contactsOf } from "../../turn/findings.ts";
import type { DecidedTurn } from "../../turn/ports.ts";

const QUERY_LENGTH_MAX = 200;
// Anybody may have an address there, so the domain does not name its owner.
const MAIL_PROVIDER =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|proton|protonmail|gmx|aol|bol|uol|terra|ig|globo)\./;
const NUMBER = /\d[\d ().-]{6,20}\d/g;
const NUMBER_LENGTH_MIN = 8;
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;
const ADDRESS = /https?:\/\/[^\s<>"')\]]+/g;

/** Tells which addresses a reply may name. */
export interface LinkPolicy {
  /** The address as it may be linked, whole and normalised; null when it leads elsewhere. */
  admit(target: string): string | null;
  admitEmail(address: string): boolean;
  /** The address of a page on the site's own hosts, whole; null for any other. */
  own(target: string): string | null;
}

/**
 * Admits the site's own hosts (its origins, sources and the pages of its passages), and beyond them only what its contact
 * passages name: those exact addresses, those numbers and those e-mail domains. A link in other page text may have been
 * planted by anybody who can write there, such as a review's author, so it does not count as the site's.
 */
export function createLinkPolicy(turn: DecidedTurn): LinkPolicy {
  const pages = [...turn.decision.evidence, ...turn.hits].map((hit) => hit.passage);
  const contacts = contactsOf(turn);
  const own = [
    ...turn.site.origins,
    ...turn.site.knowledge.sources,
    ...[...pages, ...contacts].map((page) => page.url),
  ];
  const hosts = once(() => new Set(own.flatMap(hostOf)));
  const named = once(() =>
    readContacts(
      [...contacts, ...pages.filter((page) => page.kind === "contact")].map(({ text }) => text).join("\n"),
    ),
  );
  const base = pages[0]?.url;

  const admitEmail = (address: string) => {
    const { emails, domains } = named();
    const domain = domainOf(address);
    return emails.has(address.toLowerCase()) || domains.has(domain) || hosts().has(domain);
  };
  const isContact = (written: string) => {
    const number = digitsOf(written);
    return number.length >= NUMBER_LENGTH_MIN && named().numbers.some((known) => known.endsWith(number));
  };
  const parsed = (target: string) => {
    try {
      return new URL(target, base);
    } catch {
      return null;
    }
  };
  const isOwn = (url: URL) =>
    isWeb(url) &&
    !url.username &&
    !url.password &&
    // Most links are to the pages that were found, whose addresses need not be parsed for it.
    (own.some((address) => address.startsWith(`${url.origin}/`)) || hosts().has(bareHost(url.host)));
  return {
    admitEmail,
    own(target) {
      const url = parsed(target);
      return url && isOwn(url) ? url.href : null;
    },
    admit(target) {
      const page = own.includes(target) ? hrefOfPage(target) : "";
      if (page !== "") return page;
      const url = parsed(target);
      if (!url) return null;
      if (url.protocol === "mailto:") return admitEmail(url.pathname) ? `mailto:${url.pathname}` : null;
      if (url.protocol === "tel:") return isContact(url.pathname) ? `tel:${url.pathname}` : null;
      if (isWhatsApp(url)) {
        return isContact(url.pathname) ? url.origin + url.pathname : null;
      }
      if (!isOwn(url)) return named().addresses.has(url.href) ? url.href : null;
      return withoutLongQuery(url);
    },
  };
}

/** Pages whose addresses are kept as they may be linked, and the letters of the longest one. */
const PAGES_KEPT = { max: 500, longest: 300 };

/** The address of a page of the site as it may be linked; empty where more has to be known of it. */
const hrefOfPage = remembering((address: string) => {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isPlain = url !== null && isWeb(url) && !url.username && !url.password && !isWhatsApp(url);
  return isPlain ? withoutLongQuery(url) : "";
}, PAGES_KEPT);

function isWeb(url: URL): boolean {
  return url.protocol === "https:" || url.protocol === "http:";
}

function isWhatsApp(url: URL): boolean {
  return url.host === "wa.me" && url.protocol === "https:";
}

function withoutLongQuery(url: URL): string {
  if (url.search.length > QUERY_LENGTH_MAX) url.search = "";
  return url.href;
}

interface NamedContacts {
  addresses: ReadonlySet<string>;
  emails: ReadonlySet<string>;
  /** The domains of the e-mail addresses that are the site's own. */
  domains: ReadonlySet<string>;
  numbers: readonly string[];
}

function readContacts(text: string): NamedContacts {
  const emails = new Set((text.match(EMAIL) ?? []).map((email) => email.toLowerCase()));
  return {
    addresses: new Set((text.match(ADDRESS) ?? []).flatMap(hrefOf)),
    emails,
    domains: new Set([...emails].map(domainOf).filter((domain) => !MAIL_PROVIDER.test(domain))),
    numbers: (text.match(NUMBER) ?? []).map(digitsOf),
  };
}

/** Makes a value when it is first asked for: most replies name no address but the site's own. */
function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}

function hostOf(address: string): string[] {
  return URL.canParse(address) ? [bareHost(new URL(address).host)] : [];
}

function hrefOf(address: string): string[] {
  const trimmed = address.replace(/[.,;:!?]+$/, "");
  return URL.canParse(trimmed) ? [new URL(trimmed).href] : [];
}

function bareHost(host: string): string {
  return host.toLowerCase().replace(/^www\./, "");
}

function domainOf(email: string): string {
  return bareHost(email.slice(email.lastIndexOf("@") + 1));
}
