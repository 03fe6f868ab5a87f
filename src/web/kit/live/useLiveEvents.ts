import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { requirePosition } from '../api/position.ts';
import { concerns, parseLiveEvent, progressKey, type LiveEvent } from './events.ts';
import { openLiveConnection } from './live-connection.ts';

/** Changes come in bursts (an import touches much); one refetch answers a burst. */
const gatherFor = 150;
/** Milliseconds over which pages spread their refetching after the server may have missed events. */
const spreadOver = 2000;

/**
 * Keeps what the page shows fresh: one event stream, whose events make the queries they concern refetch.
 * After a lost connection, the page's or the server's, everything refetches, since events may have been missed.
 *
 * @param onRefused called when the connection cannot be opened: perhaps the session has ended. That a stream ends says
 *   little: a new password ends it, too, and the next attempt comes with the cookie of the new session.
 * @returns whether the stream is connected; true until it is first lost
 */
export function useLiveEvents(onRefused: () => void): boolean {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);

  useEffect(() => {
    const gathered: LiveEvent[] = [];
    let timer: number | undefined;
    const flush = (): void => {
      timer = undefined;
      refresh(queries, gathered.splice(0));
    };
    let everything: number | undefined;
    const refreshEverything = (): void => {
      everything = undefined;
      void queries.invalidateQueries();
    };
    const close = openLiveConnection('/api/v1/events', {
      message: (data) => {
        const event = parseLiveEvent(data);
        if (event === undefined) return;
        if (event.position !== undefined) requirePosition(event.position);
        if (event.progress !== undefined) {
          queries.setQueryData(progressKey(event.topic, event.id), event.progress);
          return;
        }
        if (event.topic === 'everything') {
          // Told to all pages at once; they come one by one.
          everything ??= window.setTimeout(refreshEverything, Math.random() * spreadOver);
          return;
        }
        gathered.push(event);
        timer ??= window.setTimeout(flush, gatherFor);
      },
      open: (again) => {
        setConnected(true);
        if (again) void queries.invalidateQueries();
      },
      lost: (wasOpen) => {
        setConnected(false);
        if (!wasOpen) onRefused();
      },
    });
    return () => {
      window.clearTimeout(timer);
      window.clearTimeout(everything);
      close();
    };
  }, [queries, onRefused]);

  return connected;
}

function refresh(queries: QueryClient, events: readonly LiveEvent[]): void {
  void queries.invalidateQueries({ predicate: ({ queryKey }) => events.some((event) => concerns(event, queryKey)) });
}
