import type { Action } from "@prosa/protocol";

export type ContactAction = Extract<Action, { type: "contact" }>;
type Contact = Pick<ContactAction, "channel" | "to" | "text">;

/**
 * The address that opens a channel, or `undefined` where `to` does not fit the channel. `to` and `text` are foreign: of `to`
 * only the letters and digits that the channel knows pass, and `text` is encoded whole. Phones get the link that opens the
 * app, other devices the link of the web. Sources: WhatsApp (click to chat), Telegram (deep links), Meta (m.me and ig.me
 * links, the latter not for Instagram's web), RFC 3966 and RFC 6068.
 */
export function deepLink({ channel, to, text }: Contact, isPhone: boolean): string | undefined {
  const words = encode(text);
  switch (channel) {
    case "whatsapp": {
      const digits = internationalOf(to);
      if (!digits) return undefined;
      return isPhone
        ? `https://wa.me/${digits}${words && `?text=${words}`}`
        : `https://web.whatsapp.com/send?phone=${digits}${words && `&text=${words}`}`;
    }
    case "telegram": {
      const digits = /^[\s(]*(?:\+|00)/.test(to) ? internationalOf(to) : undefined;
      const place = digits ? `+${digits}` : userOf(to, /^[a-z]\w{3,31}$/i);
      return place && `https://t.me/${place}${words && `?text=${words}`}`;
    }
    case "messenger": {
      const page = userOf(to, /^[a-z\d](?:[a-z\d.-]{0,98}[a-z\d])?$/i);
      return page && `https://m.me/${page}${words && `?text=${words}`}`;
    }
    case "instagram": {
      const user = userOf(to, /^(?!\.)(?!.*\.\.)[\w.]{1,30}(?<!\.)$/);
      return user && (isPhone ? `https://ig.me/m/${user}` : `https://www.instagram.com/${user}/`);
    }
    case "phone": {
      const number = numberOf(to);
      return number && `tel:${number}`;
    }
    case "email": {
      const address = addressOf(to);
      return address && `mailto:${address}${words && `?body=${words}`}`;
    }
    default:
      return channel satisfies never;
  }
}

/** Whether the device opens links in apps. */
export function isPhone({
  userAgent,
  maxTouchPoints,
}: Pick<Navigator, "userAgent" | "maxTouchPoints">): boolean {
  // An iPad calls itself a Mac, but no Mac has a touch screen.
  return (
    /Android|iPhone|iPad|iPod|Mobile/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)
  );
}

// Separators between digits are removed; any other character makes the number invalid.
function numberOf(to: string): string | undefined {
  const number = to.replace(/[\s()./\u2010-\u2015-]/g, "");
  return /^\+?\d{3,15}$/.test(number) ? number : undefined;
}

/** The digits of a number with its country code: E.164 allows 15 digits, and no country code begins with a zero. */
function internationalOf(to: string): string | undefined {
  const digits = numberOf(to)?.replace(/^(?:\+|00)/, "");
  return digits && /^[1-9]\d{6,14}$/.test(digits) ? digits : undefined;
}

function userOf(to: string, pattern: RegExp): string | undefined {
  const user = to.trim().replace(/^@/, "");
  return pattern.test(user) ? user : undefined;
}

function addressOf(to: string): string | undefined {
  const [, user, host] =
    /^([^\s@]{1,64})@((?:[\p{L}\p{M}\p{N}-]{1,63}\.){1,8}[\p{L}\p{M}\p{N}-]{1,63})$/u.exec(to.trim()) ?? [];
  // A comma or a semicolon would name a second person, a control character a second header.
  if (!user || !host || /[\p{C},;<>"]/u.test(user)) return undefined;
  return `${encodeURIComponent(user)}@${encodeURIComponent(host)}`;
}

function encode(text = ""): string {
  const words = text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[^\n\P{Cc}]|\p{Cs}/gu, "")
    .trim();
  return encodeURIComponent(words).replace(/%0A/g, "%0D%0A");
}
