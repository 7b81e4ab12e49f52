/*
 * Citing in the page editor. The modules here are joined when static files are collected.
 */

import './reference-block.js';
import { guardAutosave } from './autosave.js';
import { adoptPasted, carryReferences } from './clipboard.js';
import { registerCitations } from './entity.js';
import { watch } from './numbering.js';
import { referenceStream } from './references.js';
import { mountTools } from './tools.js';
import { letEditorsWait } from './waiting.js';

registerCitations();
guardAutosave();
letEditorsWait();

/** The editor's form is unpacked once the page is parsed; the tools need both streams. */
function start() {
  if (!referenceStream()) {
    requestAnimationFrame(start);
    return;
  }
  const tools = mountTools();
  carryReferences();
  watch(() => {
    adoptPasted();
    tools?.checks.soon();
  });
}

document.addEventListener('DOMContentLoaded', () => {
  if (document.querySelector('[data-contentpath="references"]')) start();
});
