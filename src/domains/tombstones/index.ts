export { accountIdentities, type Identity } from './identities.ts';
export { assertNotErased, buryIdentities, findErased, findErasuresOf, keyMark } from './service.ts';
export { deleteTombstones, lockErasures } from './store.ts';
