/*
 * Citing in the page editor, and keeping what is written in any editor of the admin: forms without
 * rich text or streams load this too, and lack the libraries of both.
 */

import './reference-block.js';
import { guardAutosave } from './autosave.js';
import { registerLevels } from './claim-level.js';
import { adoptPasted, carryReferences } from './clipboard.js';
import { registerCitations } from './entity.js';
import { watch } from './numbering.js';
import { nameFields } from './field-names.js';
import { keepFocusOnMoves } from './kept-focus.js';
import { letTablesTakeCells } from './pasted-cells.js';
import { referenceStream, rememberReferences } from './references.js';
import { searchChoices } from './searched-choices.js';
import { guardSession } from './signed-out.js';
import { mountTools } from './tools.js';
import { letEditorsWait } from './waiting.js';
import { letReferencesWait } from './waiting-references.js';

guardAutosave();
if (window.draftail) {
  registerCitations();
  registerLevels();
  letEditorsWait();
}
if (window.wagtailStreamField) {
  letReferencesWait();
  letTablesTakeCells();
}
keepFocusOnMoves();

/** The editor's form is unpacked once the page is parsed; the tools need both streams. */
function start() {
  if (!referenceStream()) {
    requestAnimationFrame(start);
    return;
  }
  const tools = mountTools();
  if (window.location.hash === '#paste-article') tools?.openDocument();
  carryReferences();
  watch(() => {
    rememberReferences();
    adoptPasted();
    tools?.checks.soon();
    tools?.words.soon();
  });
}

document.addEventListener('DOMContentLoaded', () => {
  if (document.querySelector('[data-edit-form]')) {
    guardSession();
    nameFields();
    searchChoices();
  }
  if (document.querySelector('[data-contentpath="references"]')) start();
});
