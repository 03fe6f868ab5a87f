// One file for pages that are opened one after the other: a first visit carries the name of every file.
export { ConnectionsPage } from './ConnectionsPage.tsx';
export { ImportPage } from './ImportPage.tsx';
export { MappingPage } from './MappingPage.tsx';
export { ProfilesPage } from './ProfilesPage.tsx';
