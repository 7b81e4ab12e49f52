/*
 * Wagtail takes the form as it is when an autosave comes back for the form that was saved, so an edit
 * made while the answer was on its way would count as saved. Here the saved form is the one that was
 * sent. (Wagtail 7.4 and 8.0: `UnsavedController.clear` at `w-autosave:success`.)
 */

/** Keeps the editor's idea of what is saved true to what was sent. */
export function keepEditsMadeWhileSaving() {
  let sent = null;
  document.addEventListener('w-autosave:save', ({ target }) => {
    sent = unsaved(target)?.formData ?? null;
  });
  document.addEventListener('w-autosave:success', ({ target }) => {
    const controller = unsaved(target);
    if (!controller || sent === null) return;
    controller.initialFormData = sent;
    controller.previousFormData = sent;
    controller.check();
  });
}

function unsaved(form) {
  return window.wagtail.app.getControllerForElementAndIdentifier(form, 'w-unsaved');
}
