import { css } from "lit";

/** Colours, type and controls of the whole desk: the widget's warm paper, quiet rules, and one squared corner. */
export const theme = css`
  :host {
    --paper: light-dark(#fffdfb, #1b1714);
    --sand: light-dark(#f7f1eb, #231e1a);
    --raised: light-dark(#fff, #29231e);
    --line: light-dark(#e7ddd3, #3a322c);
    --edge: light-dark(#8f8177, #8d8076);
    --ink: light-dark(#2a211b, #f2ebe5);
    --soft: light-dark(#66584e, #b9aba0);
    --accent: light-dark(#a8432b, #e58e6e);
    --on-accent: light-dark(#fff, #241510);
    --tint: light-dark(#fbeee9, #38261f);
    --note: light-dark(#fdf5d6, #37301a);
    --calm: light-dark(#27734e, #7fd3a6);
    --warn: light-dark(#8a5a00, #f0c274);
    --alert: light-dark(#ab1f2b, #ffb0aa);
    font: 400 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
    color: var(--ink);
  }
  *, *::before, *::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  button, input, textarea, select { font: inherit; color: inherit; }
  button {
    min-block-size: 36px;
    padding: 5px 14px;
    border: 1px solid var(--line);
    border-radius: 9px;
    background: var(--raised);
    cursor: pointer;
    white-space: nowrap;
  }
  button:hover:not(:disabled) { border-color: var(--edge); }
  button:disabled { opacity: 0.5; cursor: default; }
  button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
  button.bare { border-color: transparent; background: none; color: var(--soft); padding-inline: 8px; }
  button.bare:hover { color: var(--ink); background: var(--sand); }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  input, textarea, select {
    inline-size: 100%;
    padding: 8px 11px;
    border: 1px solid var(--edge);
    border-radius: 9px;
    background: var(--raised);
  }
  label { display: grid; gap: 4px; font-size: 14px; color: var(--soft); }
  .problem { color: var(--alert); font-size: 14px; }
  .sr { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
