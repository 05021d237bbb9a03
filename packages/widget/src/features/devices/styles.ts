import { DIALOG_STYLE } from "../../styles/dialog.ts";

/** The style of the dialog with a link to another device. */
export const DEVICE_STYLE = `${DIALOG_STYLE}
.code { display: block; inline-size: min(220px, 100%); margin: 14px auto; padding: 0; background: #fff; border-radius: 12px; }
.code path { fill: #000; stroke: none; }
.question .address { display: flex; gap: 8px; }
.question .address input { flex: 1; min-inline-size: 0; min-block-size: 44px; padding-inline: 12px; font: inherit; font-size: 0.875em; color: inherit; background: var(--_sand); border: 1px solid var(--_line); border-radius: 12px; text-overflow: ellipsis; }
.question .address button { flex: none; }
.question .others { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px; margin-block-start: 14px; padding-block-start: 14px; border-block-start: 1px solid var(--_line); }
`;
