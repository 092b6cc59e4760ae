'use strict';
// The Language Server Protocol over the standard streams of a child process. Nothing here knows of VS Code.

const { spawn } = require('child_process');

class Connection {
  /** `onNotification(method, params)` is told what the server says of itself, `onEnd(code)` when it has ended. */
  constructor(program, args, onNotification, onEnd) {
    this.waiting = new Map();
    this.lastId = 0;
    this.bytes = Buffer.alloc(0);
    this.onNotification = onNotification;
    this.ended = false;
    this.process = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.process.stdout.on('data', (piece) => this.take(piece));
    this.process.stdin.on('error', () => {});
    const end = (code) => {
      if (this.ended) return;
      this.ended = true;
      for (const { reject } of this.waiting.values()) reject(new Error('the server has ended'));
      this.waiting.clear();
      onEnd(code);
    };
    this.process.on('error', (fault) => end(fault.message));
    this.process.on('exit', end);
  }

  take(piece) {
    this.bytes = Buffer.concat([this.bytes, piece]);
    for (;;) {
      const headerEnd = this.bytes.indexOf('\r\n\r\n');
      if (headerEnd < 0) return;
      const length = /content-length: *(\d+)/i.exec(this.bytes.toString('ascii', 0, headerEnd));
      if (!length) throw new Error('the server sends no Content-Length');
      const end = headerEnd + 4 + Number(length[1]);
      if (this.bytes.length < end) return;
      const message = JSON.parse(this.bytes.toString('utf8', headerEnd + 4, end));
      this.bytes = this.bytes.subarray(end);
      this.receive(message);
    }
  }

  receive(message) {
    if (message.method && message.id === undefined) return this.onNotification(message.method, message.params);
    if (message.method) return this.send({ id: message.id, error: { code: -32601, message: 'the client has no such method' } });
    const asked = this.waiting.get(message.id);
    if (!asked) return undefined;
    this.waiting.delete(message.id);
    return message.error ? asked.reject(new Error(message.error.message)) : asked.resolve(message.result);
  }

  send(message) {
    if (this.ended) return;
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }), 'utf8');
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }

  notify(method, params) {
    this.send({ method, params });
  }

  ask(method, params) {
    if (this.ended) return Promise.reject(new Error('the server has ended'));
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.send({ id, method, params });
    });
  }

  async stop() {
    if (this.ended) return;
    await this.ask('shutdown', null).catch(() => {});
    this.notify('exit', null);
  }
}

module.exports = { Connection };
