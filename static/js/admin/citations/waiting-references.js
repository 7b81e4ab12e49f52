/*
 * The references of a long list are built in idle time, but for the first. To build one takes Wagtail
 * some four milliseconds; two hundred kept the author from writing for a second.
 *
 * Until its turn a reference is the hidden fields that it posts, the same as when it is built. The
 * stream tells its state with those that wait; whoever asks it for its children, Wagtail or a tool,
 * has all of them built first.
 */

import { buildLater, finished, isLoaded } from './idle.js';
import { plain } from './reference-block.js';

const STREAM = 'wagtail.blocks.StreamBlock';
const FIELD = 'references';
/** References that are built with the form. */
const AT_ONCE = 5;
/** References that are built in one go in idle time. */
const AT_A_TIME = 10;

const { StreamBlockDefinition = Object } = window.wagtailStreamField?.blocks ?? {};

/** Has telepath build the references in turn; before any is built. */
export function letReferencesWait() {
  window.telepath.register(STREAM, LongStreamDefinition);
}

class LongStreamDefinition extends StreamBlockDefinition {
  render(placeholder, prefix, state, error) {
    if (prefix !== FIELD || error || isLoaded() || !(state?.length > AT_ONCE)) {
      return super.render(placeholder, prefix, state, error);
    }
    const stream = super.render(placeholder, prefix, state.slice(0, AT_ONCE));
    putOffReferences(stream, state.slice(AT_ONCE));
    return stream;
  }
}

/** Puts the fields of what waits behind a stream, and has it answer for them. */
function putOffReferences(stream, waiting) {
  const { blockDef, children, prefix } = stream;
  const posted = document.createElement('div');
  posted.className = 'waiting-references';
  posted.append(...waiting.map((child, n) => fields(prefix, children.length + n, child)));
  stream.element.append(posted);

  const wait = () => {
    posted.style.setProperty('--waiting', waiting.length);
    stream.countInput.val(children.length + waiting.length);
    children.at(-1).enableMoveDown();
    Object.defineProperty(stream, 'children', {
      configurable: true,
      get: () => whole().children,
      set: (others) => {
        waiting.length = 0;
        wake();
        finish();
        stream.children = others;
      },
    });
    stream._insert = (...values) => whole()._insert(...values);
    stream.getState = () => [...children.map((child) => child.getState()), ...waiting.map(stateOfBlock)];
  };
  const wake = () => {
    for (const name of ['children', '_insert', 'getState']) delete stream[name];
    stream.children = children;
  };
  const finish = () => {
    if (finished(build)) posted.remove();
  };
  const build = () => {
    wake();
    for (const child of waiting.splice(0, AT_A_TIME)) {
      posted.firstChild.remove();
      stream.insert(child, children.length, { collapsed: blockDef.meta.collapsed });
    }
    if (waiting.length) wait();
    else finish();
  };
  const whole = () => {
    while (waiting.length) build();
    return stream;
  };
  wait();
  buildLater(build);
}

function stateOfBlock({ type, value, id }) {
  return { type, value: plain(value), id: id ?? null };
}

/** What a reference posts: Wagtail's four fields and the one of ReferenceBlock. */
function fields(prefix, order, { type, value, id }) {
  const posted = { deleted: '', order, type, id: id ?? '', value: JSON.stringify(plain(value)) };
  const element = document.createElement('div');
  for (const [name, content] of Object.entries(posted)) {
    const field = { type: 'hidden', name: `${prefix}-${order}-${name}`, value: content };
    element.append(Object.assign(document.createElement('input'), field));
  }
  return element;
}
