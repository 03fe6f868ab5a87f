// One file for pages that are opened one after the other: a first visit carries the name of every file.
export { OwnCoursePage } from './OwnCoursePage.tsx';
export { OwnCoursesPage } from './OwnCoursesPage.tsx';
