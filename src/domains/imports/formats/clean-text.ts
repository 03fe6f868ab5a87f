/** Soft hyphens, marks of direction and the like, which systems leave in names. Joiners are part of what one sees. */
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Control characters but tab and line breaks; a database cannot store the first of them. */
const control = /[^\P{Cc}\t\n\r]/gu;

export function withoutControls(text: string): string {
  return text.replace(control, '');
}

export function withoutInvisible(text: string): string {
  return text.replace(invisible, '');
}
