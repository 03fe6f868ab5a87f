export { listGroupAttributes, removeGroupAttributes, setGroupAttributes, type GroupAttribute } from './store.ts';
