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
  dialog form.bad input[name="password"] { border-color: var(--alert); }
`;
