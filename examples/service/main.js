import { server } from './server.js';

const running = server().listen(3000, () => console.log('listening on port 3000'));

// Kubernetes sends SIGTERM and waits: what is under way is answered first.
process.on('SIGTERM', () => running.close());
