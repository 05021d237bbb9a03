/**
 * True where the service that brought a mail says that the sender's domain stands for it: DMARC passed, and for that domain. Only
 * the header that was written last counts, and only under the name that the settings trust: the writer of a mail may put others
 * below it.
 */
export function isSenderVerified(
  authentications: readonly string[],
  authServer: string | undefined,
  from: string,
): boolean {
  const [last] = authentications;
  if (last === undefined || authServer === undefined) return false;
  const plain = last.replace(/\([^()]{0,500}\)/g, " ");
  const [server = "", ...results] = plain.split(";").map((part) => part.trim());
  if (server.split(/\s/)[0]?.toLowerCase() !== authServer) return false;
  const dmarc = results.find((result) => /^dmarc\s*=/i.test(result));
  if (dmarc === undefined || !/^dmarc\s*=\s*pass\b/i.test(dmarc)) return false;
  const [, domain] = /\bheader\.from\s*=\s*"?(?:[^\s"@]{0,64}@)?([^\s"]{1,253})/i.exec(dmarc) ?? [];
  return domain === undefined || domain.toLowerCase() === from.slice(from.lastIndexOf("@") + 1).toLowerCase();
}
