import { testKey } from '../comparing/contract.ts';
import { listSyllabus } from '../store/questions.ts';

/** What the programme of a course says of a topic. */
export interface ProgrammeTopic {
  readonly week: string | null;
  readonly contents: string | null;
  readonly tasks: string | null;
}

/** The programme of a course by topics, however they are punctuated. */
export async function readProgramme(courseId: number): Promise<(topic: string) => ProgrammeTopic | undefined> {
  const byKey = new Map((await listSyllabus(courseId)).map((said) => [testKey(said.topic), said]));
  return (topic) => {
    const said = byKey.get(testKey(topic));
    return said && { week: said.week, contents: said.contents, tasks: said.tasks };
  };
}
