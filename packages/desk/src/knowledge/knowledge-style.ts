import { css } from "lit";

/** The page on knowledge, beyond what all pages share. */
export const knowledgeStyle = css`
  .rows > li { grid-template-columns: minmax(0, 1fr) auto auto; }
  .rows > li[data-off] .name { font-weight: 400; color: var(--soft); text-decoration: line-through; }
  .name { font-weight: 600; overflow-wrap: anywhere; }
  progress { inline-size: min(280px, 100%); accent-color: var(--accent); }
  .test { display: flex; gap: 8px; align-items: end; padding: 14px 16px; border: 1px solid var(--line); border-radius: 14px; background: var(--sand); }
  .test label { flex: 1; color: var(--ink); font-weight: 600; }
  .test input { font-weight: 400; }
  .result { display: grid; gap: 12px; padding: 16px; border: 1px solid var(--line); border-radius: 14px; }
  .verdict { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .reply { padding: 10px 14px; border-radius: 16px; border-start-start-radius: 5px; background: var(--sand); max-inline-size: 620px; }
  .reply :is(p, ul, ol) { margin: 0 0 8px; }
  .reply > :last-child { margin-block-end: 0; }
  .result h2 { font-size: 13px; color: var(--soft); }
  .evidence { display: grid; gap: 10px; }
  .evidence li { padding-inline-start: 12px; border-inline-start: 3px solid var(--line); overflow-wrap: anywhere; }
  .evidence li[data-used] { border-color: var(--calm); }
  .passage { font-size: 14px; white-space: pre-wrap; }
  .evidence button { min-block-size: 30px; padding-block: 2px; font-size: 13px; margin-block-start: 6px; }
  .pages { display: grid; gap: 2px; max-block-size: 200px; overflow-y: auto; border: 1px solid var(--line); border-radius: 12px; padding: 8px 12px; font-size: 14px; overflow-wrap: anywhere; }
  .kinds { display: flex; flex-wrap: wrap; gap: 6px; }
  .kinds button[aria-pressed="true"] { background: var(--tint); border-color: var(--accent); color: var(--accent); font-weight: 600; }
  dialog.preview { inline-size: min(680px, calc(100vw - 24px)); max-block-size: 86vh; overflow-y: auto; }
`;
