import type { ChatContext, Feature } from "../../app/feature.ts";
import { saveLooks } from "../../storage/looks-memory.ts";

/**
 * Takes the looks that the server tells with the site's name, and has the device remember them. They wait until the chat is
 * closed: nothing changes its colour or its place under the eyes of who reads.
 */
export function createLooks({ host, conversation, takeLooks }: ChatContext): Feature {
  let taken: string | undefined;
  const take = () => {
    const { site, consent, erasure } = conversation.state;
    const told = site?.looks;
    if (told === undefined || told === taken || host.isOpen) return;
    taken = told;
    const own = takeLooks(new URLSearchParams(told));
    if (own && consent === "given" && erasure === "none") saveLooks(host.site, host.looks ?? "", own);
  };
  return { handleUpdated: take };
}
