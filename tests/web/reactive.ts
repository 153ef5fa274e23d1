/** Plain data as frameworks hand it on. */

/** Wraps a value as Vue's `reactive` and Svelte's `$state` do: in a proxy of each object, created on access. */
export function reactive<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, { get: (target, key, receiver) => reactive(Reflect.get(target, key, receiver)) as unknown });
}

/** Wraps a value as MobX does without proxies: own fields that are getters. */
export function accessors<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(accessors) as T;
  const fields = Object.entries(value).map(
    ([key, item]) => [key, { enumerable: true, get: () => accessors(item as unknown) }] as const,
  );
  return Object.defineProperties({}, Object.fromEntries(fields)) as T;
}
