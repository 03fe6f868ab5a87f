/** Lets one loop sleep until it is woken or some time has passed. A wake-up before the sleep is not lost. */
export class Sleeper {
  #isWoken = false;
  #wakeUp: (() => void) | undefined;

  wake(): void {
    this.#isWoken = true;
    this.#wakeUp?.();
  }

  async sleep(milliseconds: number): Promise<void> {
    if (!this.#isWoken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.#wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wakeUp = undefined;
    this.#isWoken = false;
  }
}
