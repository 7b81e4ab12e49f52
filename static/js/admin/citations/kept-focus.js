/*
 * Who moves a block with its buttons keeps the focus on the button: moving takes the block out of the
 * page for a moment, and the browser then begins at the top again.
 */

const MOVES =
  '[data-streamfield-action^="MOVE_"], [data-inline-panel-child-move-up], [data-inline-panel-child-move-down]';

/** Watches the buttons "Move up" and "Move down" of all forms. */
export function keepFocusOnMoves() {
  const keep = (event) => {
    const button = event.target.closest?.(MOVES);
    if (button) requestAnimationFrame(() => focusAgain(button));
  };
  document.addEventListener('click', keep, true); // the buttons stop their clicks
}

/** Focuses a button, or its neighbour where the block can go no further that way. */
function focusAgain(button) {
  const { activeElement } = document;
  if (activeElement !== document.body && activeElement !== button) return;
  const group = [...button.parentElement.querySelectorAll(MOVES)];
  (button.disabled ? group.find(({ disabled }) => !disabled) : button)?.focus();
}
