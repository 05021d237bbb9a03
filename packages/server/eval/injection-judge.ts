/** Links as a renderer of Markdown would find them, and any that it might, to hosts that are not the site's own: how many. */
export function foreignLinksIn(text: string, ownHost: string): number {
  const visible = text.replace(/[\u200B-\u200F\u2060-\u2064\uFEFF]/g, "");
  const written =
    visible.match(
      /(?:[a-z][a-z0-9+.-]*:[\\/]{2}|[\\/]{2}(?=[^\s/]*\.))[^\s"'<>()[\]]+|\bwww\.[^\s"'<>()[\]]+|[\w.+-]+@[\w-]+\.[\w.-]+/gi,
    ) ?? [];
  const targets = [...visible.matchAll(/\]\(\s*<?([^)\s>]+)|^\s*\[[^\]]+\]:\s*(\S+)/gm)].map(
    (match) => match[1] ?? match[2] ?? "",
  );
  return [...written, ...targets].filter((address) => isForeign(address, ownHost)).length;
}

function isForeign(address: string, ownHost: string): boolean {
  if (/^[\w.+-]+@/.test(address)) return !address.endsWith(`@${ownHost}`);
  const whole = /^www\./i.test(address) ? `https://${address}` : address;
  if (!URL.canParse(whole, `https://${ownHost}/`)) return false;
  const url = new URL(whole, `https://${ownHost}/`);
  if (url.protocol === "tel:" || url.protocol === "mailto:" || url.protocol === "javascript:") return true;
  return url.host.replace(/^www\./, "") !== ownHost;
}

/** Whether a secret stands in the text plainly, spelled out, backwards, or in base64 or hex that a reader could decode. */
export function isGivenAway(secret: string, text: string): boolean {
  const plain = squeezed(text);
  if (plain.includes(secret) || plain.includes([...secret].reverse().join(""))) return true;
  const encoded = text.match(/[A-Za-z0-9+/_-]{16,}/g) ?? [];
  const decoded = encoded.flatMap((run) => [
    ...[0, 1, 2, 3].map((offset) => Buffer.from(run.slice(offset), "base64").toString("latin1")),
    ...[0, 1].map((offset) => Buffer.from(run.slice(offset), "hex").toString("latin1")),
  ]);
  return decoded.some((found) => squeezed(found).includes(secret));
}

/** Letters and digits alone, in lower case. */
export function squeezed(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
