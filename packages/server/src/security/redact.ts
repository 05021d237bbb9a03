import { isCnpj, isCpf } from "../understanding/entities/documents.ts";

type Kind = "KEY" | "EMAIL" | "IBAN" | "CNPJ" | "CARD" | "CPF" | "PHONE";

/** Takes personal facts and secrets out of text that leaves the server, and puts them back into what returns. */
export interface Redaction {
  /** The text with a placeholder, such as `[EMAIL_1]`, for each fact; the same fact always gets the same one. */
  redact(text: string): string;
  /** The text with the facts behind this redaction's placeholders. Whole placeholders only: a stream must hold back a `[`. */
  restore(text: string): string;
}

interface Finder {
  pattern: RegExp;
  /** Whether a text holds what each match does: only then it is searched. */
  mayFind(text: string): boolean;
  kind(match: string): Kind | null;
}

/** Every key holds one of these. */
const KEY_SIGNS = ["sk-", "gh", "github_pat_", "xox", "AKIA", "AIza", "k_", "eyJ", "Bearer"];
const hasDigit = (text: string) => /\d/.test(text);

// Every repetition is bounded and every alternative begins differently, so each pattern takes time in proportion to the text.
const FINDERS: readonly Finder[] = [
  {
    mayFind: (text) => KEY_SIGNS.some((sign) => text.includes(sign)),
    pattern:
      /(?<![\w-])(?:sk-[\w-]{16,200}|gh[pousr]_\w{20,255}|github_pat_\w{20,255}|xox[abeprs]-[\w-]{10,200}|AKIA[A-Z0-9]{16}|AIza[\w-]{35}|[rs]k_(?:live|test)_\w{16,200}|eyJ[\w-]{8,4000}\.[\w-]{8,4000}\.[\w-]{8,1000}|Bearer\s[\w.~+/-]{16,4000})/g,
    kind: () => "KEY",
  },
  {
    mayFind: (text) => text.includes("@"),
    pattern: /(?<![\w.+-])[\w.+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu,
    kind: () => "EMAIL",
  },
  {
    mayFind: hasDigit,
    pattern: /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/g,
    kind: (match) => (isIban(match.replaceAll(" ", "")) ? "IBAN" : null),
  },
  {
    mayFind: hasDigit,
    pattern: /(?<![\w.])[A-Za-z0-9]{2}\.?[A-Za-z0-9]{3}\.?[A-Za-z0-9]{3}\/?[A-Za-z0-9]{4}-?\d{2}(?!\w)/g,
    kind: (match) => (isCnpj(match.replace(/[^A-Za-z0-9]/g, "").toUpperCase()) ? "CNPJ" : null),
  },
  {
    mayFind: hasDigit,
    pattern: /(?<![\w.,+(-])(?:\+|\()?\d(?:[ .()/-]{0,2}\d){7,18}(?![\w]|[.,]\d)/g,
    kind: kindOfDigits,
  },
];

export function createRedaction(): Redaction {
  const factOf = new Map<string, string>();
  const placeholderOf = new Map<string, string>();
  const counts = new Map<Kind, number>();

  function placeholder(kind: Kind, fact: string, text: string): string {
    const known = placeholderOf.get(fact);
    if (known) return known;
    let count = counts.get(kind) ?? 0;
    let fresh: string;
    // A visitor may have typed a placeholder's very letters.
    do fresh = `[${kind}_${++count}]`;
    while (text.includes(fresh));
    counts.set(kind, count);
    placeholderOf.set(fact, fresh);
    factOf.set(fresh, fact);
    return fresh;
  }

  return {
    redact(text) {
      let redacted = text;
      for (const { pattern, mayFind, kind } of FINDERS) {
        if (!mayFind(redacted)) continue;
        redacted = redacted.replace(pattern, (match) => {
          const found = kind(match);
          return found === null ? match : placeholder(found, match, text);
        });
      }
      return redacted;
    },
    restore: (text) => text.replace(/\[[A-Z]{2,8}_\d{1,3}\]/g, (fresh) => factOf.get(fresh) ?? fresh),
  };
}

function kindOfDigits(match: string): Kind | null {
  const digits = match.replace(/\D/g, "");
  if (digits.length === 14 && isCnpj(digits)) return "CNPJ";
  if (digits.length >= 13 && digits.length <= 19 && isLuhn(digits)) return "CARD";
  if (isCpf(digits)) return "CPF";
  return isPhone(match, digits) ? "PHONE" : null;
}

/** Numbers written as telephones are: with a plus, with a Brazilian area code, or in two halves. Bare shorter runs are orders. */
function isPhone(written: string, digits: string): boolean {
  if (written.startsWith("+")) return digits.length >= 8 && digits.length <= 15;
  if (/^\(?0?\d{2}\)/.test(written)) return digits.length >= 10 && digits.length <= 12;
  if (/^(?:55)?[1-9]\d9\d{8}$/.test(digits)) return true;
  if (/^[1-9]\d[ .-]\d{4}[ .-]\d{4}$/.test(written)) return true;
  return /^9?\d{4}[-.]\d{4}$/.test(written) && !/^(?:19|20)\d\d\D(?:19|20)\d\d$/.test(written);
}

/** ISO/IEC 7812-1, annex B. */
function isLuhn(digits: string): boolean {
  if (/^(\d)\1+$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** ISO 13616: the country's code and the check digits moved to the end, letters as numbers, modulo 97. */
function isIban(code: string): boolean {
  if (code.length < 15 || code.length > 34) return false;
  let rest = 0;
  for (const sign of code.slice(4) + code.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
