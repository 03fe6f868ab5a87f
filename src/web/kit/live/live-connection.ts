import { reconnectDelay } from './events.ts';

export interface LiveListener {
  message(data: string): void;
  /** The stream is open; `again` when it had been lost before, so messages may have been missed. */
  open(again: boolean): void;
  /** The stream has ended (`wasOpen`), or an attempt to open it has failed; another follows. */
  lost(wasOpen: boolean): void;
}

/**
 * Keeps one stream of server-sent events open until closed. The browser reconnects by itself after a broken
 * connection but gives up when the server answers with an error, so we always do it ourselves, with growing pauses.
 *
 * @returns closes the stream for good
 */
export function openLiveConnection(address: string, listener: LiveListener): () => void {
  let source: EventSource | undefined;
  let timer: number | undefined;
  let attempt = 0;
  let isOpen = false;
  let wasLost = false;

  const connect = (): void => {
    source = new EventSource(address);
    source.onopen = () => {
      attempt = 0;
      isOpen = true;
      listener.open(wasLost);
    };
    source.onmessage = ({ data }) => {
      listener.message(String(data));
    };
    source.onerror = () => {
      source?.close();
      wasLost = true;
      timer = window.setTimeout(connect, reconnectDelay(attempt));
      attempt += 1;
      listener.lost(isOpen);
      isOpen = false;
    };
  };
  connect();

  return () => {
    window.clearTimeout(timer);
    source?.close();
  };
}
