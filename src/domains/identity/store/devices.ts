import { sql } from 'kysely';
import type { Locale } from '#kernel/locale.ts';
import { database } from '#kernel/runtime.ts';

export interface SeenDevice {
  id: string;
  userId: string;
  secretHash: string;
  userAgent: string | null;
  address: string;
}

/**
 * Notes that the person signed in from this device. Returns whether it is a new one of somebody who has others. Two
 * tabs at once: one of them is new.
 */
export async function noteDevice(device: SeenDevice): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean }>`
    with others as (select count(*) as count from known_device where user_id = ${device.userId})
    insert into known_device (id, user_id, secret_hash, user_agent, ip_address)
    values (${device.id}, ${device.userId}, ${device.secretHash}, ${device.userAgent}, ${device.address})
    on conflict (user_id, secret_hash) do update set last_seen_at = now()
    returning id = ${device.id}::uuid and (select count from others) > 0 as "isNew"`.execute(database());
  return rows.at(0)?.isNew ?? false;
}

export interface DeviceToTellOf {
  name: string;
  email: string;
  locale: Locale;
  userAgent: string | null;
  address: string | null;
  createdAt: Date;
}

export async function findDevice(id: string): Promise<DeviceToTellOf | undefined> {
  const { rows } = await sql<DeviceToTellOf>`
    select name, email, locale, user_agent as "userAgent", ip_address as address, known_device.created_at as "createdAt"
    from known_device join user_account on user_account.id = user_id
    where known_device.id = ${id} and is_active`.execute(database());
  return rows.at(0);
}
