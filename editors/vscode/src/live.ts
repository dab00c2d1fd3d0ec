/** Answers that are kept fresh. Free of VS Code, so that it is tested without one. */

/** What is asked for again whenever it may be another, but never while the last answer is still awaited. */
export class Live<T> {
  readonly #ask: () => Promise<T>;
  readonly #take: (answer: T) => void;
  #isAsking = false;
  #isStale = false;

  constructor(ask: () => Promise<T>, take: (answer: T) => void) {
    this.#ask = ask;
    this.#take = take;
  }

  refresh(): void {
    this.#isStale = true;
    if (!this.#isAsking) {
      void this.#run();
    }
  }

  async #run(): Promise<void> {
    this.#isAsking = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        this.#take(await this.#ask());
      }
    } finally {
      this.#isAsking = false;
    }
  }
}
