import { FILE_NAME_LENGTH_MAX, type FileType } from "@prosa/protocol";

/** The endings of each type; a name with another one gets the first. */
const ENDINGS: Readonly<Record<FileType, readonly string[]>> = {
  "image/jpeg": ["jpg", "jpeg", "jpe", "jfif"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "image/gif": ["gif"],
  "application/pdf": ["pdf"],
  "text/plain": ["txt", "csv", "tsv", "md", "log", "ics", "vcf", "json", "xml", "yaml", "yml"],
};

/** The ending by which people know a type. */
export function endingOf(type: FileType): string {
  return ENDINGS[type][0] ?? "";
}

/** Characters that some system keeps for itself, and all that is invisible or turns the direction of what follows. */
const NOT_IN_NAMES = /[<>:"|?*\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * The name of a file as others may see and store it: without folders, without characters that deceive or that a system
 * refuses, of at most `FILE_NAME_LENGTH_MAX` code points, with an ending of its type.
 */
export function cleanName(given: string, type: FileType): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .replace(NOT_IN_NAMES, "")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/^\.+|[. ]+$/g, "");
  const [, stem = "", ending = ""] = /^(.*?)(?:\.([^.]*))?$/u.exec(plain) ?? [];
  const endings = ENDINGS[type];
  const isKnown = endings.includes(ending.toLowerCase());
  const whole = isKnown || ending === "" ? stem : plain;
  const kept = isKnown ? ending.toLowerCase() : (endings[0] ?? "");
  const short = [...whole]
    .slice(0, FILE_NAME_LENGTH_MAX - kept.length - 1)
    .join("")
    .trim();
  return `${short === "" || DEVICE.test(short) ? `file${short && `-${short}`}` : short}.${kept}`;
}
