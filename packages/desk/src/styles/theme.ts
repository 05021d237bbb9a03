import { css } from "lit";

/** Colours, type and controls of the whole desk: the widget's warm paper, quiet rules, and one squared corner. */
export const theme = css`
  :host {
    --paper: light-dark(#fffefc, #1b1714);
    --sand: light-dark(#f8f3ee, #211c18);
    --raised: light-dark(#fff, #29231e);
    --line: light-dark(#ebe2d9, #372f29);
    --edge: light-dark(#8f8177, #8d8076);
    --ink: light-dark(#2a211b, #f2ebe5);
    --soft: light-dark(#66584e, #b9aba0);
    --accent: light-dark(#a8432b, #e58e6e);
    --on-accent: light-dark(#fff, #241510);
    --tint: light-dark(#faece6, #35251e);
    --mine: light-dark(#fbe4da, #4a2d22);
    --note: light-dark(#fdf4cf, #37301a);
    --note-edge: light-dark(#e6d48f, #5b4f26);
    --calm: light-dark(#27734e, #7fd3a6);
    --warn: light-dark(#8a5a00, #f0c274);
    --alert: light-dark(#ab1f2b, #ffb0aa);
    --shadow: 0 1px 2px rgb(40 20 10 / 8%), 0 12px 32px -8px rgb(40 20 10 / 24%);
    font: 400 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
    color: var(--ink);
  }
  *, *::before, *::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  button, input, textarea, select { font: inherit; color: inherit; }
  button, .button {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    min-block-size: 36px;
    padding: 5px 13px;
    border: 1px solid var(--line);
    border-radius: 9px;
    background: var(--raised);
    color: inherit;
    text-decoration: none;
    cursor: pointer;
    white-space: nowrap;
  }
  button:hover:not(:disabled), .button:hover { border-color: var(--edge); }
  button:disabled { opacity: 0.5; cursor: default; }
  button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
  button.bare { border-color: transparent; background: none; color: var(--soft); padding-inline: 8px; }
  button.bare:hover { color: var(--ink); background: var(--sand); border-color: transparent; }
  button.danger { color: var(--alert); }
  .icon { flex: none; inline-size: 18px; block-size: 18px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
  .avatar { flex: none; display: inline-grid; place-items: center; inline-size: var(--avatar, 34px); block-size: var(--avatar, 34px); border-radius: 50%; position: relative; font-size: calc(var(--avatar, 34px) * 0.38); font-weight: 600; letter-spacing: 0.01em; line-height: 1; }
  .avatar img { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; border-radius: inherit; object-fit: cover; }
  .tone-0 { background: light-dark(#f6d9cd, #57372b); color: light-dark(#7c2f1c, #f7cdbb); }
  .tone-1 { background: light-dark(#dbe6d3, #36432d); color: light-dark(#35552a, #cfe5bf); }
  .tone-2 { background: light-dark(#d6e3ee, #2b3c4b); color: light-dark(#234e70, #c0dcf2); }
  .tone-3 { background: light-dark(#eadcf0, #43324b); color: light-dark(#5d3270, #e6cdf2); }
  .tone-4 { background: light-dark(#f5e3bd, #4b3d1c); color: light-dark(#684700, #f4dca3); }
  .tone-5 { background: light-dark(#d2e7e3, #25423e); color: light-dark(#155349, #b6e2da); }
  kbd { font: 600 11px/1.6 ui-monospace, "Cascadia Mono", Menlo, monospace; padding: 1px 6px; border: 1px solid var(--line); border-block-end-width: 2px; border-radius: 6px; color: var(--soft); background: var(--paper); white-space: nowrap; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  input:not([type="checkbox"]), textarea, select {
    inline-size: 100%;
    min-block-size: 36px;
    padding: 7px 11px;
    border: 1px solid var(--edge);
    border-radius: 9px;
    background: var(--raised);
  }
  select { text-overflow: ellipsis; }
  input[type="checkbox"] { accent-color: var(--accent); inline-size: 18px; block-size: 18px; }
  ::placeholder { color: var(--soft); opacity: 1; }
  label { display: grid; gap: 4px; font-size: 14px; color: var(--soft); }
  a { color: var(--accent); }
  .soft { font-size: 13px; color: var(--soft); }
  .problem { color: var(--alert); font-size: 14px; }
  .spring { flex: 1; }
  .chip { display: inline-flex; align-items: center; gap: 5px; min-block-size: 0; padding: 0 8px; font-size: 12px; line-height: 20px; border: 1px solid var(--line); border-radius: 11px; background: var(--raised); color: var(--soft); white-space: nowrap; }
  .chip.strong, .chip.late { color: var(--alert); border-color: currentColor; }
  .chip.soon { color: var(--warn); border-color: currentColor; }
  .chip.calm { color: var(--calm); border-color: currentColor; }
  .banner { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 8px 16px; font-size: 14px; background: var(--tint); border-block-end: 1px solid var(--line); }
  .banner.problem { color: var(--alert); }
  .sr { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @media (prefers-reduced-motion: no-preference) { button, .row { transition: background-color 0.12s, border-color 0.12s; } }
  @media (pointer: coarse) { button, .button, input:not([type="checkbox"]), select { min-block-size: 44px; } .chip, button.chip { min-block-size: 28px; } input, textarea, select { font-size: 16px; } }
`;
