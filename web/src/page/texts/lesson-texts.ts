/** Describes the texts of the lesson that its script shows; all others are in lesson.html. */

export interface QuestionTexts {
  readonly question: string;
  readonly answers: readonly AnswerTexts[];
}

export interface AnswerTexts {
  readonly answer: string;
  /** Reason why a wrong answer is wrong, without the right one. */
  readonly why?: string;
}

export interface TaskTexts {
  readonly task: string;
}

export interface LessonTexts {
  /** Questions and tasks, by the sections that they end. */
  readonly checks: Readonly<Record<string, QuestionTexts | TaskTexts>>;
  readonly bucket: BucketTexts;
  /** Caption of the weight matrices. */
  readonly matrices: string;
  readonly right: string;
  readonly wrong: (why: string) => string;
  readonly solved: string;
  readonly unsolved: string;
  readonly finished: (sections: number, all: number) => string;
  /** Words before the title of the next section. */
  readonly next: string;
  readonly allFinished: string;
  readonly clear: string;
  readonly stored: string;
  readonly cleared: string;
  readonly undo: string;
}

export interface BucketTexts {
  readonly pourIn: (inputs: string) => string;
  readonly rim: string;
  readonly sum: string;
  readonly weight: string;
  /** Captions of a sum above the threshold, and of one that is not. */
  readonly overflows: (sum: string) => string;
  readonly holds: (sum: string) => string;
}
