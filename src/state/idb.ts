const NAME = 'jiujin'
const STORE = 'kept'

function asPromise<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('storage failed'))
  })
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE)
  return asPromise(request)
}

/** Everything that is kept, by key. @throws DOMException where the browser forbids it */
export async function readKept(): Promise<ReadonlyMap<string, unknown>> {
  const db = await open()
  try {
    const store = db.transaction(STORE).objectStore(STORE)
    const [keys, values] = await Promise.all([asPromise(store.getAllKeys()), asPromise(store.getAll())])
    return new Map(keys.map((key, k) => [String(key), values[k]]))
  } finally {
    db.close()
  }
}

/** Writes all entries or none. @throws DOMException, such as `QuotaExceededError` */
export async function writeKept(entries: Readonly<Record<string, unknown>>): Promise<void> {
  const db = await open()
  try {
    const transaction = db.transaction(STORE, 'readwrite')
    const store = transaction.objectStore(STORE)
    for (const [key, value] of Object.entries(entries)) store.put(value, key)
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onerror = () => reject(transaction.error ?? new Error('storage failed'))
      transaction.onabort = () => reject(transaction.error ?? new Error('storage failed'))
    })
  } finally {
    db.close()
  }
}

export async function clearKept(): Promise<void> {
  const db = await open()
  try {
    await asPromise(db.transaction(STORE, 'readwrite').objectStore(STORE).clear())
  } finally {
    db.close()
  }
}
