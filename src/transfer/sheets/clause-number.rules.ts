interface NumberAndTitle {
  readonly no: string | null;
  readonly title: string | null;
}

const NUMBER =
  /^(第[一二三四五六七八九十百零〇\d]+[条款项点章]|[(（]?[一二三四五六七八九十]+[)）、.]?|\d+(?:\.\d+)*(?:[、.)）])?)[\s:：、.]*/;

/** `第五条 支持企业研发投入` is a number and a title; a title alone stands as one. */
export function numbered(values: Readonly<Record<string, unknown>>): NumberAndTitle {
  const title = values['clauseTitle'] === undefined ? null : String(values['clauseTitle']);
  if (values['no'] === undefined) return { no: null, title };
  const text = String(values['no']).trim();
  const number = (NUMBER.exec(text)?.[1] ?? '').replace(/[、.]$/, '');
  const rest = text.slice(NUMBER.exec(text)?.[0].length ?? 0).trim();
  if (number === '')
    return [...text].length <= 60 && title !== null
      ? { no: text, title }
      : { no: null, title: title ?? text };
  return { no: number, title: title ?? (rest === '' ? null : rest) };
}
