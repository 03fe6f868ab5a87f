/** An answer that says no, by S3's own name for the reason. */
export class S3Error extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.name = 'S3Error';
    this.status = status;
    this.code = code;
  }

  toXml(): string {
    return `${xmlHead}<Error><Code>${this.code}</Code><Message>${this.code}</Message></Error>`;
  }
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';
