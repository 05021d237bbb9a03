/** The style of a card's actions. */
export const ACTIONS_STYLE = `
.card:has(.actions) { flex-wrap: wrap; }
.actions { flex: 1 0 100%; display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 2px; }
.action {
  display: flex;
  align-items: center;
  gap: 7px;
  min-block-size: 44px;
  max-inline-size: 100%;
  padding: 8px 15px;
  line-height: 1.3;
  text-align: start;
  text-decoration: none;
  overflow-wrap: anywhere;
  unicode-bidi: plaintext;
  color: var(--_link);
  background: var(--_paper);
  border: 1px solid var(--_line);
  border-radius: 22px;
  transition: background 0.15s, border-color 0.15s;
}
.action:hover { background: var(--_tint); border-color: var(--_link); }
.action svg { inline-size: 20px; margin-inline-start: -3px; }
.panel[dir="rtl"] .action .out { scale: -1 1; }
@media (forced-colors: active) { .action { border-color: LinkText; } }
`;
