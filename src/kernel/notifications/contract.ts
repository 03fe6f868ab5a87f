/** Ways by which people are told. */
export const channels = ['email', 'telegram'] as const;
export type Channel = (typeof channels)[number];
