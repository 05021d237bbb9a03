// Ends with 0 where the server of this container is ready, and with 1 where it is not.
const address = `http://127.0.0.1:${process.env.PORT || 1999}/readyz`;
const response = await fetch(address).catch(() => null);
process.exit(response?.ok ? 0 : 1);
