import { expect, it } from 'vitest';
import { callHeaders } from './client.ts';
import { requirePosition } from './position.ts';

it('calls name the highest position the page was told of', () => {
  expect(callHeaders()).not.toHaveProperty('X-Pulse-Position');
  requirePosition('00000000000000ff');
  requirePosition('000000000000000a');
  expect(callHeaders()).toHaveProperty('X-Pulse-Position', '00000000000000ff');
  requirePosition('0000000000000100');
  expect(callHeaders()).toHaveProperty('X-Pulse-Position', '0000000000000100');
});
