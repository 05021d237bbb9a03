import { css } from "lit";

/** The page on experiments: a card each, what may be concluded above its numbers. */
export const experimentsStyle = css`
  .page { grid-template-columns: minmax(0, 1fr); }
  .top > div { min-inline-size: 0; }
  .soft { color: var(--soft); font-size: 14px; }
  .told { padding: 10px 14px; border-radius: 11px; background: var(--tint); }
  .cards { display: grid; gap: 14px; grid-template-columns: minmax(0, 1fr); }
  .card { display: grid; gap: 14px; padding: 18px 20px; border: 1px solid var(--line); border-radius: 16px; background: var(--raised); min-inline-size: 0; }
  .card header { display: flex; gap: 12px; align-items: start; justify-content: space-between; }
  .card h2 { font-size: 17px; line-height: 1.4; overflow-wrap: anywhere; }
  .says { display: grid; gap: 4px; }
  .says li:first-child { font-size: 16px; }
  .says li + li { color: var(--soft); font-size: 14px; }
  .scroll { overflow-x: auto; }
  table.list { inline-size: 100%; border-collapse: collapse; font-size: 14px; }
  .list th, .list td { padding: 9px 0 9px 14px; text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
  .list thead th { padding-block: 0 6px; font-size: 12.5px; font-weight: 400; color: var(--soft); }
  .list tbody th, .list tbody td { border-block-start: 1px solid var(--line); }
  .list th:first-child { text-align: start; padding-inline-start: 0; }
  .list tbody th { font-weight: 600; }
  .list small { display: block; font-size: 12.5px; }
  .interval { inline-size: 168px; }
  .interval svg { display: block; inline-size: 160px; block-size: 22px; margin-inline-start: auto; fill: var(--soft); stroke: var(--soft); }
  .interval .line { fill: none; stroke-width: 2; }
  .interval .zero { stroke: var(--edge); stroke-width: 1; stroke-dasharray: 2 3; }
  .interval circle { stroke: none; }
  .interval svg.better { fill: var(--calm); stroke: var(--calm); }
  .interval svg.worse, .interval svg.stopped { fill: var(--alert); stroke: var(--alert); }
  .finding.better { color: var(--calm); font-weight: 600; }
  .finding.worse, .finding.stopped { color: var(--alert); font-weight: 600; }
  .finding.not-known { color: var(--soft); }
  .card .acts { display: flex; flex-wrap: wrap; gap: 8px; }
  .nothing { padding: 40px 16px; text-align: center; display: grid; gap: 4px; border: 1px dashed var(--line); border-radius: 16px; }
  dialog { inline-size: min(640px, calc(100vw - 24px)); max-block-size: 90dvh; overflow-y: auto; }
  dialog label { display: grid; gap: 5px; align-content: start; min-inline-size: 0; }
  dialog .acts { flex-wrap: wrap; }
  .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr)); gap: 14px; align-items: start; }
  .variant { padding: 14px; border: 1px solid var(--line); border-radius: 13px; background: var(--sand); gap: 12px; }
  .variant legend { float: inline-start; font-weight: 600; color: var(--ink); font-size: 15px; }
  .variant legend + * { clear: both; }
  .check { grid-template-columns: auto 1fr; gap: 10px; }
  .check input { inline-size: 18px; min-block-size: 18px; accent-color: var(--accent); }
  .check span { display: grid; }
  @media (width < 560px) { .top { flex-wrap: wrap; } .top > div { flex: 1 1 70%; } .card { padding: 14px; } .interval { display: none; } .list thead td { display: none; } .list th, .list td { padding-inline-start: 8px; } .list thead th, .list td, .list small { white-space: normal; } .list tbody th { overflow-wrap: anywhere; white-space: normal; } }
`;
