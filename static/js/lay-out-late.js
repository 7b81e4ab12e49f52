/**
 * Lays out the parts that the stylesheet leaves until they come near (layout.css names the same).
 *
 * The first frame comes sooner without them. They follow a few milliseconds at a time: in idle
 * moments while the page loads, without a pause once it has loaded, so that it is whole soon after.
 * Without JavaScript a part is laid out when it comes near.
 */
const PARTS = '.section, .sign-up, .site-footer, .references, .adjacent, .cards__item, .prose > *';
const AT_A_TIME = 4; // milliseconds
const WAIT = { timeout: 50 }; // milliseconds at most until a moment counts as idle

const parts = [...document.querySelectorAll(PARTS)];
const { port1: next, port2: task } = new MessageChannel();

function layOutSome() {
  const end = performance.now() + AT_A_TIME;
  while (parts.length && performance.now() < end) {
    const part = parts.shift();
    part.dataset.laidOut = '';
    part.getBoundingClientRect(); // now, and not with all others in the next frame
  }
  if (parts.length) goOn();
}

function goOn() {
  if (document.readyState === 'complete') next.postMessage('');
  else requestAnimationFrame(() => requestIdleCallback(layOutSome, WAIT));
}

if (CSS.supports('overflow-anchor', 'auto')) {
  task.onmessage = layOutSome;
  addEventListener('load', goOn);
  goOn();
}
