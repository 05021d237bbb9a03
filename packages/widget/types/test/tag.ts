import "@prosa/widget/tag";

window.prosaSettings = { site: "shop", theme: "dark" };
window.Prosa?.("open");
window.Prosa?.("send", "Olá");
// @ts-expect-error -- a message has words.
window.Prosa?.("send");
// @ts-expect-error -- the element has no such method.
window.Prosa?.("toggle");
