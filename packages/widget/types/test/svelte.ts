import "@prosa/widget/svelte";
import type { SvelteHTMLElements } from "svelte/elements";

type Props = SvelteHTMLElements["prosa-chat"];

export const chat: Props = {
  site: "shop",
  server: "https://chat.example",
  open: true,
  "onprosa-message": (event) => event.detail.author.toUpperCase(),
};

// @ts-expect-error: there is no such theme.
export const themed: Props = { theme: "pink" };
