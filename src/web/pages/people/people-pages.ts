// One file for pages that are opened one after the other: a first visit carries the name of every file.
export { PeoplePage } from './PeoplePage.tsx';
export { PersonPage } from './PersonPage.tsx';
