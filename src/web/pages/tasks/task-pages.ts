// One file for pages that are opened one after the other: a first visit carries the name of every file.
export { TaskPage } from './TaskPage.tsx';
export { TasksPage } from './TasksPage.tsx';
