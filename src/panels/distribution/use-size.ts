import { type RefObject, useLayoutEffect, useState } from 'react'

/** Size of an element in CSS px, followed; [0, 0] before it is laid out. */
export function useSize(element: RefObject<HTMLElement | null>): readonly [number, number] {
  const [size, setSize] = useState<readonly [number, number]>([0, 0])
  useLayoutEffect(() => {
    const box = element.current
    if (!box) return
    const measure = () => setSize([box.clientWidth, box.clientHeight])
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [element])
  return size
}
