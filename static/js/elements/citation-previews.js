/**
 * Shows the reference behind a citation marker, and what a word means, without leaving the sentence.
 *
 *   <citation-previews>
 *     … <sup class="citation"><a href="#ref-3">3</a></sup> …
 *     … <a class="term" href="/glossary/#edema" data-definition="Swelling.">edema</a> …
 *   </citation-previews>
 *
 * The preview opens on focus and on hover, stays while it is pointed at, closes on Escape (WCAG
 * 1.4.13) and on a tap elsewhere. A first tap shows it, a second follows the link. Tab goes from the
 * marker through the preview's links and on; a status tells what the preview says. Without
 * JavaScript a marker is a link to the list, and a word one to the glossary.
 */
const CLOSE_AFTER = 200; // milliseconds for the pointer to reach the preview
const GAP = 6; // pixels between marker and preview

class CitationPreviews extends HTMLElement {
  connectedCallback() {
    this.stop = new AbortController();
    const options = { signal: this.stop.signal };
    const on = (type, listener) => this.addEventListener(type, listener, options);
    on('pointerover', (event) => event.pointerType === 'mouse' && this.enter(event));
    on('pointerout', (event) => event.pointerType === 'mouse' && this.closeSoon());
    on('focusin', (event) => this.enter(event));
    on('focusout', (event) => !this.card?.contains(event.relatedTarget) && this.closeSoon());
    on('click', (event) => this.tap(event));
    on('pointerdown', (event) => {
      this.touched = event.pointerType === 'touch';
    });
    on('keydown', (event) => event.key === 'Tab' && this.walk(event));
    document.addEventListener('keydown', (event) => event.key === 'Escape' && this.close(), options);
    this.status = document.createElement('p');
    this.status.className = 'visually-hidden';
    this.status.setAttribute('role', 'status');
    this.after(this.status);
    document.addEventListener(
      'pointerdown',
      (event) => {
        if (!this.card?.contains(event.target) && !markerOf(event)) this.close();
      },
      options,
    );
  }

  disconnectedCallback() {
    this.stop.abort();
    this.close();
    this.status.remove();
  }

  enter(event) {
    clearTimeout(this.timer);
    const marker = markerOf(event);
    if (!marker || marker === this.marker) return;
    this.open(marker);
    if (event.type === 'focusin' && this.card) this.status.textContent = this.card.textContent;
  }

  /** Leads Tab from the marker into the preview, and from its ends back to the marker's place. */
  walk(event) {
    const links = [...(this.card?.querySelectorAll('a[href]') ?? [])];
    if (!links.length) return;
    const at = links.indexOf(document.activeElement);
    const isMarker = document.activeElement === this.marker;
    if (isMarker && !event.shiftKey) {
      event.preventDefault();
      links[0].focus();
    } else if (at === 0 && event.shiftKey) {
      event.preventDefault();
      this.marker.focus();
    } else if (at === links.length - 1 && !event.shiftKey) {
      this.marker.focus(); // the browser goes on from here
      this.close();
    }
  }

  tap(event) {
    const marker = markerOf(event);
    if (!marker || !this.touched || this.confirmed === marker) {
      if (marker) this.close();
      return;
    }
    event.preventDefault();
    this.open(marker);
    this.confirmed = marker;
  }

  open(marker) {
    this.close();
    const said = previewOf(marker);
    if (!said) return;
    this.marker = marker;
    this.card = document.createElement('div');
    this.card.className = 'citation-preview';
    this.card.append(...said);
    this.append(this.card);
    this.place();
  }

  /** Puts the card below the marker, or above it where there is no room, inside the text's width. */
  place() {
    const marker = this.marker.getBoundingClientRect();
    const frame = this.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.card;
    const left = Math.min(Math.max(marker.left - frame.left - 24, 0), frame.width - width);
    const below = marker.bottom + GAP + height < window.innerHeight;
    const top = below ? marker.bottom + GAP : marker.top - GAP - height;
    this.card.style.setProperty('inset-block-start', `${top - frame.top}px`);
    this.card.style.setProperty('left', `${Math.max(left, 0)}px`);
  }

  closeSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (!this.card?.matches(':hover') && this.marker !== document.activeElement) this.close();
    }, CLOSE_AFTER);
  }

  close() {
    clearTimeout(this.timer);
    this.card?.remove();
    if (this.status) this.status.textContent = '';
    this.card = this.marker = this.confirmed = undefined;
  }
}

function markerOf(event) {
  return event.target.closest?.('.citation a, a.term');
}

/** What the card says: a definition, or the entry of the reference list without its backlinks. */
function previewOf(marker) {
  if (marker.dataset.definition) return [marker.dataset.definition];
  const entry = document.getElementById(marker.hash.slice(1));
  return entry && [...entry.cloneNode(true).childNodes].filter((node) => !isBacklink(node));
}

function isBacklink(node) {
  return node.nodeType === Node.ELEMENT_NODE && node.matches('.references__backlink');
}

customElements.define('citation-previews', CitationPreviews);
