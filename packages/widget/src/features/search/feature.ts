import type { ChatContext, Feature } from "../../app/feature.ts";
import { lazily } from "../../client/lazily.ts";
import { adoptStyle } from "../../styles/adopt-style.ts";
import type { Search } from "./search.ts";

/** The search of the conversation, from the menu or by the find command. Loaded at its first use. */
export function createSearch({ host, conversation, viewport }: ChatContext): Feature {
  let search: Search | undefined;
  const load = lazily(async () => {
    const { SEARCH_STYLE, Search } = await import("./search.ts");
    adoptStyle(host.renderRoot, SEARCH_STYLE);
    search = new Search(host, { state: () => conversation.state, rows: () => viewport.rows });
    return search;
  });
  const open = async () => (await load())?.open();
  return {
    search: () => void open(),
    render: (slot, _, strings) => (slot === "top" ? search?.render(strings) : undefined),
    handleUpdated: (state) => search?.handleUpdated(state),
    handleClosed: () => search?.close(),
    handleKey: (event) => {
      const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
      if (event.defaultPrevented) return false;
      const isLeaving = key === "Escape" && !!search?.isOpen;
      // The browser finds everything that is drawn, and a second press is meant for the browser.
      const isFinding =
        key.toLowerCase() === "f" &&
        ctrlKey !== metaKey &&
        !altKey &&
        !shiftKey &&
        !search?.isFocused &&
        viewport.rows?.isWhole === false;
      if (!isLeaving && !isFinding) return false;
      if (isLeaving) search?.close();
      else void open();
      event.preventDefault();
      return true;
    },
  };
}
