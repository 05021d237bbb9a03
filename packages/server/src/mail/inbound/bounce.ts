/** The bytes of a report that are looked through: its own parts come first, and the mail that it is about last. */
const LOOKED_THROUGH = 256 * 1024;

/** A report that a mail did not reach its reader (RFC 3464). */
interface Bounce {
  /** The ids of mails that it names, with angle brackets. */
  readonly messageIds: readonly string[];
  /** The addresses that it names, in small letters. */
  readonly addresses: readonly string[];
}

/** Reads a report that a mail was given up; `null` for one that is only late, and for every other mail. */
export function readBounce(raw: Uint8Array): Bounce | null {
  // A report is of plain letters, and what is not says nothing here.
  const text = new TextDecoder("latin1").decode(raw.subarray(0, LOOKED_THROUGH));
  if (!/^Content-Type:\s*multipart\/report\b/im.test(text) || !/^Action:\s*failed\b/im.test(text))
    return null;
  const lines = text.matchAll(/^(?:Final-Recipient|Original-Recipient|To):\s*([^\r\n]{1,1000})/gim);
  const addresses = [...lines].flatMap(
    ([, line = ""]) => line.match(/[^\s<>;,"]{1,64}@[^\s<>;,"]{1,253}/g) ?? [],
  );
  return {
    messageIds: [...new Set(text.match(/<[^\s<>]{1,500}@[^\s<>]{1,300}>/g) ?? [])],
    addresses: [...new Set(addresses.map((address) => address.toLowerCase()))],
  };
}
