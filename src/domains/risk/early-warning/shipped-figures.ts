import { shippedFiguresSchema } from '../evaluation/contract.ts';
import file from './shipped-figures.json' with { type: 'json' };

/** What was measured when the model of this program was made; `./pulse bench report` writes it. */
export const shippedFigures = shippedFiguresSchema.parse(file);
