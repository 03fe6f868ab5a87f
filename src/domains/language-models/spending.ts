import type { ProviderSettings } from './contract.ts';

type Prices = Pick<ProviderSettings, 'inputPrice' | 'outputPrice'>;

/** Characters a token has at least: tokenizers of today make fewer tokens of Russian, English and JSON alike. */
const leastCharacters = 2;
/** What the protocol itself takes: roles, ends of messages. */
const tokensOfProtocol = 20;

/** Tokens that reading these texts takes at most. */
export function mostInputTokens(texts: readonly string[]): number {
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  return Math.ceil(characters / leastCharacters) + tokensOfProtocol * texts.length;
}

/** Prices are of 1,000 tokens. */
export function costOf(input: number, output: number, { inputPrice, outputPrice }: Prices): number {
  return (input * inputPrice + output * outputPrice) / 1000;
}
