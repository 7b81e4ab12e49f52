/**
 * Suggests pages, clinicians and topics while a visitor types.
 *
 *   <search-box data-suggestions="/search/suggestions/" data-announcement="Suggestions:">
 *     <form><label>…</label><input name="q" type="search"></form>
 *   </search-box>
 *
 * The input becomes a combobox with a list below it (ARIA Authoring Practices, "combobox with list
 * autocomplete"): arrow keys choose, Enter goes to what is chosen or, when nothing is, searches;
 * Escape closes. Without JavaScript, and when the server does not answer, the form works.
 */
const SHORTEST = 2; // letters
const PAUSE = 120; // milliseconds without a key before the server is asked

class SearchBox extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector('input');
    if (!this.input || this.list) return;
    this.addList();
    this.input.addEventListener('input', () => this.ask());
    this.input.addEventListener('keydown', (event) => this.press(event));
    this.addEventListener('focusout', (event) => {
      if (!this.contains(event.relatedTarget)) this.close();
    });
    this.list.addEventListener('mousedown', (event) => event.preventDefault()); // keeps the focus
    this.list.addEventListener('click', (event) => {
      const option = event.target.closest('[role=option]');
      if (option) this.go(option);
    });
  }

  addList() {
    this.list = document.createElement('ul');
    this.list.className = 'search-box__suggestions';
    this.list.id = `${this.input.id}-suggestions`;
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', this.dataset.label || '');
    this.list.hidden = true;
    this.status = document.createElement('p');
    this.status.className = 'visually-hidden';
    this.status.setAttribute('role', 'status');
    this.append(this.list, this.status);
    this.input.setAttribute('role', 'combobox');
    this.input.setAttribute('aria-autocomplete', 'list');
    this.input.setAttribute('aria-expanded', 'false');
    this.input.setAttribute('aria-controls', this.list.id);
  }

  ask() {
    clearTimeout(this.timer);
    this.request?.abort();
    const typed = this.input.value.trim();
    if (typed.length < SHORTEST) this.close();
    else this.timer = setTimeout(() => this.load(typed), PAUSE);
  }

  async load(typed) {
    this.request = new AbortController();
    const address = `${this.dataset.suggestions}?${new URLSearchParams({ q: typed })}`;
    try {
      const response = await fetch(address, { signal: this.request.signal });
      if (response.ok) this.show((await response.json()).suggestions);
    } catch (problem) {
      if (problem.name !== 'AbortError') this.close();
    }
  }

  show(suggestions) {
    if (!suggestions.length || document.activeElement !== this.input) {
      this.close();
      return;
    }
    this.list.replaceChildren(...suggestions.map((one, place) => this.optionOf(one, place)));
    this.choose(null);
    this.list.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
    this.status.textContent = `${this.dataset.announcement || ''} ${suggestions.length}`.trim();
  }

  optionOf(suggestion, place) {
    const option = document.createElement('li');
    option.id = `${this.list.id}-${place}`;
    option.className = 'search-box__suggestion';
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.dataset.url = suggestion.url;
    const label = document.createElement('span');
    label.className = 'search-box__suggestion-label';
    label.textContent = suggestion.label;
    const kind = document.createElement('span');
    kind.className = 'search-box__suggestion-kind';
    kind.textContent = suggestion.kind;
    option.append(label, ' ', kind);
    return option;
  }

  press(event) {
    if (this.list.hidden || event.isComposing) return;
    const options = [...this.list.children];
    const at = options.indexOf(this.chosen);
    const steps = {
      ArrowDown: () => this.choose(options[at + 1] ?? null),
      ArrowUp: () => this.choose(at < 0 ? options.at(-1) : (options[at - 1] ?? null)),
      Escape: () => this.close(),
      Enter: () => this.go(this.chosen),
    };
    if (!steps[event.key] || (event.key === 'Enter' && !this.chosen)) return;
    event.preventDefault();
    steps[event.key]();
  }

  choose(option) {
    this.chosen?.setAttribute('aria-selected', 'false');
    this.chosen = option;
    if (option) {
      option.setAttribute('aria-selected', 'true');
      option.scrollIntoView({ block: 'nearest' });
      this.input.setAttribute('aria-activedescendant', option.id);
    } else {
      this.input.removeAttribute('aria-activedescendant');
    }
  }

  go(option) {
    window.location.assign(option.dataset.url);
  }

  close() {
    this.choose(null);
    this.list.hidden = true;
    this.list.replaceChildren();
    this.status.textContent = '';
    this.input.setAttribute('aria-expanded', 'false');
  }
}

customElements.define('search-box', SearchBox);
