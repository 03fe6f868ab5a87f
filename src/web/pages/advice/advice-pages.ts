export { AdvicePage } from './AdvicePage.tsx';
export { AdviceQualityPage } from './AdviceQualityPage.tsx';
