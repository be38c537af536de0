/** 41 KB, 1.3 MB; the same in both languages. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1e6) return `${Math.round(bytes / 1e3)} KB`
  return `${(bytes / 1e6).toFixed(1)} MB`
}
