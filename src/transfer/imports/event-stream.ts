/** One event of a stream of Server-Sent Events. */
export interface StreamEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** The events of a stream, as they come. Comments keep a silent stream open and are no events. */
export async function* eventsOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<StreamEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of pieces) {
    rest += decoder.decode(piece, { stream: true }).replaceAll('\r', '');
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const found = eventIn(rest.slice(0, end));
      if (found) yield found;
      rest = rest.slice(end + 2);
    }
  }
}

function eventIn(block: string): StreamEvent | null {
  const fields: Record<string, string> = {};
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^([a-z]+):? ?(.*)$/.exec(line) ?? [];
    if (name !== '') fields[name] = name in fields ? `${fields[name]}\n${value}` : value;
  }
  const { id = '', event = 'message', data } = fields;
  return data === undefined ? null : { id, event, data };
}
