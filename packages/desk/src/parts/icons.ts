import { html, type TemplateResult } from "lit";

/** Outlines on a square of 24, drawn with a line of 1.75. */
const PATHS = {
  mine: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 20c1-4 4-5 8-5s7 1 8 5",
  queue: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5l3 2",
  others:
    "M9 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 19.5c.8-3.5 3-4.5 6.5-4.5s5.7 1 6.5 4.5M16 5a3.5 3.5 0 0 1 0 7M18 15.2c2 .5 3 2 3.5 4.3",
  assistant: "M12 4l1.8 5.2L19 11l-5.2 1.8L12 18l-1.8-5.2L5 11l5.2-1.8zM18.5 16v4M16.5 18h4",
  snoozed: "M20 14.5A8.5 8.5 0 1 1 9.5 4 7 7 0 0 0 20 14.5z",
  resolved: "M5 12.5l4.5 4.5L19 7.5",
  back: "M15 5l-7 7 7 7",
  more: "M6 13a1 1 0 1 0 0-2 1 1 0 0 0 0 2M12 13a1 1 0 1 0 0-2 1 1 0 0 0 0 2M18 13a1 1 0 1 0 0-2 1 1 0 0 0 0 2",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M20 20l-4-4",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 11v5M12 8h.01",
  note: "M5 4h14v10l-5 5H5zM14 19v-5h5",
  transfer: "M4 8h14l-4-4M20 16H6l4 4",
  handBack: "M9 7l-5 5 5 5M4 12h10a6 6 0 0 1 6 6",
  settings: "M4 7h9M18 7h2M4 17h2M11 17h9M15.5 4.5v5M8.5 14.5v5",
  negative: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M8.5 16.5c1.5-2.5 5.5-2.5 7 0M9 9.5v.5M15 9.5v.5",
  angry: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M8.5 16.5c1.5-2.5 5.5-2.5 7 0M7.5 8.5l3 2M16.5 8.5l-3 2",
  replies: "M13 3L5 14h6l-1 7 8-11h-6z",
  macros: "M4 7h10M4 12h7M4 17h5M13.5 13.5l6 3.5-6 3.5z",
  close: "M6 6l12 12M18 6L6 18",
  menu: "M4 7h16M4 12h16M4 17h16",
  eye: "M2.5 12C5 7 8.5 5 12 5s7 2 9.5 7c-2.5 5-6 7-9.5 7s-7-2-9.5-7zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6",
  knowledge: "M5 5a2 2 0 0 1 2-2h12v15H7a2 2 0 0 0-2 2zM5 20a1.5 1.5 0 0 0 1.5 1H19v-3",
  insights: "M4 20.5h16M6.5 17v-5M12 17V5M17.5 17V9",
  unanswered:
    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.8-1.1 1.8M12 16.5h.01",
  conversations: "M4 5h11v8H8l-4 3zM9 16v1h7l4 3V9h-2",
  send: "M4 12l16-8-5 16-3.5-6.5z",
  add: "M12 5v14M5 12h14",
  tickets: "M4 7h16v3.5a1.5 1.5 0 0 0 0 3V17H4v-3.5a1.5 1.5 0 0 0 0-3zM14 7v10",
  contacts:
    "M4 5h16v14H4zM9 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4M6 16c.4-1.6 1.4-2 3-2s2.6.4 3 2M14.5 10h3M14.5 14h3",
  download: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1",
  attach:
    "M19.5 11.6l-7.4 7.4a4.6 4.6 0 0 1-6.5-6.5l7.7-7.7a3 3 0 0 1 4.3 4.3l-7.6 7.6a1.5 1.5 0 0 1-2.1-2.1l6.9-6.9",
  down: "M6 9l6 6 6-6",
  offline: "M4 4l16 16M8.5 9.3A4.5 4.5 0 0 0 7 18h9.5M11 6.8A5.5 5.5 0 0 1 17.4 11 3.6 3.6 0 0 1 20 16.4",
  translate:
    "M4 6h9M8.5 4v2M11 6c-.6 3.4-2.8 6-6.5 7.5M6 9c1 2 2.8 3.6 5.5 4.5M12 20l4-9.5 4 9.5M13.3 17h5.4",
} as const;

export type IconName = keyof typeof PATHS;

/** Renders an icon, which says nothing to a screen reader: its button has a label. */
export function renderIcon(name: IconName): TemplateResult {
  return html`<svg class="icon" aria-hidden="true" viewBox="0 0 24 24"><path d=${PATHS[name]} /></svg>`;
}
