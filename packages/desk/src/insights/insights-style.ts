import { css } from "lit";

/** The page of figures: cards on a grid that becomes one column on a phone, and plain sheets on paper. */
export const insightsStyle = css`
  .page { max-inline-size: 1180px; gap: 16px; grid-template-columns: minmax(0, 1fr); }
  .controls { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: end; }
  .ranges { display: flex; gap: 4px; }
  .filter { display: grid; gap: 6px; }
  .filter select { max-inline-size: 220px; color: var(--ink); }
  button[aria-pressed="true"] { background: var(--tint); border-color: var(--accent); color: var(--accent); font-weight: 600; }
  .dates { display: flex; gap: 8px; align-items: end; }
  .dates input { inline-size: 150px; }
  .acts { display: flex; gap: 6px; margin-inline-start: auto; }
  .acts a { color: var(--ink); }
  .between { color: var(--soft); font-size: 14px; }
  .live { display: flex; flex-wrap: wrap; gap: 4px 18px; align-items: center; padding: 10px 16px; border: 1px solid var(--line); border-radius: 14px; border-end-start-radius: 5px; background: var(--sand); font-size: 14px; color: inherit; text-decoration: none; }
  .live b { display: inline-flex; align-items: center; gap: 8px; font-weight: 600; }
  .live b::before { content: ""; inline-size: 9px; block-size: 9px; border-radius: 50%; background: light-dark(#2f9e68, #57c990); }
  .live .late { color: var(--alert); font-weight: 600; }
  a.live:hover { border-color: var(--edge); }
  .tiles { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 12px; }
  .tile, .card { border: 1px solid var(--line); border-radius: 16px; background: var(--raised); }
  .tile { display: grid; gap: 2px; block-size: 100%; padding: 16px 18px 14px; color: inherit; text-decoration: none; align-content: start; }
  .tile:hover { border-color: var(--edge); }
  .tile .name { font-size: 14px; color: var(--soft); }
  .tile .value { font-size: 34px; line-height: 1.15; font-weight: 650; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
  .tile .proof { font-size: 12.5px; color: var(--soft); line-height: 1.45; }
  .change { display: flex; flex-wrap: wrap; gap: 2px 5px; align-items: center; font-size: 13.5px; color: var(--soft); }
  .change svg { inline-size: 11px; block-size: 11px; fill: currentColor; }
  .change .by { display: inline-flex; gap: 4px; align-items: center; font-weight: 600; color: var(--ink); white-space: nowrap; }
  .change.good .by { color: var(--calm); }
  .change.bad .by { color: var(--alert); }
  .cards { display: grid; grid-template-columns: repeat(12, minmax(0, 1fr)); gap: 12px; }
  .card { padding: 16px 18px 18px; display: grid; gap: 12px; align-content: start; min-inline-size: 0; grid-column: span 12; }
  .card.half { grid-column: span 6; }
  .card.third { grid-column: span 4; }
  .card.wide { grid-column: span 7; }
  .card.narrow { grid-column: span 5; }
  .card .head { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; }
  .card h2 { font-size: 16px; line-height: 1.4; }
  .card .hint { font-size: 13px; color: var(--soft); inline-size: 100%; }
  .measures { display: flex; flex-wrap: wrap; gap: 4px; margin-inline-start: auto; }
  .measures button { min-block-size: 30px; padding-block: 2px; font-size: 13.5px; }
  .steps { display: grid; gap: 12px; }
  .steps a, .steps .step { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 3px 10px; color: inherit; text-decoration: none; font-size: 14px; }
  .steps a:hover b, .rank a:hover { color: var(--accent); }
  .steps .bar { grid-column: 1 / -1; block-size: 10px; }
  .steps b { font-variant-numeric: tabular-nums; }
  .steps .count { font-variant-numeric: tabular-nums; color: var(--soft); }
  .steps .count b { color: var(--ink); }
  .scroll { overflow-x: auto; }
  table.list { inline-size: 100%; border-collapse: collapse; font-size: 14px; }
  .list th { font-size: 12.5px; font-weight: 400; color: var(--soft); text-align: end; padding: 0 0 6px 12px; white-space: nowrap; }
  .list th:first-child, .list td:first-child { text-align: start; padding-inline-start: 0; }
  .list td, .list tbody th { padding: 7px 0 7px 12px; border-block-start: 1px solid var(--line); text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
  .list tbody th { font-size: 14px; color: var(--ink); white-space: normal; overflow-wrap: break-word; min-inline-size: 96px; }
  .list thead td { border: 0; }
  .list td.bars { inline-size: 34%; min-inline-size: 70px; }
  .list .change { justify-content: flex-end; }
  .list .than { display: none; }
  .list td.proof { white-space: normal; font-size: 13px; color: var(--soft); }
  .big { display: flex; align-items: baseline; gap: 10px; flex-wrap: wrap; }
  .big b { font-size: 30px; line-height: 1.15; font-weight: 650; letter-spacing: -0.02em; }
  .scores { display: grid; gap: 6px; font-size: 14px; }
  .scores a, .scores .row { display: grid; grid-template-columns: 58px minmax(0, 1fr) 44px; gap: 10px; align-items: center; color: inherit; text-decoration: none; }
  .scores .count { text-align: end; font-variant-numeric: tabular-nums; }
  .gaps { display: grid; gap: 2px; }
  .gaps a { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 4px 12px; align-items: center; padding: 8px 0; color: inherit; text-decoration: none; border-block-start: 1px solid var(--line); font-size: 14px; }
  .gaps li:first-child a { border: 0; }
  .gaps a:hover .question { color: var(--accent); }
  .question { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .rank { display: grid; gap: 8px; font-size: 14px; }
  .rank li > * { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 8px; color: inherit; text-decoration: none; }
  .rank .bar { grid-column: 1 / -1; block-size: 5px; }
  details summary { cursor: pointer; font-size: 13.5px; color: var(--soft); }
  details[open] summary { margin-block-end: 10px; }
  .more { justify-self: start; font-size: 14px; }
  .busy { opacity: 0.55; }
  @media (prefers-reduced-motion: no-preference) { .tiles, .cards { transition: opacity 0.15s; } }
  @media (width < 1000px) { .card.wide, .card.narrow { grid-column: span 12; } .card.half, .card.third { grid-column: span 12; } }
  @media (width < 760px) { .top { flex-wrap: wrap; } .top > .title { flex: 1; min-inline-size: 0; } .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); } .tile { padding: 12px 14px; } .tile .value { font-size: 27px; } .acts { margin-inline-start: 0; } .measures { margin-inline-start: 0; } }
  @media (width < 480px) { .filter, .filter select { inline-size: 100%; max-inline-size: none; } .card { padding: 14px; border-radius: 14px; } .dates { inline-size: 100%; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto; } .dates input:not([type="checkbox"]) { inline-size: 100%; min-inline-size: 0; padding-inline: 8px; } .ranges { inline-size: 100%; } .ranges button { flex: 1; justify-content: center; } .acts { inline-size: 100%; } .acts > * { flex: 1; justify-content: center; } .list th { white-space: normal; } .list :is(th, td) { padding-inline-start: 6px; } .list td.bars { display: none; } }
  @media print {
    :host { overflow: visible; block-size: auto; }
    .page { padding: 0; max-inline-size: none; gap: 10px; }
    .controls, .acts, .live, .rail, .measures, details:not([open]), .more { display: none; }
    .tile, .card { break-inside: avoid; background: none; border-color: #bbb; }
      .card.quarter { grid-column: span 3; }
    .card.wide { grid-column: span 7; }
    .card.narrow { grid-column: span 5; }
    .tiles { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  }
`;
