import "@prosa/widget/tag";

window.prosaSettings = { site: "shop", theme: "dark" };
window.Prosa?.("open");
window.Prosa?.("send", "Olá");
window.Prosa?.("track", { type: "page" });
window.Prosa?.("track", { type: "cart", items: [{ name: "Caneca", quantity: 2 }] });
window.Prosa?.("track", { type: "order", id: "order-1", number: "1", value: 10 });
window.Prosa?.("convert", { id: "goal-1" });
// @ts-expect-error -- an order has an id, so that it counts once.
window.Prosa?.("track", { type: "order", number: "1", value: 10 });
// @ts-expect-error -- a message has words.
window.Prosa?.("send");
// @ts-expect-error -- the element has no such method.
window.Prosa?.("toggle");
