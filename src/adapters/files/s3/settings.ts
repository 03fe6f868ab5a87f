export interface S3Settings {
  /** Address of an S3-compatible store, e.g. `https://storage.yandexcloud.net`; absent: Amazon's own. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Default `defaultTimes`. */
  readonly times?: S3Times;
}

/** How long to wait for the store, and how often to ask it again. */
export interface S3Times {
  /** Milliseconds to connect. */
  readonly connect: number;
  /** Milliseconds for one request, with a body of up to 5 MB, and between two pieces of an answer. */
  readonly answer: number;
  /** Times a request is sent, the first included; the pauses between grow to some seconds. */
  readonly attempts: number;
}

export const defaultTimes: S3Times = { connect: 3000, answer: 20_000, attempts: 5 };
