import { setTimeout as wait } from 'node:timers/promises';
import { MemberEnded, type Member } from './member.ts';

/** Milliseconds between two tries to start what cannot start yet, and how long it is tried. */
const pause = 300;
const patience = 300_000;

/** Keeps the members of a cluster running, as the service manager of a machine does. */
export class Supervisor {
  readonly members = new Set<Member>();
  /** Last words of members that ended by themselves after they had served. */
  readonly unexpected: string[] = [];
  /** Members that somebody has ended on purpose. */
  readonly #down = new Set<Member>();
  readonly #returning = new Map<Member, Promise<void>>();
  #ended = false;

  /** Starts members, all at once. @throws when one does not get ready */
  async start(...members: Member[]): Promise<void> {
    await Promise.all(
      members.map(async (member) => {
        this.members.add(member);
        await this.#bringUp(member);
      }),
    );
  }

  /** Kills a member; it comes back after so many milliseconds, which nobody waits for. @returns when it is dead */
  async kill(member: Member, downMilliseconds: number, meanwhile?: () => Promise<void>): Promise<void> {
    // Whoever is on the way back already: first there, then down again.
    await this.#returning.get(member);
    this.#down.add(member);
    await member.kill();
    await meanwhile?.();
    this.#return(member, downMilliseconds);
  }

  /** Ends a member for good. */
  async remove(member: Member): Promise<void> {
    await this.#returning.get(member);
    this.#down.add(member);
    this.members.delete(member);
    await member.kill();
  }

  /** Resolves when every member runs and is ready. */
  async settle(): Promise<void> {
    while (this.#returning.size > 0) await Promise.all(this.#returning.values());
  }

  /** Ends all, the program's processes gracefully and first. */
  async stop(): Promise<void> {
    this.#ended = true;
    await Promise.allSettled(this.#returning.values());
    const ours = [...this.members].filter(({ kind }) => kind === 'web' || kind === 'worker' || kind === 'scheduler');
    for (const member of this.members) this.#down.add(member);
    await Promise.all(ours.map((member) => member.stop()));
    await Promise.all([...this.members].map((member) => member.kill()));
  }

  #return(member: Member, milliseconds: number): void {
    const returning = wait(milliseconds)
      .then(() => this.#bringUp(member))
      .finally(() => this.#returning.delete(member));
    this.#returning.set(member, returning);
    // Whoever settles learns of it; until then it is nobody's unhandled rejection.
    returning.catch(() => undefined);
  }

  async #bringUp(member: Member): Promise<void> {
    const begun = performance.now();
    for (;;) {
      try {
        await member.start();
        break;
      } catch (error) {
        // Without its database a process ends at once, and is started again until there is one.
        const isAway = error instanceof MemberEnded && performance.now() - begun < patience;
        if (!isAway || this.#ended) throw error;
        await wait(pause);
      }
    }
    this.#down.delete(member);
    member.onExit(() => {
      if (this.#down.has(member) || this.#ended) return;
      this.unexpected.push(`${member.name} ended by itself:\n${member.tail(20)}`);
      this.#return(member, pause);
    });
  }
}
