import "@prosa/widget/vue";
import type { GlobalComponents } from "vue";

type Props = InstanceType<GlobalComponents["prosa-chat"]>["$props"];

export const chat: Props = {
  site: "shop",
  server: "https://chat.example",
  isOpen: true,
  countsInTitle: true,
  onProsaMessage: (event) => event.detail.author.toUpperCase(),
};

// @ts-expect-error: `open` is a method of the element, which Vue would write over.
export const opened: Props = { open: true };

// @ts-expect-error: Vue would write the attribute as "false", which HTML takes for true.
export const counted: Props = { "count-in-title": false };

// @ts-expect-error: there is no such theme.
export const themed: Props = { theme: "pink" };
