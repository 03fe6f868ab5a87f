import { z } from 'zod';
import { importStartedSchema } from '#domains/imports/contract.ts';
import { writeMyItmoProgress, type ProgressDescription } from '#domains/imports/templates/my-itmo-progress.ts';
import type { Random } from '#kernel/seeded-random.ts';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import type { Person } from './person.ts';
import type { Verdicts } from './verdicts.ts';

export const size = { students: 16, activities: 12, lessons: 0 };

/** A file that somebody has tried to upload. */
export interface Upload {
  /** Unlike any other's, so that a batch can be told to belong to it. */
  readonly file: string;
  readonly course: number;
  readonly content: ProgressDescription;
  /** Id of the batch when the upload was accepted; null when nobody knows: the answer did not come. */
  batchId: string | null;
}

export const courseName = (course: number): string => `Курс ${course}`;

/** Versions of the gradebooks of several courses; now and then the same content comes once more. */
export class Uploads {
  readonly all: Upload[] = [];
  readonly #courses: number;
  readonly #random: Random;
  readonly #verdicts: Verdicts;

  constructor(courses: number, random: Random, verdicts: Verdicts) {
    this.#courses = courses;
    this.#random = random;
    this.#verdicts = verdicts;
  }

  /** Uploads the next version of a course. @param teacherId who teaches it when it is new */
  async uploadNext(by: Person, teacherOf: (course: number) => string): Promise<void> {
    const number = this.all.length;
    const course = number < this.#courses ? number : Math.floor(this.#random() * this.#courses);
    const before = this.all.findLast((upload) => upload.course === course);
    const isRepeated = before !== undefined && this.#random() < 0.2;
    const upload: Upload = {
      file: `upload-${number}-course-${course}.xlsx`,
      course,
      content: isRepeated ? before.content : describeCourse(1000 + number, size, courseName(course)).progress,
      batchId: null,
    };
    this.all.push(upload);
    const form = new FormData();
    form.append('teacherId', teacherOf(course));
    form.append('file', new Blob([writeMyItmoProgress(upload.content)]), upload.file);
    const answer = await by.ask('/imports', { method: 'POST', form });
    if (!answer) return;
    const [batch] = importStartedSchema.parse(answer.json).batches;
    if (batch?.file !== upload.file) {
      this.#verdicts.wrong.push(`the upload of ${upload.file} was answered with ${batch?.file}`);
      return;
    }
    upload.batchId = batch.id;
    await this.#readAgain(by, upload);
  }

  /** Who has just written must see it, whichever server and whichever copy of the database answers. */
  async #readAgain(by: Person, upload: Upload): Promise<void> {
    const answer = await by.ask(`/imports/${String(upload.batchId)}`);
    if (!answer) return;
    const { file } = z.object({ file: z.string() }).parse(answer.json);
    this.#verdicts.expect(file === upload.file, () => `the import of ${upload.file} is shown as ${file}`);
  }
}
