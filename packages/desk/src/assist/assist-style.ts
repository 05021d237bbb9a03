import { css } from "lit";

export const assistStyle = css`
  :host { display: block; }
  .card, .suggestion { display: grid; gap: 8px; max-inline-size: 760px; margin: 0 auto 8px; padding: 10px 14px 12px; border: 1px solid var(--line); border-radius: 14px; background: var(--sand); max-block-size: 36vh; overflow-y: auto; }
  .by { display: flex; align-items: center; gap: 8px; font-size: 14px; color: var(--accent); }
  .plain { white-space: pre-wrap; overflow-wrap: anywhere; }
  .own { font-size: 13px; padding-inline-start: 10px; border-inline-start: 2px solid var(--line); }
  .suggestion ul { font-size: 13px; color: var(--soft); display: grid; gap: 4px; }
  .acts { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .line { display: flex; gap: 8px; align-items: center; max-inline-size: 760px; margin: 0 auto 6px; font-size: 13px; color: var(--soft); }
  .held { color: var(--ink); padding: 6px 14px; border-radius: 10px; background: var(--note); border: 1px solid var(--note-edge); }
  .line span { flex: 1; min-inline-size: 0; }
  .line button { min-block-size: 28px; padding-block: 0; }
  @media (width < 860px) { .held kbd { display: none; } }
  @media (width < 560px) { .acts .spring { display: none; } .acts button { flex: 1; justify-content: center; } .acts .main { flex: 1 0 100%; order: -1; } .card .by > .soft { display: none; } }
  .problem { color: var(--alert); font-weight: 500; }
`;
