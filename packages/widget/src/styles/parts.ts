/** The style of an answer's parts: rich text, cards, sources, choices. */
export const PARTS_STYLE = `
.bubble :is(li, h3, td, th) { unicode-bidi: plaintext; }
em:lang(ar) { font-style: normal; font-weight: 600; }
.bubble > :is(pre, blockquote):first-child { margin-block-start: 0; }
.bubble > * + * { margin-block-start: 10px; }
.bubble h3 { margin: 0; font-size: 1em; font-weight: 650; }
.bubble > h3 + * { margin-block-start: 4px; }
.bubble :is(ul, ol) { margin-block: 0; padding-inline-start: 22px; }
.bubble > :is(ul, ol) { margin-block-start: 6px; }
.bubble li + li { margin-block-start: 4px; }
.bubble li::marker { color: var(--_soft); }
a { color: var(--_accent); text-underline-offset: 3px; text-decoration-thickness: 1px; }
.bubble blockquote { margin-inline: 0; margin-block-end: 0; padding-inline-start: 12px; border-inline-start: 3px solid var(--_line); color: var(--_soft); }
code, pre { direction: ltr; unicode-bidi: isolate; text-align: left; font: 0.88em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
.bubble code { padding: 1px 5px; background: var(--_paper); border-radius: 5px; }
.bubble pre { margin-inline: 0; margin-block-end: 0; padding: 10px 12px; overflow-x: auto; background: var(--_paper); border-radius: 10px; }
.bubble pre code { padding: 0; background: none; overflow-wrap: normal; }
.bubble hr { inline-size: 100%; border: 0; border-block-start: 1px solid var(--_line); }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.92em; }
:is(th, td) { padding-block: 5px; padding-inline-end: 12px; text-align: start; vertical-align: top; border-block-end: 1px solid var(--_line); }
.choices { display: flex; flex-wrap: wrap; gap: 8px; }
.sources { inline-size: 92%; }
.sources h3 { margin-block: 0 6px; margin-inline-start: 2px; font-size: 0.78em; font-weight: 600; line-height: 1.4; color: var(--_soft); }
.sources ol { counter-reset: source; margin: 0; padding: 0; border: 1px solid var(--_line); border-radius: 16px; overflow: hidden; }
.sources li { counter-increment: source; list-style: none; }
.sources li + li { border-block-start: 1px solid var(--_line); }
.source { display: flex; gap: 12px; padding: 9px 14px; color: var(--_ink); text-decoration: none; transition: background 0.15s; }
.source::before { content: counter(source); font: italic 600 0.9375em/1.35 var(--_display); color: var(--_accent); }
.source:hover { background: var(--_tint); }
.source:focus-visible { outline-offset: -3px; border-radius: 14px; }
.source span { min-inline-size: 0; }
.source .title, .source .host { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 0.875em; line-height: 1.43; }
.source .host { font-size: 0.78em; line-height: 1.36; color: var(--_soft); }
.card {
  display: flex;
  align-items: center;
  gap: 12px;
  inline-size: 92%;
  padding: 12px 14px;
  font-size: 0.9375em;
  line-height: 1.4;
  border: 1px solid var(--_line);
  border-radius: 16px;
}
.card img { inline-size: 56px; block-size: 56px; object-fit: cover; border-radius: 10px; background: var(--_sand); }
.facts { flex: 1; min-inline-size: 0; display: flex; flex-direction: column; align-items: flex-start; gap: 2px; }
.facts strong { font-weight: 600; }
.price { font: 600 1.13em/1.3 var(--_display); }
.availability { font-size: 0.867em; color: var(--_soft); }
.availability[data-availability="in-stock"] { color: var(--_calm); }
.more {
  display: grid;
  place-items: center;
  min-inline-size: 56px;
  min-block-size: 44px;
  padding-inline: 12px;
  font-weight: 600;
  text-decoration: none;
  background: var(--_tint);
  border-radius: 22px;
}
@media (max-width: 22.5em) { .source .title { white-space: normal; } }
`;
