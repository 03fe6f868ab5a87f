/** Digits in the bytes of XML. */
export const zero = 0x30;
export const nine = 0x39;
