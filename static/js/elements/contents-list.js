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
const UPPER_THIRD = '1000000px 0px -66.6%'; // of the window, and everything above it

class ContentsList extends HTMLElement {
  connectedCallback() {
    this.links = new Map();
    this.passed = new Set();
    this.watcher = new IntersectionObserver((changes) => this.update(changes), {
      rootMargin: UPPER_THIRD,
    });
    for (const link of this.querySelectorAll('a[href^="#"]')) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!heading) continue;
      this.links.set(heading, link);
      this.watcher.observe(heading);
    }
  }

  disconnectedCallback() {
    this.watcher.disconnect();
  }

  update(changes) {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) this.passed.add(target);
      else this.passed.delete(target);
    }
    let current;
    for (const [heading, link] of this.links) if (this.passed.has(heading)) current = link;
    if (current === this.current) return;
    this.current?.removeAttribute('aria-current');
    current?.setAttribute('aria-current', 'true');
    this.current = current;
  }
}

customElements.define('contents-list', ContentsList);
