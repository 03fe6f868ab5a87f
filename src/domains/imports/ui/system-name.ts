/** Systems as people write them; of no system: a table made by hand. */
const names: Readonly<Record<string, string>> = {
  blackboard: 'Blackboard',
  brightspace: 'Brightspace',
  canvas: 'Canvas',
  'google-classroom': 'Google Classroom',
  gradescope: 'Gradescope',
  moodle: 'Moodle',
  'my-itmo': 'my.itmo',
  oneroster: 'OneRoster',
  'open-edx': 'Open edX',
  pulse: 'Pulse.EDU',
  sakai: 'Sakai',
  stepik: 'Stepik',
  table: '№',
  ulearn: 'uLearn',
};

/** How a system is called before an id that it has given. */
export function systemName(system: string): string {
  return names[system] ?? system;
}
