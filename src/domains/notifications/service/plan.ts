import type { AnyNotificationKind } from '#kernel/notifications/catalogue.ts';
import { newId } from '#kernel/ids.ts';
import { toZonedDay } from '#kernel/zoned-time.ts';
import { channels, type Channel, type QuietHours } from '../contract.ts';
import type { NotificationSettings } from '../settings/contract.ts';
import type { DecidedState, DueRow, NewDelivery, PlannedCount } from '../store/dispatch.ts';
import { afterQuietHours, nextMidnight } from './quiet-hours.ts';

/** What is decided on a notification. */
export interface Decision {
  readonly state: DecidedState;
  readonly deliveries: readonly NewDelivery[];
}

export interface Planner {
  /**
   * @param holds whether the kind says that it is still so
   */
  decide(row: DueRow, kind: AnyNotificationKind, holds: boolean): Decision;
}

export interface PlannerOptions {
  readonly settings: NotificationSettings;
  /** The institution's. */
  readonly timeZone: string;
  readonly now: Date;
  /** Milliseconds by which `now` is ahead of the university's clock, by which notifications expire. */
  readonly ahead: number;
  readonly counts: readonly PlannedCount[];
}

/** Days after which a notification that there is no room for is given up. */
const mostDays = 30;

/** Decides on one notification after the other, the earliest first: what a person gets counts for what follows. */
export function createPlanner({ settings, timeZone, now, ahead, counts }: PlannerOptions): Planner {
  const taken = new Map<string, number>();
  const zones = new Map<string, string>();
  const zoneOf = (row: DueRow): string => knownZone(row.timeZone, timeZone);
  const slot = (userId: string, channel: Channel, moment: Date, zone: string): string =>
    `${channel} ${toZonedDay(moment, zone)} ${userId}`;
  const take = (key: string, count: number): void => void taken.set(key, (taken.get(key) ?? 0) + count);
  const waitingCounts = Map.groupBy(counts, ({ userId }) => userId);

  /** Counts of a person are told by quarters of an hour; the days are those of the person's zone. */
  function knowPerson(row: DueRow): string {
    const known = zones.get(row.userId);
    if (known !== undefined) return known;
    const zone = zoneOf(row);
    zones.set(row.userId, zone);
    for (const { userId, channel, quarter, count } of waitingCounts.get(row.userId) ?? []) {
      take(slot(userId, channel, quarter, zone), count);
    }
    return zone;
  }

  /** When it may come; or why it never may. */
  function findTime(row: DueRow, kind: AnyNotificationKind, channel: Channel): { dueAt: Date; reason: string | null } {
    const zone = knowPerson(row);
    const quiet = kind.isUrgent ? null : quietHoursOf(row, settings.quietHours);
    const expiry = row.expiresAt ? row.expiresAt.getTime() + ahead : Infinity;
    let dueAt = quiet ? afterQuietHours(now, quiet, zone) : now;
    for (let days = 0; days < mostDays; days += 1) {
      if (dueAt.getTime() >= expiry) return { dueAt: now, reason: days === 0 ? 'expired' : 'too_many' };
      const key = slot(row.userId, channel, dueAt, zone);
      if (kind.isUrgent || (taken.get(key) ?? 0) < settings.mostADay) {
        take(key, 1);
        return { dueAt, reason: null };
      }
      const midnight = nextMidnight(dueAt, zone);
      dueAt = quiet ? afterQuietHours(midnight, quiet, zone) : midnight;
    }
    return { dueAt: now, reason: 'too_many' };
  }

  function deliver(row: DueRow, kind: AnyNotificationKind, channel: Channel, refusal: string | undefined): NewDelivery {
    const reason = refusal ?? whyUnreachable(row, channel);
    const time = reason === undefined ? findTime(row, kind, channel) : { dueAt: now, reason };
    return { id: newId(), notificationId: row.id, userId: row.userId, kind: row.kind, channel, ...time };
  }

  return {
    decide(row, kind, holds) {
      const isExpired = row.expiresAt !== null && row.expiresAt.getTime() + ahead <= now.getTime();
      const refusal = refusalOf(row, isExpired, holds);
      const deliveries = channels.flatMap((channel) => {
        const isDefault = kind.channels.includes(channel);
        const chosen = channel === 'email' ? row.emailChoice : row.telegramChoice;
        const isOn = chosen ?? isDefault;
        if (isOn) return [deliver(row, kind, channel, refusal)];
        // Off without anybody's doing is worth no row.
        return isDefault ? [deliver(row, kind, channel, refusal ?? 'turned_off')] : [];
      });
      return { state: stateOf(refusal), deliveries };
    },
  };
}

function refusalOf(row: DueRow, isExpired: boolean, holds: boolean): string | undefined {
  if (!row.isActive) return 'account_closed';
  if (isExpired) return 'expired';
  return holds ? undefined : 'no_longer_so';
}

function stateOf(refusal: string | undefined): DecidedState {
  if (refusal === undefined) return 'planned';
  return refusal === 'expired' ? 'expired' : 'cancelled';
}

/**
 * An address is an account's by the institution's hand or by a link that was opened there, never by the person's word
 * alone: letters go to addresses that nobody has confirmed, too. Those that do not exist come back, and are stopped.
 */
function whyUnreachable({ email, isStopped, telegram }: DueRow, channel: Channel): string | undefined {
  if (channel === 'email') {
    if (/@(localhost|[^@]+[.]invalid)$/i.test(email)) return 'no_address';
    return isStopped ? 'address_stopped' : undefined;
  }
  if (telegram === 'linked') return undefined;
  return telegram === 'none' ? 'not_linked' : 'bot_blocked';
}

function quietHoursOf(row: DueRow, institution: QuietHours | null): QuietHours | null {
  if (!row.hasRhythm) return institution;
  const { quietFrom: from, quietUntil: until } = row;
  return from === null || until === null || from === until ? null : { from, until };
}

/** A zone that this machine does not know must not keep others from hearing. */
function knownZone(wanted: string | null, institution: string): string {
  if (wanted === null) return institution;
  try {
    toZonedDay(new Date(0), wanted);
    return wanted;
  } catch {
    return institution;
  }
}
