import { fewestRatings, type QualityFigures } from './contract.ts';

/** The figures without what too few ratings would tell of one person: only how many there are stays. */
export function withoutFewRatings<Figures extends QualityFigures>(figures: Figures): Figures {
  return figures.ratings < fewestRatings ? { ...figures, meanStars: null, stars: null } : figures;
}
