/**
 * Copies the address, opens the device's own sheet, prints. No other host takes part.
 *
 *   <share-links data-copied="The link is copied.">
 *     <button data-copy="https://…" hidden>Copy the link</button>
 *     <button data-share="https://…" data-title="…" hidden>Share…</button>
 *     <button data-print hidden>Print</button>
 *     <p role="status"></p>
 *   </share-links>
 *
 * Without JavaScript only the link that sends an e-mail shows.
 */
class ShareLinks extends HTMLElement {
  connectedCallback() {
    this.offer('[data-copy]', navigator.clipboard, (button) => this.copy(button.dataset.copy));
    this.offer('[data-share]', navigator.share, ({ dataset }) => {
      navigator.share({ title: dataset.title, url: dataset.share }).catch(() => {});
    });
    this.offer('[data-print]', window.print, () => window.print());
  }

  offer(selector, ability, act) {
    const button = this.querySelector(selector);
    if (!button || !ability) return;
    button.hidden = false;
    button.addEventListener('click', () => act(button));
  }

  async copy(address) {
    const status = this.querySelector('[role=status]');
    try {
      await navigator.clipboard.writeText(address);
      status.textContent = this.dataset.copied;
    } catch {
      status.textContent = address;
    }
  }
}

customElements.define('share-links', ShareLinks);
