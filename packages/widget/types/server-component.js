// biome-ignore lint/suspicious/noConsole: the author of an import that does nothing must know what to do.
console.error(
  "Prosa: @prosa/widget/define does nothing in a server component. Import it in a client component: a file that begins with 'use client' and renders <prosa-chat>.",
);

export {};
