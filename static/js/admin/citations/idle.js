/*
 * What a long form leaves for later: built step by step, when the browser has nothing else to do,
 * once the page is loaded.
 */

const steps = new Set();

/** Has `step` called in idle time, again and again until it is `finished`. */
export function buildLater(step) {
  steps.add(step);
}

/** Says that nothing is left for `step` to do; false when that was said before. */
export function finished(step) {
  return steps.delete(step);
}

/** Builds all that was left for later. */
export function buildAll() {
  while (steps.size) buildNext();
}

/** Whether the form is past its loading, so that nothing more is left for later. */
export function isLoaded() {
  return document.readyState === 'complete';
}

function buildNext() {
  const [step] = steps;
  step();
}

function soon() {
  if (!steps.size) return;
  const build = () => {
    if (steps.size) buildNext();
    soon();
  };
  if (window.requestIdleCallback) window.requestIdleCallback(build, { timeout: 1000 });
  else setTimeout(build, 50);
}

window.addEventListener('load', soon);
