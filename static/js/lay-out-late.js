/**
 * Lays out the parts that the stylesheet leaves until they come near (layout.css names the same).
 *
 * A page is shown sooner without them, and is whole a moment later: a few milliseconds of work at a
 * time, each in an idle moment of its own. Without JavaScript a part is laid out when it comes near.
 */
const PARTS = ".section, .sign-up, .site-footer, .references, .adjacent, .cards__item, .prose > *";
const AT_A_TIME = 4; // milliseconds

function layOut(parts) {
  requestIdleCallback(() => {
    const end = performance.now() + AT_A_TIME;
    while (parts.length && performance.now() < end) {
      const part = parts.shift();
      part.dataset.laidOut = "";
      part.getBoundingClientRect(); // now, and not with all others in the next frame
    }
    if (parts.length) requestAnimationFrame(() => layOut(parts));
  });
}

if (CSS.supports("overflow-anchor", "auto")) {
  addEventListener("load", () => layOut([...document.querySelectorAll(PARTS)]));
}
