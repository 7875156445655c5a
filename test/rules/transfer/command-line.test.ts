import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { eventsOf } from '../../../src/transfer/imports/event-stream.js';
import { type AnswerSource, Interrupted, Prompt } from '../../../src/transfer/imports/prompt.js';

/** A terminal that writes down when it shows what is typed, and when not. */
function aTerminal(isTTY = true) {
  const input = new PassThrough() as PassThrough & AnswerSource & { isTTY?: boolean };
  const output = new PassThrough();
  const happened: string[] = [];
  output.on('data', (text: Buffer) => happened.push(String(text)));
  if (isTTY)
    Object.assign(input, { isTTY, setRawMode: (raw: boolean) => happened.push(raw ? 'hide' : 'show') });
  return { prompt: new Prompt(input, output), input, happened };
}

describe('the prompt', () => {
  it('hides the password before it asks, and shows again whatever comes', async () => {
    const { prompt, input, happened } = aTerminal();
    const asked = prompt.askSecretly('密码: ');
    input.write('sec');
    input.write('x\x7fret\r');
    expect(await asked).toBe('secret');
    const broken = prompt.askSecretly('密码: ');
    input.write('sec\x03');
    await expect(broken).rejects.toBeInstanceOf(Interrupted);
    await new Promise(setImmediate);
    expect(happened).toEqual(['hide', '密码: ', 'show', '\n', 'hide', '密码: ', 'show', '\n']);
  });

  it.each([['\n'], ['\r\n']])('takes both answers from one piece of a pipe (%j)', async (end) => {
    const { prompt, input } = aTerminal(false);
    input.write(`示例${end}secret${end}`);
    expect([await prompt.ask('登录名: '), await prompt.askSecretly('密码: ')]).toEqual(['示例', 'secret']);
  });

  it('takes what there is when the pipe ends', async () => {
    const { prompt, input } = aTerminal(false);
    input.end('示例\nsecret');
    expect([await prompt.ask(''), await prompt.askSecretly(''), await prompt.ask('')]).toEqual([
      '示例',
      'secret',
      '',
    ]);
  });
});

describe('a stream of events', () => {
  it('is read whatever its pieces are, without its comments', async () => {
    const text =
      'retry: 1000\n\nid: 1\nevent: progress\ndata: {"行":1}\n\n: still here\n\nid: 2\r\nevent: end\r\ndata: a\r\ndata: b\r\n\r\n';
    for (const size of [1, 2, 7, 1_000]) {
      const bytes = Buffer.from(text);
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      const found: unknown[] = [];
      for await (const event of eventsOf(Readable.from(pieces))) found.push(Object.values(event));
      expect(found).toEqual([
        ['1', 'progress', '{"行":1}'],
        ['2', 'end', 'a\nb'],
      ]);
    }
  });
});
