/**
 * Lets a visitor close a banner until its message changes.
 *
 *   <dismissible-banner data-key="3f2a…" data-focus="main">
 *     <div role="region">… <button type="button" hidden>Close</button></div>
 *   </dismissible-banner>
 *
 * data-key: a hash of the message; the browser keeps it, no cookie is set and nobody is told.
 * data-focus: the id of the element that gets the focus when the button goes.
 * Without JavaScript, or where nothing can be kept, the banner simply stays.
 */
const CLOSED = 'closed-banner';

class DismissibleBanner extends HTMLElement {
  connectedCallback() {
    let closed;
    try {
      closed = localStorage.getItem(CLOSED);
    } catch {
      return;
    }
    if (closed === this.dataset.key) {
      this.hidden = true;
      return;
    }
    const button = this.querySelector('button');
    button.hidden = false;
    button.addEventListener('click', this);
  }

  handleEvent() {
    try {
      localStorage.setItem(CLOSED, this.dataset.key);
    } catch {
      // full or forbidden: closed for this page only
    }
    this.hidden = true;
    document.getElementById(this.dataset.focus)?.focus();
  }
}

customElements.define('dismissible-banner', DismissibleBanner);
