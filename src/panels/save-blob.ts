/** Hands a file to the browser's downloads. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The browser has begun to read by the next task; the address is freed a little later, to be safe with slow disks.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Local calendar date, 2026-11-22. */
export function today(): string {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** Characters that some file system refuses become dashes. */
export const fileName = (name: string, extension: string) => `${name.replace(/[\\/:*?"<>|\s]+/g, '-')}.${extension}`
