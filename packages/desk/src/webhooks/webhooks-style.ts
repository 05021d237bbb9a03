import { css } from "lit";

/** The page on webhooks: an address a card. */
export const webhooksStyle = css`
  .rows > li { grid-template-columns: 1fr auto auto; }
  .rows > li > .wide { grid-column: 1 / -1; }
  .name { font-weight: 600; overflow-wrap: anywhere; }
  .soft { color: var(--soft); font-size: 14px; }
  .told { padding: 10px 14px; border-radius: 11px; background: var(--tint); }
  form .events { display: grid; grid-template-columns: repeat(auto-fill, minmax(190px, 1fr)); gap: 4px 12px; max-block-size: 220px; overflow-y: auto; }
  form .events label { display: flex; align-items: center; gap: 8px; font-size: 14px; }
  form .events input { inline-size: 18px; min-block-size: 18px; accent-color: var(--accent); }
  .secret { display: flex; gap: 8px; align-items: center; }
  .secret code { flex: 1; padding: 10px 12px; border: 1px solid var(--line); border-radius: 10px; overflow-wrap: anywhere; font-size: 13px; }
  .top > div { min-inline-size: 0; }
  @media (width < 560px) { .rows > li { grid-template-columns: 1fr auto; } .rows > li > .chip { grid-row: 2; justify-self: start; } }
`;
