import { css } from "lit";

/** The rail beside its area; on a phone the rail is a drawer. */
export const shellStyle = css`
  :host { display: grid; grid-template: "rail area" 100% / 224px minmax(0, 1fr); block-size: 100%; background: var(--paper); }
  nav { grid-area: rail; display: flex; flex-direction: column; gap: 2px; padding: 14px 0 0; background: var(--sand); border-inline-end: 1px solid var(--line); min-block-size: 0; }
  .site { display: flex; align-items: center; gap: 10px; padding: 2px 18px 14px; }
  .site svg.mark { flex: none; inline-size: 24px; block-size: 24px; fill: var(--accent); }
  .site p { font-weight: 650; font-size: 15px; line-height: 1.3; overflow: hidden; text-overflow: ellipsis; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; }
  .find { flex: none; justify-content: flex-start; margin: 0 10px 8px; color: var(--soft); background: var(--raised); }
  .find kbd { margin-inline-start: auto; }
  .places { flex: 1; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; padding: 2px 10px 10px; }
  .places h2 { margin-block: 12px 2px; padding-inline: 13px; font-size: 12.5px; font-weight: 600; line-height: 1.5; color: var(--soft); }
  .place { inline-size: 100%; min-block-size: 32px; padding-block: 3px; text-align: start; border-color: transparent; background: none; color: var(--soft); }
  .place:hover { color: var(--ink); background: var(--line); border-color: transparent; }
  .place[aria-current] { color: var(--ink); background: var(--raised); border-color: var(--line); font-weight: 600; }
  .place[aria-current] .icon { color: var(--accent); }
  .count { margin-inline-start: auto; font-size: 13px; font-variant-numeric: tabular-nums; }
  .count.busy { min-inline-size: 22px; padding-inline: 7px; text-align: center; line-height: 22px; border-radius: 11px; color: var(--on-accent); background: var(--accent); font-weight: 600; }
  .count.unheard { inline-size: 14px; block-size: 9px; align-self: center; border-radius: 5px; background: var(--line); }
  .team { padding: 4px 8px; display: grid; gap: 7px; font-size: 14px; color: var(--soft); }
  .team li { display: flex; align-items: center; gap: 9px; --avatar: 24px; min-inline-size: 0; }
  .team .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .face { position: relative; display: inline-grid; }
  .face::after { content: ""; position: absolute; inset-block-end: -1px; inset-inline-end: -1px; inline-size: 10px; block-size: 10px; border-radius: 50%; border: 2px solid var(--sand); background: var(--edge); }
  .face.online::after { background: light-dark(#2f9e68, #57c990); }
  .face.away::after { background: light-dark(#d99a1c, #eeb64c); }
  .me { --avatar: 32px; padding: 4px 10px; border-block-start: 1px solid var(--line); }
  .me desk-menu { inline-size: 100%; }
  .me desk-menu::part(button) { inline-size: 100%; min-block-size: 48px; justify-content: flex-start; color: var(--ink); }
  .who { display: grid; text-align: start; min-inline-size: 0; line-height: 1.25; }
  .who b { font-weight: 600; overflow: hidden; text-overflow: ellipsis; }
  .who small { color: var(--soft); }
  .area { grid-area: area; min-inline-size: 0; min-block-size: 0; block-size: 100%; overflow: auto; }
  .offer { position: fixed; inset-block-end: 16px; inset-inline-start: 240px; z-index: 5; display: grid; gap: 10px; inline-size: min(340px, calc(100vw - 40px)); padding: 14px 16px; background: var(--raised); border: 1px solid var(--edge); border-radius: 16px; border-end-start-radius: 6px; box-shadow: var(--shadow); }
  .offer .top { display: flex; gap: 12px; align-items: center; min-inline-size: 0; }
  .offer .top > div { min-inline-size: 0; }
  .offer .preview { font-size: 14px; color: var(--soft); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .offer .choice { display: flex; gap: 8px; }
  .offer .choice .main { flex: 1; justify-content: center; }
  .told { position: fixed; inset-block-start: 68px; inset-inline-start: 50%; translate: -50% 0; z-index: 6; display: flex; align-items: center; gap: 12px; padding: 9px 16px; border-radius: 11px; color: var(--paper); background: var(--ink); box-shadow: var(--shadow); font-size: 14px; pointer-events: none; }
  .told:empty { display: none; }
  .shade { display: none; }
  @media (pointer: coarse) { .place { min-block-size: 44px; } }
  @media (width < 1180px) { :host { grid-template-columns: 196px minmax(0, 1fr); } }
  @media (width < 860px) {
    :host { grid-template: "area" 100% / minmax(0, 1fr); }
    nav { position: fixed; inset-block: 0; inset-inline-start: 0; inline-size: min(300px, 84vw); z-index: 20; visibility: hidden; translate: -100% 0; }
    nav[data-open] { visibility: visible; translate: 0 0; box-shadow: var(--shadow); }
    nav[data-open] + .shade { display: block; position: fixed; inset: 0; z-index: 19; border-radius: 0; border: 0; min-block-size: 0; background: rgb(20 10 5 / 45%); }
    .offer { inset-inline: 12px; inset-block: 64px auto; inline-size: auto; }
    .offer ~ .told { inset-block-start: 222px; }
    @media (prefers-reduced-motion: no-preference) { nav { transition: translate 0.18s ease-out, visibility 0.18s; } }
  }
  @media print {
    :host { display: block; block-size: auto; background: none; }
    nav, .shade, .offer, .told { display: none; }
    .area { block-size: auto; overflow: visible; }
  }
`;
