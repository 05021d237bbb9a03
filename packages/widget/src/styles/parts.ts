/** The style of an answer's parts: rich text, cards, sources, choices. */
export const PARTS_STYLE = `
.bubble :is(li, h3, td, th) { unicode-bidi: plaintext; }
em:lang(ar) { font-style: normal; font-weight: 600; }
.bubble > :is(pre, blockquote):first-child { margin-block-start: 0; }
.bubble > :not(i) + * { margin-block-start: 10px; }
.bubble h3 { margin: 0; font-size: 1em; font-weight: 650; }
.bubble > h3 + * { margin-block-start: 4px; }
.bubble :is(ul, ol) { margin-block: 0; padding-inline-start: 20px; }
.bubble > :is(ul, ol) { margin-block-start: 6px; }
.bubble li + li { margin-block-start: 4px; }
.bubble li::marker { color: var(--_soft); }
a { color: var(--_link); text-underline-offset: 3px; text-decoration-thickness: 1px; }
.bubble strong { font-weight: 650; }
.bubble blockquote { margin-inline: 0; margin-block-end: 0; padding-inline-start: 12px; border-inline-start: 3px solid var(--_line); color: var(--_soft); }
code, pre { direction: ltr; unicode-bidi: isolate; text-align: left; font: 0.88em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
.bubble code { padding: 1px 5px; background: var(--_paper); border-radius: 5px; }
.bubble pre { margin-inline: 0; margin-block-end: 0; padding: 10px 12px; overflow-x: auto; background: var(--_paper); border-radius: 10px; }
.bubble pre code { padding: 0; background: none; overflow-wrap: normal; }
.bubble hr { inline-size: 100%; border: 0; border-block-start: 1px solid var(--_line); }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.933em; }
:is(th, td) { padding-block: 5px; padding-inline-end: 12px; text-align: start; vertical-align: top; border-block-end: 1px solid var(--_line); }
.choices { display: flex; flex-wrap: wrap; gap: 8px; }
.sources { display: flex; align-items: flex-start; gap: 6px; max-inline-size: 100%; }
.sources ol { counter-reset: source; display: flex; flex-wrap: wrap; gap: 6px; min-inline-size: 0; margin: 0; padding: 0; }
.sources li { counter-increment: source; list-style: none; min-inline-size: 0; max-inline-size: 100%; }
.source { display: flex; align-items: center; gap: 8px; min-block-size: 32px; padding-block: 3px; padding-inline: 6px 12px; color: var(--_ink); text-decoration: none; border: 1px solid var(--_line); border-radius: 16px; transition: background 0.15s, border-color 0.15s; }
.source::before { content: counter(source); flex: none; min-inline-size: 20px; font: 600 0.75em/20px var(--_sans); font-variant-numeric: tabular-nums; text-align: center; color: var(--_link); background: var(--_tint); border-radius: 10px; }
a.source:hover { background: var(--_tint); border-color: var(--_link); }
.source:focus-visible { outline-offset: -2px; }
.source span { min-inline-size: 0; }
.source .title, .source .host { display: block; max-inline-size: 15em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 0.867em; line-height: 1.5; }
.source .host { display: none; font-size: 0.8em; line-height: 1.4; color: var(--_soft); }
[data-unfolded] > ol { flex-direction: column; }
[data-unfolded] > ol > li { animation: settle 0.2s var(--_bounce); }
[data-unfolded] .source { min-block-size: 48px; padding-block: 6px; border-radius: 14px; }
[data-unfolded] .host { display: block; }
[data-unfolded] :is(.title, .host) { max-inline-size: none; }
.more-sources { flex: none; display: grid; place-items: center; inline-size: 32px; block-size: 32px; color: var(--_soft); border-radius: 50%; }
.more-sources svg { inline-size: 18px; rotate: 90deg; transition: rotate 0.2s; }
[data-unfolded] > .more-sources svg { rotate: -90deg; }
.more-sources:hover { color: var(--_ink); background: var(--_sand); }
.card {
  position: relative;
  display: flex;
  align-items: center;
  flex-wrap: wrap;
  gap: 12px;
  inline-size: 92%;
  padding: 12px;
  line-height: 1.4;
  background: var(--_paper);
  border: 1px solid var(--_line);
  border-radius: var(--_r);
  border-start-start-radius: 6px;
}
.card img { inline-size: 80px; block-size: 80px; object-fit: cover; border-radius: 12px; background: var(--_sand); }
.facts { flex: 1; min-inline-size: 0; display: flex; flex-direction: column; align-items: flex-start; gap: 2px; }
.facts strong { font-weight: 600; text-wrap: pretty; overflow-wrap: anywhere; }
.facts p { color: var(--_soft); }
.price { font-size: 1.133em; font-weight: 650; letter-spacing: -0.01em; }
.availability { display: flex; align-items: center; gap: 6px; font-size: 0.867em; color: var(--_soft); }
.availability::before { content: ""; inline-size: 7px; block-size: 7px; border-radius: 50%; background: currentColor; }
.availability[data-availability="in-stock"] { color: var(--_calm); }
.product { display: grid; grid-template-columns: auto 1fr auto; }
.product .facts { grid-row: 1; grid-column: 2 / -1; }
.product:not(:has(img)) .facts { grid-column: 1 / -1; }
.product .more { grid-row: 1; grid-column: 3; align-self: end; }
.product .actions { grid-column: 1 / -1; }
.more { flex: none; display: grid; place-items: center; min-inline-size: 44px; min-block-size: 36px; padding-inline: 14px; font-weight: 600; color: var(--_on-accent); text-decoration: none; background: var(--_accent); border-radius: 18px; border-end-end-radius: 6px; }
.more:hover { opacity: 0.9; }
/* Several products stand in a row that scrolls, each with its picture on top. */
.shelf { display: flex; gap: 10px; inline-size: calc(100% + 32px); margin-inline: -16px; padding: 2px 16px 8px; overflow-x: auto; scroll-snap-type: x proximity; scroll-padding-inline: 16px; scrollbar-width: thin; scrollbar-color: var(--_line) transparent; outline-offset: -2px; }
.shelf .card { flex: 0 0 13.5em; grid-template-rows: auto 1fr; align-items: start; scroll-snap-align: start; }
.shelf .card img { grid-column: 1 / -1; }
.shelf .card :is(.facts, .more) { grid-row: 2; }
.shelf .card .facts { grid-column: 1 / -1; align-self: stretch; }
.shelf .card img { inline-size: 100%; block-size: auto; aspect-ratio: 4 / 3; }
@media (max-width: 22.5em) { .source .title { white-space: normal; } }
`;
