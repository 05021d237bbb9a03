import { css } from "lit";

/** A section of the page: its title with its act, a line that explains it, and its rows. */
export const sectionStyle = css`
  :host { display: grid; gap: 12px; block-size: auto; overflow: visible; margin-block-start: 10px; }
  .head { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; }
  h2 { font-size: 17px; line-height: 1.3; }
  .intro { max-inline-size: 68ch; color: var(--soft); }
  .rows > li { grid-template-columns: minmax(0, 1fr) auto auto; }
  .name { font-weight: 600; overflow-wrap: anywhere; }
  .name .chip { font-weight: 400; margin-inline-start: 6px; vertical-align: 1px; }
  .switch { grid-template-columns: auto minmax(0, 1fr); align-items: start; gap: 2px 12px; padding: 12px 16px; border: 1px solid var(--line); border-radius: 14px; background: var(--raised); color: var(--ink); font-size: 15px; cursor: pointer; }
  .switch input { margin-block-start: 2px; }
  .switch small { grid-column: 2; font-size: 13px; color: var(--soft); }
  .switch:has(:disabled) { cursor: default; color: var(--soft); }
  dialog form.bad input[name="password"] { border-color: var(--alert); }
`;
