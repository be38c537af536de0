import { Component, type ReactNode } from 'react'

interface Props {
  readonly children: ReactNode
  /** What stands there instead; it is given what went wrong. */
  readonly instead: (message: string) => ReactNode
}

/** Keeps a fault in one part of the page from leaving a blank one. React knows no other way than a class. */
export class ErrorBoundary extends Component<Props, { readonly message: string | null }> {
  override state = { message: null }

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    return this.state.message === null ? this.props.children : this.props.instead(this.state.message)
  }
}
