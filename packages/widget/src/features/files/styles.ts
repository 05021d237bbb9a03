/** The style of files in messages. */
export const FILE_STYLE = `
.file { display: flex; align-items: center; gap: 12px; max-inline-size: 100%; padding: 10px 14px 10px 10px; color: var(--_ink); text-align: start; background: var(--_paper); border: 1px solid var(--_line); border-radius: 14px; }
.file:hover { border-color: var(--_link); }
.file svg { flex: none; inline-size: 36px; block-size: 36px; padding: 8px; color: var(--_link); background: var(--_tint); border-radius: 10px; }
.file span { min-inline-size: 0; }
.file b { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 600; }
.file small { color: var(--_soft); font-size: 0.867em; }
.picture { padding: 0; overflow: hidden; }
.picture img { display: block; inline-size: 240px; max-inline-size: 100%; aspect-ratio: 4/3; object-fit: cover; background: var(--_sand); }
.sending { display: flex; align-items: center; gap: 10px; inline-size: 240px; max-inline-size: 100%; }
.sending progress { flex: 1; block-size: 6px; min-inline-size: 0; accent-color: var(--_accent); }
`;
