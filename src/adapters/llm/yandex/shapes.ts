import { z } from 'zod';

// What is read of the answers of https://yandex.cloud/docs/foundation-models/text-generation/api-ref. Numbers of 64 bits
// come as texts.

const count = z.coerce.number().int().nonnegative();

export const answerSchema = z.object({
  alternatives: z
    .array(z.object({ message: z.object({ text: z.string().nullish() }).nullish(), status: z.string() }))
    .min(1),
  usage: z.object({ inputTextTokens: count, completionTokens: count }),
  modelVersion: z.string().nullish(),
});
export type YandexAnswer = z.output<typeof answerSchema>;

/** What `completion` answers. */
export const resultSchema = z.object({ result: answerSchema });

/** What `completionAsync` and the operation answer: done with either a response or an error. */
export const operationSchema = z.object({
  id: z.string().min(1),
  done: z.boolean().nullish(),
  response: answerSchema.nullish(),
  /** Of gRPC: https://grpc.github.io/grpc/core/md_doc_statuscodes.html */
  error: z.object({ code: z.number().int() }).nullish(),
});
export type YandexOperation = z.output<typeof operationSchema>;
