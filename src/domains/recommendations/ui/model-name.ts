/** A model as people call it: addresses of Yandex's models begin with the folder that pays for them. */
export function modelName(model: string): string {
  return model.replace(/^[a-z]+:\/\/[^/]+\//, '');
}
