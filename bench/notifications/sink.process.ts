// A mail server that takes every letter and keeps none; prints its address, and how many it has taken when it is asked.
import { SMTPServer } from 'smtp-server';

const state = { taken: 0 };
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, callback) {
    stream.resume();
    stream.on('end', () => {
      state.taken += 1;
      callback();
    });
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => {
  const address = server.server.address();
  console.log(`smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
});
