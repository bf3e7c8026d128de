/** `<lesson-tools>`: what a teacher asks of a lesson, by its address or by a link at its foot, is fetched when asked. */
class LessonTools extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('[data-do="present"]')?.addEventListener('click', (event) => {
      const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
      if (ctrlKey || metaKey || shiftKey) return;
      event.preventDefault();
      void this.#present();
    });
    const asked = new URLSearchParams(location.search);
    if (asked.has('present')) void this.#present();
    for (const kind of ['handout', 'answers'] as const) {
      if (asked.has(kind)) void import('./handout.ts').then(({ prepare }) => prepare(kind));
    }
  }

  async #present(): Promise<void> {
    (await import('./present.ts')).present();
  }
}

customElements.define('lesson-tools', LessonTools);
