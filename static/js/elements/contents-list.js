/**
 * Marks the section being read in a contents list.
 *
 *   <contents-list>
 *     <nav><ol><li><a href="#heading">Heading</a></li></ol></nav>
 *   </contents-list>
 *
 * The link of the last heading in or above the upper third of the window gets aria-current="true".
 * Without JavaScript the list is a list of links.
 */
class ContentsList extends HTMLElement {
  connectedCallback() {
    this.links = new Map();
    for (const link of this.querySelectorAll('a[href^="#"]')) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) this.links.set(heading, link);
    }
    this.stop = new AbortController();
    const options = { passive: true, signal: this.stop.signal };
    window.addEventListener("scroll", () => this.schedule(), options);
    window.addEventListener("resize", () => this.schedule(), options);
    this.schedule();
  }

  disconnectedCallback() {
    this.stop.abort();
  }

  /** Measures once a frame at most, however many events arrive. */
  schedule() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.update();
    });
  }

  update() {
    const line = window.innerHeight / 3;
    let current = null;
    for (const [heading, link] of this.links) {
      if (heading.getBoundingClientRect().top <= line) current = link;
    }
    if (current === this.current) return;
    this.current?.removeAttribute("aria-current");
    current?.setAttribute("aria-current", "true");
    this.current = current;
  }
}

customElements.define("contents-list", ContentsList);
