import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '#kernel/seeded-random.ts';
import type { Cluster, Route } from '#test/cluster/cluster.ts';
import type { Member, MemberKind } from '#test/cluster/member.ts';

/** Something that goes wrong. Its end is awaited; a killed process comes back on its own. */
export interface Fault {
  readonly name: string;
  readonly isKill: boolean;
  /** How often it is chosen, against the others. */
  readonly weight: number;
  inflict(random: Random): Promise<void>;
}

/** Milliseconds a killed process stays away. */
const downTime = (random: Random): number => 50 + 700 * random();

/** Everything that can go wrong in this cluster. */
export function faultsOf(cluster: Cluster): Fault[] {
  const { supervisor, databases } = cluster;
  const membersOf = (kind: MemberKind): Member[] => [...supervisor.members].filter((member) => member.kind === kind);

  const kill = (kind: MemberKind, weight: number): Fault => ({
    name: `kill ${kind}`,
    isKill: true,
    weight,
    async inflict(random) {
      const members = membersOf(kind);
      const victim = members[Math.floor(random() * members.length)];
      if (!victim) throw new Error(`the cluster has no ${kind}`);
      await supervisor.kill(victim, downTime(random));
    },
  });
  const failOver: Fault = {
    name: 'lose primary, promote replica',
    isKill: true,
    weight: 3,
    async inflict() {
      await supervisor.settle();
      await databases.failOver();
    },
  };
  const { brokerFolder } = cluster;
  const wipe: Fault = {
    name: 'kill and wipe rabbitmq',
    isKill: true,
    weight: 1,
    async inflict(random) {
      for (const member of membersOf('rabbitmq')) {
        await supervisor.kill(member, downTime(random), () =>
          rm(String(brokerFolder), { recursive: true, force: true }),
        );
      }
    },
  };
  const network = [...cluster.routes].flatMap(([route, proxy]) => [
    fault(`cut ${route}`, 2, async () => proxy.cut()),
    fault(`delay ${route}`, 1, async (random) => {
      proxy.delay(20 + 150 * random());
      await wait(500 + 1500 * random());
      proxy.resume();
    }),
    fault(`swallow ${route}`, 1, async (random) => {
      proxy.blackhole();
      await wait(300 + 1200 * random());
      proxy.resume();
      // What was held back arrives; a real network has often given up by then.
      if (random() < 0.5) proxy.cut();
    }),
  ]);
  const kinds: [MemberKind, number][] = [
    ['worker', 12],
    ['web', 8],
    ['scheduler', 4],
    ['effects', 4],
    ['pgbouncer', 4],
    ['rabbitmq', 2],
    ['redis', 3],
    ['replica', 3],
    ['primary', 4],
    ['nginx', 2],
  ];
  return [
    ...kinds.filter(([kind]) => membersOf(kind).length > 0).map(([kind, weight]) => kill(kind, weight)),
    ...(databases.replica ? [failOver] : []),
    ...(brokerFolder === undefined ? [] : [wipe]),
    ...network,
  ];
}

function fault(name: `${'cut' | 'delay' | 'swallow'} ${Route}`, weight: number, inflict: Fault['inflict']): Fault {
  return { name, isKill: false, weight, inflict };
}

/**
 * Which faults come in which order: each kill once before any comes again, as far as `kills` allows; between them, for
 * every second kill, something with the network.
 */
export function planFaults(faults: readonly Fault[], kills: number, random: Random): Fault[] {
  const chosenKills = chooseAll(
    faults.filter(({ isKill }) => isKill),
    kills,
    random,
  );
  const chosenOthers = chooseAll(
    faults.filter(({ isKill }) => !isKill),
    Math.floor(kills / 2),
    random,
  );
  return chosenKills.flatMap((chosen, index) => {
    const other = index % 2 === 1 ? chosenOthers[(index - 1) / 2] : undefined;
    return other ? [chosen, other] : [chosen];
  });
}

function chooseAll(faults: readonly Fault[], count: number, random: Random): Fault[] {
  const once = faults
    .map((chosen) => ({ chosen, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ chosen }) => chosen);
  const more = Array.from({ length: Math.max(0, count - once.length) }, () => chooseByWeight(faults, random));
  return [...once, ...more].slice(0, count);
}

function chooseByWeight(faults: readonly Fault[], random: Random): Fault {
  let left = random() * faults.reduce((sum, { weight }) => sum + weight, 0);
  const found = faults.find(({ weight }) => (left -= weight) < 0) ?? faults.at(-1);
  if (!found) throw new Error('there is nothing to choose from');
  return found;
}
