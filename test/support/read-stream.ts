/** A stream that is read as it comes. */
export interface ReadStream {
  /** All that has come. */
  readonly text: string;
  /** Whether the server has ended it. */
  readonly hasEnded: boolean;
  cancel(): Promise<void>;
}

/** Begins to read the body of an answer. */
export function readStream(response: Response): ReadStream {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const heard = { text: '', hasEnded: false, cancel: async () => reader?.cancel() };
  const read = async (): Promise<void> => {
    for (let piece = await reader?.read(); piece?.value !== undefined; piece = await reader?.read())
      heard.text += piece.value;
  };
  const ended = (): void => void (heard.hasEnded = true);
  void read().then(ended, ended);
  return heard;
}
