/**
 * Ports from 1024 up that a well-known service owns, so that no URL can make Halftone speak to a database,
 * a queue or a control plane: the "bad ports" of the Fetch standard and the registered ports of services
 * that are commonly left open inside a network.
 */
const servicePorts = new Set([
  1080, 1099, 1433, 1434, 1521, 1719, 1720, 1723, 1883, 2049, 2181, 2375, 2376, 2377, 2379, 2380, 3260, 3306,
  3389, 3659, 4045, 4190, 4369, 4444, 4505, 4506, 4646, 5038, 5044, 5060, 5061, 5432, 5433, 5601, 5671, 5672,
  5900, 5901, 5984, 5985, 5986, 6000, 6001, 6379, 6380, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  7000, 7001, 7199, 7473, 7474, 7687, 8086, 8088, 8091, 8123, 8125, 8200, 8300, 8301, 8302, 8500, 8529, 8600,
  8983, 9042, 9092, 9093, 9160, 9200, 9300, 9418, 9990, 9999, 10_000, 10_080, 10_250, 10_255, 10_256, 11_211,
  11_300, 15_672, 16_379, 19_888, 26_257, 26_379, 27_017, 27_018, 27_019, 28_015, 28_017, 50_000, 50_070,
  50_075, 61_613, 61_616,
]);

/** Whether a port is off limits: what is no number, below 1024 all but 80 and 443, above it those of well-known services. */
export function isBlockedPort(port: number): boolean {
  if (!Number.isInteger(port)) return true;
  if (port === 80 || port === 443) return false;
  return port < 1024 || servicePorts.has(port);
}
