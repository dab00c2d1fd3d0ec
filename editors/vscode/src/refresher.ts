/** Work that is done again and again. Free of VS Code, so that it is tested without one. */

/** Does something whenever it is asked to, but never twice at a time: what is asked for meanwhile is done once more. */
export class Refresher {
  readonly #work: () => Promise<void>;
  #isWorking = false;
  #isStale = false;

  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  refresh(): void {
    this.#isStale = true;
    if (!this.#isWorking) {
      void this.#run();
    }
  }

  async #run(): Promise<void> {
    this.#isWorking = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        await this.#work();
      }
    } finally {
      this.#isWorking = false;
    }
  }
}
