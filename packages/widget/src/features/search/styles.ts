/** The style of the search under the head, and of the hits. */
export const SEARCH_STYLE = `
.search {
  display: flex;
  align-items: center;
  flex: none;
  padding-block: 4px;
  padding-inline: 18px 10px;
  color: var(--_soft);
  border-block-end: 1px solid var(--_line);
  animation: unfold 0.16s ease-out;
}
@keyframes unfold { from { opacity: 0; transform: translateY(-6px); } }
.search > svg { inline-size: 20px; }
.search input {
  flex: 1;
  min-inline-size: 0;
  block-size: 44px;
  padding: 0 10px;
  font: inherit;
  font-size: max(16px, 1em);
  color: var(--_ink);
  background: none;
  border: 0;
  outline: none;
}
.search input::placeholder { color: var(--_soft); opacity: 1; }
.search:focus-within { border-block-end-color: var(--_link); box-shadow: 0 1px 0 var(--_link); }
.found { padding-inline-end: 4px; font-size: 0.8125em; white-space: nowrap; font-variant-numeric: tabular-nums; }
.search button { inline-size: 40px; }
.search button svg { inline-size: 20px; }
.search button:disabled { opacity: 0.4; background: none; }
::highlight(prosa-hits) { color: #241a00; background-color: #ffe08a; }
::highlight(prosa-hit) { color: #241a00; background-color: #ffab2e; }
@media (forced-colors: active) {
  ::highlight(prosa-hits) { color: MarkText; background-color: Mark; }
  ::highlight(prosa-hit) { color: HighlightText; background-color: Highlight; }
}
`;
