import { SCENES } from "./scenes.ts";

const SIZES = { phone: "390x780", desktop: "760x780" };

const form = document.querySelector("form");
const list = document.querySelector("main");
if (!form || !list) throw new Error("The gallery's page lacks its form or its list.");

function hang(): void {
  const wishes = new FormData(form ?? undefined);
  const look = new URLSearchParams({ theme: String(wishes.get("theme")), lang: String(wishes.get("lang")) });
  const size = wishes.get("size") === "phone" ? SIZES.phone : SIZES.desktop;
  const [width = "", height = ""] = size.split("x");
  list?.replaceChildren(
    ...SCENES.map(({ name, title }) => {
      const figure = document.createElement("figure");
      const caption = document.createElement("figcaption");
      const link = document.createElement("a");
      link.href = `scene.html?scene=${name}&${look}`;
      link.textContent = title;
      caption.append(link);
      const frame = document.createElement("iframe");
      Object.assign(frame, { title, loading: "lazy", width, height, src: link.href });
      figure.append(caption, frame);
      return figure;
    }),
  );
}

form.addEventListener("change", hang);
hang();
