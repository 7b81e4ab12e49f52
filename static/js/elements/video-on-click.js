/**
 * Plays a video in its place once it is asked for; nothing of the provider's loads before.
 *
 *   <video-on-click data-src="https://player.example/1" data-title="What it shows">
 *     <picture>…</picture>
 *     <a href="https://video.example/1">Watch “What it shows” on Example</a>
 *   </video-on-click>
 *
 * data-src: the player's address. data-title: the frame's accessible name.
 * Without JavaScript the link leads to the video's page.
 */
class VideoOnClick extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', this);
  }

  handleEvent(event) {
    const plain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!event.target.closest('a') || !plain) return;
    event.preventDefault();
    const frame = document.createElement('iframe');
    frame.src = this.dataset.src;
    frame.title = this.dataset.title;
    frame.allow = 'autoplay; fullscreen; encrypted-media; picture-in-picture';
    frame.allowFullscreen = true;
    this.replaceChildren(frame);
    frame.focus();
  }
}

customElements.define('video-on-click', VideoOnClick);
