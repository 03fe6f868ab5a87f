/** The parts of the page of messages. */
export const messagesViews = ['log', 'preview', 'outbox'] as const;

/** What the page of messages shows. */
export type MessagesView = (typeof messagesViews)[number];

/** What the address of the page may carry; without it the log is shown. */
export function messagesSearch({ view }: Record<string, unknown>): { readonly view?: MessagesView } {
  const found = messagesViews.find((each) => each === view);
  return found === undefined || found === 'log' ? {} : { view: found };
}
